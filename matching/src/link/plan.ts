/** What a column holds, and so how two of its values are compared. */
export type FieldKind = 'name' | 'text' | 'code' | 'date' | 'number' | 'category'

export interface Field {
  readonly name: string
  readonly kind: FieldKind
}

/**
 * How a table is linked. A rule names what two records must share to be compared at all, as `field` or
 * `field.part`: parts are `sound`, `start` (three letters), `outer` (a code up to its blank), `year`, `day`
 * (month and day, 1 January left out).
 */
export interface Plan {
  readonly fields: readonly Field[]
  /** Pairs of name fields that clerks write in one another's place. */
  readonly swapped: readonly (readonly [one: string, other: string])[]
  readonly rules: readonly (readonly string[])[]
  /** By what a block is divided that is larger than `largestBlock`, in this order. */
  readonly dividers: readonly string[]
  readonly largestBlock: number
  /** A rule brings together so many pairs for each record of the table at most; its largest blocks are divided first. */
  readonly pairsPerRecord: number
  /** How much of a value's rarity counts, 0 to 1. */
  readonly rarity: number
  /** Weight in bits from which two records that stand alone are one: 0 is even odds. */
  readonly pairAt: number
  /** Mean weight from which two clusters are one; lower, because the mean of many pairs errs less than one pair. */
  readonly mergeAt: number
  /** Names that stand for one another: lists of spellings. */
  readonly sameNames: readonly (readonly string[])[]
  readonly seed: number
  /** Both tables name everybody once, so a record has at most one partner. */
  readonly oneToOne: boolean
}

export const defaults = {
  swapped: [],
  dividers: [],
  largestBlock: 400,
  pairsPerRecord: 3,
  rarity: 0.8,
  pairAt: 0,
  mergeAt: -4,
  sameNames: [],
  seed: 1,
  oneToOne: false,
} satisfies Partial<Plan>

/** A plan names a field or a part that there is not. */
export class PlanFault extends Error {}

const parts = ['sound', 'start', 'outer', 'year', 'day']

function check({ fields, rules, dividers, swapped }: Plan): void {
  const known = fields.map(({ name }) => name)
  for (const name of [...rules.flat(), ...dividers, ...swapped.flat()]) {
    const [field = '', part] = name.split('.')
    if (known.includes(name)) continue
    if (!known.includes(field))
      throw new PlanFault(`"${name}" names no field; there are: ${known.join(', ')}`)
    if (part !== undefined && !parts.includes(part))
      throw new PlanFault(`"${name}": parts are ${parts.join(', ')}`)
  }
}

/**
 * A plan from what somebody wrote: rules are made from the kinds of fields where none are given.
 *
 * @throws PlanFault when a rule, divider or swap names a field that there is not
 */
export function planOf(written: Partial<Plan> & Pick<Plan, 'fields'>): Plan {
  const named = { ...defaults, ...written }
  const plan: Plan = {
    ...named,
    rules: named.rules && named.rules.length > 0 ? named.rules : usualRules(named.fields),
    dividers: named.dividers.length > 0 ? named.dividers : usualDividers(named.fields),
    swapped: named.swapped.length > 0 ? named.swapped : usualSwaps(named.fields),
  }
  check(plan)
  return plan
}

const atomsOf: Readonly<Record<FieldKind, readonly string[]>> = {
  name: ['', '.sound'],
  text: ['.sound'],
  code: [''],
  date: [''],
  number: [''],
  category: [],
}

/** Every two fields together, names also by their sound; a number alone; weak parts by threes. */
export function usualRules(fields: readonly Field[]): string[][] {
  const telling = fields.filter(({ kind }) => kind !== 'category')
  const alone = fields.filter(({ kind }) => kind === 'number').map(({ name }) => [name])
  const pairs = telling.flatMap((one, at) => telling.slice(at + 1).map((other) => pairOf(one, other)))
  return [...alone, ...pairs.filter((rule) => rule.length > 0), ...weakRules(fields)]
}

function pairOf(one: Field, other: Field): string[] {
  const [left, right] = [atomsOf[one.kind].at(-1), atomsOf[other.kind].at(-1)]
  return left === undefined || right === undefined ? [] : [one.name + left, other.name + right]
}

/** What still agrees when both the name and the day of birth are misspelt. */
function weakRules(fields: readonly Field[]): string[][] {
  const names = fields.filter(({ kind }) => kind === 'name')
  const dates = fields.filter(({ kind }) => kind === 'date')
  const [one, other] = names
  if (!one || !other) return []
  return [
    ...dates.flatMap(({ name }) => [
      [`${one.name}.start`, `${other.name}.start`, `${name}.year`],
      [`${one.name}.sound`, `${name}.day`],
      [`${other.name}.sound`, `${name}.day`],
      [`${one.name}.sound`, `${other.name}.start`],
      [`${one.name}.start`, `${other.name}.sound`],
    ]),
  ]
}

function usualDividers(fields: readonly Field[]): string[] {
  const order: readonly FieldKind[] = ['name', 'date', 'text', 'code']
  return order.flatMap((kind) =>
    fields
      .filter((field) => field.kind === kind)
      .map(({ name }) => (kind === 'date' ? `${name}.year` : name)),
  )
}

function usualSwaps(fields: readonly Field[]): (readonly [string, string])[] {
  const [one, other] = fields.filter(({ kind }) => kind === 'name')
  return one && other ? [[one.name, other.name]] : []
}
