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
import { nearnessVerdict, reachOf, reachVerdict, wayTo } from './reach.ts'
import { capacityVerdict, competenceVerdict, entryVerdict, historyVerdict } from './standing.ts'
import { type Verdict, ask, excludes, reasonOf } from './verdict.ts'

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
    const { whyNot, offer } = judged(query, candidate)
    if (whyNot.length > 0) excluded.push({ service: candidate.service, whyNot })
    else offers.push(offer)
  }
  return {
    offers: offers.sort(bestFirst),
    excluded: excluded.sort(nearestToPossibleFirst),
    weights: finderConfig.version,
  }
}

function judged(
  query: FinderQuery,
  candidate: ServiceCandidate,
): { readonly whyNot: readonly Reason[]; readonly offer: Offer } {
  const { service, whereabouts } = candidate
  const deadline = finderConfig.deadlineHours[query.priority]
  const way = wayTo(service, whereabouts, query.place)
  const reach = reachOf(service.coverage, whereabouts, query.place, way)
  const eligibility = eligibilityVerdicts(service.eligibility, query.person)
  const sheet = new Sheet(query)
  for (const verdict of doorVerdicts(query, candidate)) sheet.enter(verdict)
  sheet.enter(reachVerdict(service, reach, way))
  const samePlace = whereabouts.placeId !== null && whereabouts.placeId === query.place.placeId
  sheet.enter(nearnessVerdict(service, reach, way, samePlace), 'nearness')
  for (const verdict of eligibility) sheet.enter(verdict)
  sheet.enter(certainty(eligibility), 'certainty')
  sheet.enter(languageVerdict(query, service), 'language')
  sheet.enter(capacityVerdict(service.capacity, query.now.moment), 'capacity')
  sheet.enter(openingVerdict(service.schedule, query.now, deadline), 'opening')
  sheet.enter(historyVerdict(candidate.history, service.response, deadline), 'history')
  sheet.enter(competenceVerdict(candidate), 'competence')
  sheet.enter(entryVerdict(service, query.now.day), 'entry')
  const distanceKm = way ? Math.round(way.km * 10) / 10 : null
  return { whyNot: sheet.whyNot, offer: { service, score: sheet.score, why: sheet.why, distanceKm } }
}

/** Collects what the looks at one service found. */
class Sheet {
  readonly why: FinderReason[] = []
  readonly whyNot: Reason[] = []
  readonly #query: FinderQuery
  #points = 0

  constructor(query: FinderQuery) {
    this.#query = query
  }

  enter(found: Verdict | number, weight?: Weight): void {
    if (typeof found === 'number') {
      this.#count(found, weight)
      return
    }
    this.#count(found.fit, weight)
    const demanded =
      found.weighing === 'ask' && found.fact !== undefined && this.#query.mustKnow.includes(found.fact)
    if (found.weighing === 'excludes' || demanded)
      this.whyNot.push(found.values ? { code: found.code, values: found.values } : { code: found.code })
    else this.why.push(reasonOf(found))
  }

  #count(fit: number | undefined, weight: Weight | undefined): void {
    if (fit !== undefined && weight !== undefined) this.#points += fit * finderConfig.weights[weight]
  }

  get score(): number {
    return Math.round(this.#points * 10) / 10
  }
}

/** Whether the door is open at all. */
function doorVerdicts(
  query: FinderQuery,
  { service, organisationStanding }: ServiceCandidate,
): readonly Verdict[] {
  const verdicts: Verdict[] = []
  const { day } = query.now
  if (!service.types.includes(query.serviceType)) verdicts.push(excludes('services.find.other-service'))
  if (organisationStanding === 'suspended' || organisationStanding === 'closed')
    verdicts.push(excludes('services.find.provider-not-active'))
  if (organisationStanding === 'invited') verdicts.push(ask(undefined, 'services.find.answers-by-link'))
  if (service.validUntil !== null && service.validUntil < day)
    verdicts.push(excludes('services.find.validity-over', { day: service.validUntil }))
  if (service.validFrom !== null && service.validFrom > day)
    verdicts.push(excludes('services.find.not-begun', { day: service.validFrom }))
  verdicts.push(...referralVerdicts(service))
  return verdicts
}

function referralVerdicts({ referral, access }: Service): readonly Verdict[] {
  if (!referral) return [ask(undefined, 'services.find.referral-unknown')]
  if (referral.includes('not-accepted')) return [excludes('services.find.referrals-not-accepted')]
  const walkIn = referral.includes('not-needed') || (access?.includes('walk-in') ?? false)
  return walkIn ? [{ weighing: 'for', code: 'services.find.person-may-go' }] : []
}

function languageVerdict({ person, mustKnow }: FinderQuery, { languages }: Service): Verdict {
  const spoken = person.languages
  if (!languages || !spoken || spoken.length === 0) {
    const code = languages ? 'services.find.language-of-person-unknown' : 'services.find.languages-unknown'
    return ask('language', code, finderConfig.unknownFit)
  }
  const shared = spoken.find((language) => languages.includes(language))
  if (shared !== undefined)
    return { weighing: 'for', code: 'services.find.speaks', values: { language: shared }, fit: 1 }
  if (mustKnow.includes('language')) return excludes('services.find.no-common-language')
  return { weighing: 'against', code: 'services.find.no-common-language', fit: 0 }
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
