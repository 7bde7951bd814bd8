import { type AgeInterval, type Birth, ageAt, birthInterval } from '../../kernel/age.ts'
import { isMinor } from '../../kernel/condition.ts'
import { type Day, addDays, addMonths, addYears } from '../../kernel/day.ts'
import type { PersonFacts, Tri } from '../../kernel/facts.ts'
import type { Fault } from '../../kernel/reason.ts'
import { isNationality } from '../places/countries.ts'
import type { PersonFields, PersonName, RelationKind, Script, StatedAge } from './person.ts'
import { scripts } from './person.ts'

/** Nobody has been known to grow older; a day before that is a slip of the pen. */
const longestLife = 125

/**
 * The birth of somebody who says how old they are: the middle of the year in which they must have been born,
 * kept as an estimate, because people round their age.
 */
export function birthFromAge({ age, on }: StatedAge): Birth {
  return { day: `${addMonths(on, -(age * 12 + 6)).slice(0, 4)}-01-01`, precision: 'estimated' }
}

export function birthOf(told: Birth | StatedAge | null): Birth | null {
  return told && 'age' in told ? birthFromAge(told) : told
}

export function ageOf(birth: Birth | null, today: Day): AgeInterval | null {
  return birth && ageAt(birth, today)
}

/** What is wrong with a person as told, beyond the form of each field. */
export function personFaults(
  told: Partial<Pick<PersonFields, 'names' | 'citizenships'>> & {
    readonly birth?: Birth | StatedAge | null
  },
  today: Day,
): readonly Fault[] {
  return [
    ...nameFaults(told.names ?? []),
    ...birthFaults(told.birth ?? null, today),
    ...citizenshipFaults(told.citizenships ?? []),
  ]
}

function nameFaults(names: readonly PersonName[]): readonly Fault[] {
  return names.flatMap((name, at) =>
    /\p{L}/u.test(name.text) ? [] : [{ path: `names.${at}.text`, code: 'people.fault.name-without-letters' }],
  )
}

function birthFaults(told: Birth | StatedAge | null, today: Day): readonly Fault[] {
  if (!told) return []
  if ('age' in told && told.on > today) return [{ path: 'birth.on', code: 'people.fault.not-yet' }]
  const birth = birthOf(told)
  if (!birth) return []
  const { first, last } = birthInterval(birth)
  const soonest = birth.precision === 'exact' ? last : first
  if (soonest > today) return [{ path: 'birth.day', code: 'people.fault.not-yet' }]
  return last < addYears(today, -longestLife)
    ? [{ path: 'birth.day', code: 'people.fault.too-long-ago', values: { years: longestLife } }]
    : []
}

function citizenshipFaults(codes: readonly string[]): readonly Fault[] {
  return codes.flatMap((code, at) =>
    isNationality(code) ? [] : [{ path: `citizenships.${at}`, code: 'people.fault.no-such-country' }],
  )
}

/** The name that is shown first: the first one, in the script that the person uses. */
export function displayNameOf(names: readonly PersonName[]): string {
  return names[0]?.text ?? ''
}

/** The name in Latin letters that stands beneath one in another script; null where it would say the same twice. */
export function latinNameOf(names: readonly PersonName[]): string | null {
  if (names[0]?.script === 'Latn') return null
  const latin = names.filter(
    (name) => name.script === 'Latn' && name.kind !== 'former' && name.kind !== 'alias',
  )
  return (latin.find((name) => name.kind === 'transliterated') ?? latin[0])?.text ?? null
}

/** What each script is called in regular expressions. */
const scriptTests: readonly (readonly [Script, RegExp])[] = scripts
  .filter((script) => script !== 'Zyyy')
  .map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'gu')])

/** The script in which most of the letters stand. */
export function scriptOf(text: string): Script {
  const counted = scriptTests.map(([script, letters]) => ({
    script,
    count: text.match(letters)?.length ?? 0,
  }))
  const most = counted.reduce((best, each) => (each.count > best.count ? each : best), {
    script: 'Zyyy',
    count: 0,
  })
  return most.script
}

const inverses: Readonly<Record<RelationKind, RelationKind>> = {
  spouse: 'spouse',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
  guardian: 'ward',
  ward: 'guardian',
  carer: 'cared-for',
  'cared-for': 'carer',
  other: 'other',
}

/** The same relation as the other of the two would tell it. */
export function inverseOf(kind: RelationKind): RelationKind {
  return inverses[kind]
}

/** What rules may know of a person; what nobody asked stays unknown. */
export function personFactsOf(
  known: Pick<PersonFields, 'birth' | 'specificNeeds'> & { readonly hasGuardian: boolean },
  today: Day,
): PersonFacts & { readonly guardian: Tri; readonly unaccompanied: Tri } {
  const age = ageOf(known.birth, today)
  const unaccompanied = unaccompaniedOf(known.specificNeeds, age)
  const adult = isMinor(age ? { age } : undefined) === 'no'
  const guardian = known.hasGuardian ? 'yes' : adult || unaccompanied === 'yes' ? 'no' : 'unknown'
  return { ...(age ? { age } : {}), guardian, unaccompanied }
}

function unaccompaniedOf(needs: PersonFields['specificNeeds'], age: AgeInterval | null): Tri {
  if (needs?.includes('unaccompanied-or-separated-child')) return 'yes'
  if (isMinor(age ? { age } : undefined) === 'no') return 'no'
  return needs ? 'no' : 'unknown'
}

/** The days between which somebody was born who is looked for by a year that may be off by one. */
export function birthYearWindow(year: number): { readonly from: Day; readonly until: Day } {
  const start = `${String(year).padStart(4, '0')}-01-01`
  return { from: addYears(start, -1), until: addDays(addYears(start, 2), -1) }
}
