import type { Reason } from '../../../kernel/reason.ts'
import type {
  Exclusion,
  FinderQuery,
  FinderReason,
  FinderResult,
  Offer,
  ServiceCandidate,
} from '../finding.ts'
import type { Service } from '../service.ts'
import { finderConfig } from './config.ts'
import { certainty, eligibilityVerdicts } from './eligible.ts'
import { openingVerdict } from './opening.ts'
import { isBlurred, nearnessVerdict, reachOf, reachVerdict, wayTo } from './reach.ts'
import { capacityVerdict, competenceVerdict, entryVerdict, historyVerdict } from './standing.ts'
import { type Verdict, ask, excludes, verdict } from './verdict.ts'

type Weight = keyof typeof finderConfig.weights

/**
 * Ranks services for one person's need and says why; each that may not, says why not. What is not known is asked,
 * never assumed: it rules out only where the query demands it. The order depends on nothing but what is compared,
 * so the same question gets the same answer whatever order the services come in.
 */
export function findPartners(query: FinderQuery, candidates: readonly ServiceCandidate[]): FinderResult {
  const offers: Offer[] = []
  const excluded: Exclusion[] = []
  for (const candidate of candidates) {
    const judgement = judged(query, candidate)
    if ('offer' in judgement) offers.push(judgement.offer)
    else excluded.push({ service: candidate.service, whyNot: judgement.whyNot })
  }
  return {
    offers: offers.sort(bestFirst),
    excluded: excluded.sort(nearestToPossibleFirst),
    weights: finderConfig.version,
  }
}

type Judgement = { readonly whyNot: readonly Reason[] } | { readonly offer: Offer }

/** First what may rule the service out; the rest is looked at only when nothing does. */
function judged(query: FinderQuery, candidate: ServiceCandidate): Judgement {
  const { service, whereabouts } = candidate
  const way = wayTo(service, whereabouts, query.place)
  const reach = reachOf(service.coverage, whereabouts, query.place, way)
  const eligibility = eligibilityVerdicts(service.eligibility, query.person)
  const language = languageVerdict(query, service)
  const capacity = capacityVerdict(service.capacity, query.now.moment)
  const competence = competenceVerdict(candidate)
  const gates = [...doorVerdicts(query, candidate), reachVerdict(service, reach, way), ...eligibility]
  const decisive = [...gates, language, capacity, competence]
  const whyNot = decisive.filter((found) => rulesOut(found, query))
  if (whyNot.length > 0) return { whyNot: whyNot.map(({ reason }) => reason) }
  const deadline = finderConfig.deadlineHours[query.priority]
  const samePlace = whereabouts.placeId !== null && whereabouts.placeId === query.place.placeId
  const looks: Readonly<Record<Weight, Verdict | number>> = {
    nearness: nearnessVerdict(service, reach, way, samePlace),
    certainty: certainty(eligibility),
    language,
    capacity,
    opening: openingVerdict(service.schedule, query.now, deadline),
    history: historyVerdict(candidate.history, service.response, deadline),
    competence,
    entry: entryVerdict(service, query.now.day),
  }
  const distanceKm = way && !isBlurred(way) ? Math.round(way.km * 10) / 10 : null
  return { offer: { service, score: scoreOf(looks), why: whyOf(gates, looks), distanceKm } }
}

function rulesOut({ excludes: ruledOut, fact, reason }: Verdict, { mustKnow }: FinderQuery): boolean {
  return ruledOut || (fact !== undefined && reason.weighing === 'ask' && mustKnow.includes(fact))
}

const weighed: readonly Weight[] = [
  'nearness',
  'certainty',
  'language',
  'capacity',
  'opening',
  'history',
  'competence',
  'entry',
]

function scoreOf(looks: Readonly<Record<Weight, Verdict | number>>): number {
  let points = 0
  for (const weight of weighed) {
    const look = looks[weight]
    points += finderConfig.weights[weight] * (typeof look === 'number' ? look : (look.fit ?? 0))
  }
  return Math.round(points * 10) / 10
}

function whyOf(
  gates: readonly Verdict[],
  looks: Readonly<Record<Weight, Verdict | number>>,
): readonly FinderReason[] {
  const why = gates.map(({ reason }) => reason)
  for (const weight of weighed) {
    const look = looks[weight]
    if (typeof look !== 'number') why.push(look.reason)
  }
  return why
}

const otherService = excludes('services.find.other-service')
const providerNotActive = excludes('services.find.provider-not-active')
const answersByLink = verdict('ask', 'services.find.answers-by-link')

/** Whether the door is open at all. */
function doorVerdicts({ serviceType, now }: FinderQuery, candidate: ServiceCandidate): readonly Verdict[] {
  const { service, organisationStanding } = candidate
  const verdicts: Verdict[] = []
  if (!service.types.includes(serviceType)) verdicts.push(otherService)
  if (organisationStanding === 'suspended' || organisationStanding === 'closed')
    verdicts.push(providerNotActive)
  if (organisationStanding === 'invited') verdicts.push(answersByLink)
  if (service.validUntil !== null && service.validUntil < now.day)
    verdicts.push(excludes('services.find.validity-over', { day: service.validUntil }))
  if (service.validFrom !== null && service.validFrom > now.day)
    verdicts.push(excludes('services.find.not-begun', { day: service.validFrom }))
  const referral = referralVerdict(service)
  if (referral) verdicts.push(referral)
  return verdicts
}

const referralUnknown = verdict('ask', 'services.find.referral-unknown')
const referralsNotAccepted = excludes('services.find.referrals-not-accepted')
const personMayGo = verdict('for', 'services.find.person-may-go')

function referralVerdict({ referral, access }: Service): Verdict | undefined {
  if (!referral) return referralUnknown
  if (referral.includes('not-accepted')) return referralsNotAccepted
  const walkIn = referral.includes('not-needed') || access?.includes('walk-in') === true
  return walkIn ? personMayGo : undefined
}

const languagesUnknown = ask('language', 'services.find.languages-unknown', finderConfig.unknownFit)
const languageOfPersonUnknown = ask(
  'language',
  'services.find.language-of-person-unknown',
  finderConfig.unknownFit,
)
const noCommonLanguage = verdict('against', 'services.find.no-common-language', 0)
const commonLanguageDemanded = excludes('services.find.no-common-language')

function languageVerdict({ person, mustKnow }: FinderQuery, { languages }: Service): Verdict {
  const spoken = person.languages
  if (!languages) return languagesUnknown
  if (!spoken || spoken.length === 0) return languageOfPersonUnknown
  const shared = spoken.find((language) => languages.includes(language))
  if (shared !== undefined) return verdict('for', 'services.find.speaks', 1, { language: shared })
  return mustKnow.includes('language') ? commonLanguageDemanded : noCommonLanguage
}

function bestFirst(one: Offer, other: Offer): number {
  if (one.score !== other.score) return other.score - one.score
  const nearer = (one.distanceKm ?? Number.MAX_VALUE) - (other.distanceKm ?? Number.MAX_VALUE)
  return nearer !== 0 ? nearer : byId(one, other)
}

function nearestToPossibleFirst(one: Exclusion, other: Exclusion): number {
  return one.whyNot.length - other.whyNot.length || byId(one, other)
}

function byId(one: { readonly service: Service }, other: { readonly service: Service }): number {
  return one.service.id < other.service.id ? -1 : one.service.id > other.service.id ? 1 : 0
}
