import type { Seeker } from '../finding.ts'
import type { DocumentKind, Eligibility, RegistrationRule } from '../service.ts'
import { finderConfig } from './config.ts'
import { type Verdict, ask, excludes, verdict } from './verdict.ts'

const nationalityRuleUnknown = ask('nationality', 'services.find.nationality-rule-unknown')
const nationalityUnknown = ask('nationality', 'services.find.nationality-unknown')
const nationalityTaken = verdict('for', 'services.find.nationality-taken')
const nationalityNotTaken = excludes('services.find.nationality-not-taken')
const registrationRuleUnknown = ask('registration', 'services.find.registration-rule-unknown')
const ageRuleUnknown = ask('age', 'services.find.age-rule-unknown')
const ageUnknown = ask('age', 'services.find.age-unknown')
const agePerhaps = ask('age', 'services.find.age-perhaps')
const ageNotTaken = excludes('services.find.age-not-taken')
const sexRuleUnknown = ask('sex', 'services.find.sex-rule-unknown')
const sexUnknown = ask('sex', 'services.find.sex-unknown')
const sexNotTaken = excludes('services.find.sex-not-taken')
const vulnerabilityRuleUnknown = ask('vulnerability', 'services.find.vulnerability-rule-unknown')
const vulnerabilityUnknown = ask('vulnerability', 'services.find.vulnerability-unknown')
const vulnerabilityTaken = verdict('for', 'services.find.vulnerability-taken')
const vulnerabilityNotTaken = excludes('services.find.vulnerability-not-taken')
const providerAssesses = ask('vulnerability', 'services.find.provider-assesses')

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
    verdicts.push(nationalityRuleUnknown)
    return
  }
  if (rule.include.length === 0 && rule.exclude.length === 0) return
  if (!held || held.length === 0) {
    verdicts.push(nationalityUnknown)
    return
  }
  const taken = held.some(
    (country) =>
      (rule.include.length === 0 || rule.include.includes(country)) && !rule.exclude.includes(country),
  )
  if (taken) verdicts.push(nationalityTaken)
  else verdicts.push(nationalityNotTaken)
}

function registration({ registration: rule }: Eligibility, { documents }: Seeker, verdicts: Verdict[]): void {
  if (!rule) {
    verdicts.push(registrationRuleUnknown)
    return
  }
  for (const kind of rule.documents) verdicts.push(...documentVerdict(kind, rule, documents))
}

function documentVerdict(
  kind: DocumentKind,
  { expiredAccepted }: RegistrationRule,
  documents: Seeker['documents'],
): readonly Verdict[] {
  const values = { document: `services.document.${kind}` }
  if (!documents) return [ask('registration', 'services.find.document-unknown', undefined, values)]
  const held = documents.filter((document) => document.kind === kind)
  if (held.length === 0) return [excludes('services.find.document-missing', values)]
  if (expiredAccepted || held.some(({ expired }) => expired === false)) return []
  if (held.some(({ expired }) => expired === null))
    return [ask('registration', 'services.find.document-date-unknown', undefined, values)]
  return [excludes('services.find.document-expired', values)]
}

function age({ ages: rule }: Eligibility, { age: known }: Seeker, verdicts: Verdict[]): void {
  if (!rule) {
    verdicts.push(ageRuleUnknown)
    return
  }
  const [from, to] = [rule.from ?? 0, rule.to ?? Number.POSITIVE_INFINITY]
  if (!known) verdicts.push(ageUnknown)
  else if (known.most < from || known.least > to) verdicts.push(ageNotTaken)
  else if (known.least < from || known.most > to) verdicts.push(agePerhaps)
}

function sex({ sexes: rule }: Eligibility, { sex: known }: Seeker, verdicts: Verdict[]): void {
  if (!rule) verdicts.push(sexRuleUnknown)
  else if (rule.length === 0) return
  else if (!known) verdicts.push(sexUnknown)
  else if (!rule.includes(known)) verdicts.push(sexNotTaken)
}

function vulnerability({ vulnerabilities: rule }: Eligibility, person: Seeker, verdicts: Verdict[]): void {
  if (!rule) {
    verdicts.push(vulnerabilityRuleUnknown)
    return
  }
  if (rule.oneOf.length === 0) {
    if (rule.scored) verdicts.push(providerAssesses)
    return
  }
  const known = person.vulnerabilities
  if (!known) verdicts.push(vulnerabilityUnknown)
  else if (rule.oneOf.some((kind) => known.includes(kind))) verdicts.push(vulnerabilityTaken)
  else if (rule.scored) verdicts.push(providerAssesses)
  else verdicts.push(vulnerabilityNotTaken)
}

/** 1 when nothing about who is taken is left to ask, less for every open question. */
export function certainty(verdicts: readonly Verdict[]): number {
  let open = 0
  for (const { reason } of verdicts) if (reason.weighing === 'ask') open += 1
  return Math.max(0, 1 - open * finderConfig.askCost)
}
