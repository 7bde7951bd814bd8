import type { Answers, Facts, Tri } from '../../kernel/facts.ts'
import { chosen, textOf } from '../../kernel/looking.ts'
import { type Reason, reason } from '../../kernel/reason.ts'
import { type DelphiList, type Dimension, definitionOfTrafficking, delphi } from './indicators-config.ts'

/** How many strong, medium and weak indicators were seen. */
export interface Strengths {
  readonly strong: number
  readonly medium: number
  readonly weak: number
}

/** What one dimension says by one list; unknown where it was not or could not be answered. */
export interface Finding {
  readonly list: DelphiList
  readonly dimension: Dimension
  readonly seen: Strengths
  readonly positive: Tri
}

export type Outcome = 'indicated' | 'not-indicated' | 'depends-on-age' | 'incomplete'

/** An indication of trafficking with its reasons. It is no status: people decide that (INV-04). */
export interface Indication {
  readonly outcome: Outcome
  readonly findings: readonly Finding[]
  readonly reasons: readonly Reason[]
}

type Age = 'adult' | 'child'
type Kind = 'labour' | 'sexual'

const listOf: Readonly<Record<Age, Readonly<Record<Kind, DelphiList>>>> = {
  adult: { labour: 'adultLabour', sexual: 'adultSexual' },
  child: { labour: 'childLabour', sexual: 'childSexual' },
}

export const dimensions: readonly Dimension[] = [
  'deceptiveRecruitment',
  'coerciveRecruitment',
  'abuseInRecruitment',
  'exploitation',
  'coercionAtDestination',
  'abuseAtDestination',
]

export const indicationCodes: readonly string[] = [
  ...['indicated', 'not-indicated', 'depends-on-age', 'incomplete'],
  ...['no-act', 'act-unknown', 'child-exploited', 'finding', 'provisional', 'proposes-only'],
].map(codeOf)

/** Positive: two strong; or one strong with any other; or three medium; or two medium with a weak one. */
export function isPositive({ strong, medium, weak }: Strengths): boolean {
  return (strong >= 1 && strong + medium + weak >= 2) || medium >= 3 || (medium >= 2 && weak >= 1)
}

/** The strengths of what was seen, by one list; what the list does not have does not count. */
export function strengthsOf(dimension: Dimension, seen: readonly string[], list: DelphiList): Strengths {
  const column = delphi.lists.indexOf(list)
  const rows: Readonly<Record<string, string>> = delphi.dimensions[dimension]
  const letters = seen.map((code) => (Object.hasOwn(rows, code) ? rows[code]?.[column] : undefined))
  const count = (letter: string): number => letters.filter((each) => each === letter).length
  return { strong: count('S'), medium: count('M'), weak: count('W') }
}

/** Works through the assessment and says what it indicates, and why. */
export function indicate(assessment: Answers): Indication {
  const known = { answers: { assessment } }
  const ages = agesMeant(textOf(known, 'assessment', 'ageThen'))
  const kinds = (chosen(known, 'assessment', 'exploitationLists') ?? []).filter(isKind)
  const verdicts = ages.map((age) => ({
    age,
    verdict: anyOf(kinds.map((kind) => verdictFor(age, kind, known))),
  }))
  const findings = ages.flatMap((age) => kinds.flatMap((kind) => findingsFor(listOf[age][kind], known)))
  const outcome = outcomeOf(verdicts.map((each) => each.verdict))
  return { outcome, findings, reasons: reasonsFor(outcome, findings, ages, known) }
}

/** The same in sentences, for the page of the assessment and of the decision. */
export function sayIndication(facts: Pick<Facts, 'answers'>): readonly Reason[] {
  return indicate(facts.answers['assessment'] ?? {}).reasons
}

type Known = Pick<Facts, 'answers'>

/** An age that is not known is looked at both ways. */
function agesMeant(answer: string | undefined): readonly Age[] {
  return answer === 'adult' || answer === 'child' ? [answer] : ['adult', 'child']
}

function isKind(code: string): code is Kind {
  return code === 'labour' || code === 'sexual'
}

function verdictFor(age: Age, kind: Kind, known: Known): Tri {
  const findings = findingsFor(listOf[age][kind], known)
  const means = anyOf(findings.filter(isMeans).map((finding) => finding.positive))
  const parts = [actSeen(known), exploitationSeen(age, kind, findings, known)]
  return allOf(definitionOfTrafficking.meansRequired[age] ? [...parts, means] : parts)
}

function findingsFor(list: DelphiList, known: Known): readonly Finding[] {
  return dimensions.map((dimension) => {
    const codes = chosen(known, 'assessment', dimension)
    const seen = strengthsOf(dimension, codes ?? [], list)
    const unclear = codes === undefined || codes.includes('not-known')
    return { list, dimension, seen, positive: unclear ? 'unknown' : tri(isPositive(seen)) }
  })
}

function isMeans(finding: Finding): boolean {
  return definitionOfTrafficking.means.some((means) => means === finding.dimension)
}

function actSeen(known: Known): Tri {
  const codes = chosen(known, 'assessment', 'acts')
  return codes === undefined || codes.includes('not-known') ? 'unknown' : tri(!codes.includes('none'))
}

function exploitationSeen(age: Age, kind: Kind, findings: readonly Finding[], known: Known): Tri {
  if (age === 'child' && kind === 'sexual' && isExploitedBySelf(known)) return 'yes'
  return findings.find((finding) => finding.dimension === 'exploitation')?.positive ?? 'unknown'
}

/** A child used for prostitution or pornography, or about to be, is exploited whatever the conditions were. */
function isExploitedBySelf(known: Known): boolean {
  const stage = textOf(known, 'assessment', 'stage')
  return definitionOfTrafficking.childSexualExploitationBySelf && (stage === 'done' || stage === 'intended')
}

function outcomeOf(verdicts: readonly Tri[]): Outcome {
  if (verdicts.every((verdict) => verdict === 'yes')) return 'indicated'
  if (verdicts.every((verdict) => verdict === 'no')) return 'not-indicated'
  return verdicts.includes('yes') ? 'depends-on-age' : 'incomplete'
}

function reasonsFor(
  outcome: Outcome,
  findings: readonly Finding[],
  ages: readonly Age[],
  known: Known,
): readonly Reason[] {
  const act = actSeen(known)
  const sexualChild = ages.includes('child') && findings.some((finding) => finding.list === 'childSexual')
  const provisional = findings.some((finding) => delphi.provisional.some((list) => list === finding.list))
  return [
    reason(codeOf(outcome)),
    ...when(act === 'no', reason(codeOf('no-act'))),
    ...when(act === 'unknown', reason(codeOf('act-unknown'))),
    ...when(sexualChild && isExploitedBySelf(known), reason(codeOf('child-exploited'))),
    ...findings.map(({ list, dimension, seen, positive }) =>
      reason(codeOf('finding'), { list, dimension, positive, ...seen }),
    ),
    ...when(provisional, reason(codeOf('provisional'))),
    reason(codeOf('proposes-only')),
  ]
}

function codeOf(name: string): string {
  return `counter-trafficking.indication.${name}`
}

function when(holds: boolean, said: Reason): readonly Reason[] {
  return holds ? [said] : []
}

function tri(holds: boolean): Tri {
  return holds ? 'yes' : 'no'
}

/** One yes is enough; without a yes, one unknown leaves it open. Nothing at all is unknown. */
function anyOf(values: readonly Tri[]): Tri {
  if (values.includes('yes')) return 'yes'
  return values.length > 0 && !values.includes('unknown') ? 'no' : 'unknown'
}

/** One no is enough; without a no, one unknown leaves it open. */
function allOf(values: readonly Tri[]): Tri {
  if (values.includes('no')) return 'no'
  return values.includes('unknown') ? 'unknown' : 'yes'
}
