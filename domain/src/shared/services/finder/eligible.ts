import { finderConfig } from './config.ts'
import type { Seeker } from '../finding.ts'
import type { DocumentKind, Eligibility, RegistrationRule } from '../service.ts'
import { type Verdict, ask, excludes } from './verdict.ts'

/**
 * Whether the service takes this person, as far as both sides are known. A rule that the provider has not stated,
 * and a fact that nobody has asked for, are questions to ask; neither counts as a yes.
 */
export function eligibilityVerdicts(rules: Eligibility, person: Seeker): readonly Verdict[] {
  const verdicts: Verdict[] = []
  nationality(rules, person, verdicts)
  registration(rules, person, verdicts)
  age(rules, person, verdicts)
  sex(rules, person, verdicts)
  vulnerability(rules, person, verdicts)
  return verdicts
}

function nationality(
  { nationalities: rule }: Eligibility,
  { nationalities: held }: Seeker,
  verdicts: Verdict[],
): void {
  if (!rule) {
    verdicts.push(ask('nationality', 'services.find.nationality-rule-unknown'))
    return
  }
  if (rule.include.length === 0 && rule.exclude.length === 0) return
  if (!held || held.length === 0) {
    verdicts.push(ask('nationality', 'services.find.nationality-unknown'))
    return
  }
  const taken = held.some(
    (country) =>
      (rule.include.length === 0 || rule.include.includes(country)) && !rule.exclude.includes(country),
  )
  if (taken) verdicts.push({ weighing: 'for', code: 'services.find.nationality-taken' })
  else verdicts.push(excludes('services.find.nationality-not-taken'))
}

function registration({ registration: rule }: Eligibility, { documents }: Seeker, verdicts: Verdict[]): void {
  if (!rule) {
    verdicts.push(ask('registration', 'services.find.registration-rule-unknown'))
    return
  }
  for (const kind of rule.documents) verdicts.push(...documentVerdict(kind, rule, documents))
}

function documentVerdict(
  kind: DocumentKind,
  { expiredAccepted }: RegistrationRule,
  documents: Seeker['documents'],
): readonly Verdict[] {
  const values = { document: kind }
  if (!documents) return [{ ...ask('registration', 'services.find.document-unknown'), values }]
  const held = documents.filter((document) => document.kind === kind)
  if (held.length === 0) return [excludes('services.find.document-missing', values)]
  if (expiredAccepted || held.some(({ expired }) => expired === false)) return []
  if (held.some(({ expired }) => expired === null))
    return [{ ...ask('registration', 'services.find.document-date-unknown'), values }]
  return [excludes('services.find.document-expired', values)]
}

function age({ ages: rule }: Eligibility, { age: known }: Seeker, verdicts: Verdict[]): void {
  if (!rule) {
    verdicts.push(ask('age', 'services.find.age-rule-unknown'))
    return
  }
  const [from, to] = [rule.from ?? 0, rule.to ?? Number.POSITIVE_INFINITY]
  if (!known) verdicts.push(ask('age', 'services.find.age-unknown'))
  else if (known.most < from || known.least > to) verdicts.push(excludes('services.find.age-not-taken'))
  else if (known.least < from || known.most > to) verdicts.push(ask('age', 'services.find.age-perhaps'))
}

function sex({ sexes: rule }: Eligibility, { sex: known }: Seeker, verdicts: Verdict[]): void {
  if (!rule) verdicts.push(ask('sex', 'services.find.sex-rule-unknown'))
  else if (rule.length === 0) return
  else if (!known) verdicts.push(ask('sex', 'services.find.sex-unknown'))
  else if (!rule.includes(known)) verdicts.push(excludes('services.find.sex-not-taken'))
}

function vulnerability({ vulnerabilities: rule }: Eligibility, person: Seeker, verdicts: Verdict[]): void {
  if (!rule) {
    verdicts.push(ask('vulnerability', 'services.find.vulnerability-rule-unknown'))
    return
  }
  if (rule.oneOf.length === 0) {
    if (rule.scored) verdicts.push(ask('vulnerability', 'services.find.provider-assesses'))
    return
  }
  const known = person.vulnerabilities
  if (!known) verdicts.push(ask('vulnerability', 'services.find.vulnerability-unknown'))
  else if (rule.oneOf.some((kind) => known.includes(kind)))
    verdicts.push({ weighing: 'for', code: 'services.find.vulnerability-taken' })
  else if (rule.scored) verdicts.push(ask('vulnerability', 'services.find.provider-assesses'))
  else verdicts.push(excludes('services.find.vulnerability-not-taken'))
}

/** 1 when nothing about who is taken is left to ask, less for every open question. */
export function certainty(verdicts: readonly Verdict[]): number {
  let open = 0
  for (const { weighing } of verdicts) if (weighing === 'ask') open += 1
  return Math.max(0, 1 - open * finderConfig.askCost)
}
