import type { Plan } from './plan.ts'
import type { Prepared } from './prepare.ts'
import { sortByKey } from './radix.ts'
import { Scratch } from '../arrays/scratch.ts'
import { sharedInts } from './shared-arrays.ts'

/** The records of one rule, those with one key together; a block is a run of them. */
export interface Blocks {
  readonly order: Int32Array
  /** Where each block begins; the last entry is the end. */
  readonly starts: Int32Array
  readonly pairs: number
}

/** A part of a record that a rule may ask for: which field, and which numbers stand for its values. */
interface Atom {
  readonly field: number
  readonly codes: Int32Array | null
}

/** An array of keys for every rule, and the runs of records that share one. */
export interface Blocking {
  /** Key of rule `k` of record `r` at `r × rules + k`; 0 when the record is in no block of the rule. */
  readonly keys: Int32Array
  readonly rules: number
}

const scratch = new Scratch()

export function emptyBlocking(prepared: Prepared, rules: number): Blocking {
  return { keys: sharedInts(prepared.size * rules), rules }
}

/**
 * Makes the blocks of one rule, and writes its keys. The smallest blocks are taken first, until the rule has brought
 * as many pairs as it may; the others are divided by one field after the other, and left out when that does not help.
 */
export function blocksOf(prepared: Prepared, plan: Plan, blocking: Blocking, rule: number): Blocks {
  const names = plan.rules[rule] ?? []
  const keys = keysOf(
    prepared,
    names.map((name) => atomOf(prepared, plan, name)),
  )
  const made = new MadeBlocks(prepared.size)
  const mostPairs = plan.pairsPerRecord * prepared.size
  let rest = sortByKey(keys, placesOf(keys))
  for (const divider of dividersOf(plan, names)) {
    const large = takeSmall(
      keys,
      rest,
      largestOf(keys, rest, plan.largestBlock, mostPairs - made.pairs),
      made,
    )
    rest = divide(prepared, keys, large, atomOf(prepared, plan, divider))
  }
  const left = takeSmall(keys, rest, largestOf(keys, rest, plan.largestBlock, mostPairs - made.pairs), made)
  for (const record of left) keys[record] = 0
  for (let record = 0; record < keys.length; record += 1)
    blocking.keys[record * blocking.rules + rule] = keys[record] as number
  return made.blocks()
}

/** A field that the rule asks for divides nothing any more. */
function dividersOf({ dividers }: Plan, names: readonly string[]): string[] {
  const fields = names.map((name) => name.split('.')[0])
  return dividers.filter((name) => !fields.includes(name.split('.')[0]))
}

/** Takes the blocks that are not too large; the records of the others move to the front of `sorted`, and are given. */
function takeSmall(keys: Int32Array, sorted: Int32Array, largest: number, made: MadeBlocks): Int32Array {
  let large = 0
  eachRun(keys, sorted, (from, to) => {
    if (to - from > largest) {
      sorted.copyWithin(large, from, to)
      large += to - from
    } else if (to - from > 1) made.add(sorted, from, to)
  })
  return sorted.subarray(0, large)
}

function placesOf(keys: Int32Array): Int32Array {
  const places = scratch.ints('places', keys.length)
  let count = 0
  for (let record = 0; record < keys.length; record += 1) {
    if (keys[record] !== 0) {
      places[count] = record
      count += 1
    }
  }
  return places.subarray(0, count)
}

/**
 * How many pairs each rule would bring together by chance alone, were its parts independent of one another: what it
 * brings beyond that is people.
 */
export function coincidencesOf(prepared: Prepared, plan: Plan): number[] {
  const chances = new Map(
    [...new Set(plan.rules.flat())].map((name) => [name, chanceOf(prepared, atomOf(prepared, plan, name))]),
  )
  const pairsInAll = (prepared.size * (prepared.size - 1)) / 2
  return plan.rules.map((rule) => rule.reduce((pairs, name) => pairs * (chances.get(name) ?? 1), pairsInAll))
}

function chanceOf({ rows, fields, size, tables }: Prepared, { field, codes }: Atom): number {
  const values = tables[fields[field]?.table ?? -1]?.sound.length ?? 0
  const counts = new Int32Array(codes ? 1 + codes.reduce((most, code) => Math.max(most, code), 0) : values)
  for (let record = 0; record < size; record += 1) {
    const value = rows[record * fields.length + field] as number
    const code = codes ? (codes[value] as number) : value
    counts[code] = (counts[code] as number) + 1
  }
  let pairs = 0
  for (let code = 1; code < counts.length; code += 1)
    pairs += (counts[code] as number) * ((counts[code] as number) - 1)
  return pairs / Math.max(1, size * (size - 1))
}

function atomOf({ fields, tables }: Prepared, plan: Plan, name: string): Atom {
  const [fieldName = '', part] = name.split('.')
  const field = plan.fields.findIndex((each) => each.name === fieldName)
  const table = tables[fields[field]?.table ?? -1]
  if (!table) throw new RangeError(`rule names "${name}", but there is no field "${fieldName}"`)
  if (part === undefined) return { field, codes: null }
  if (part === 'sound' || part === 'year' || part === 'outer') return { field, codes: table.sound }
  if (part === 'start' || part === 'day') return { field, codes: table.start }
  throw new RangeError(`rule names "${name}": parts are sound, start, outer, year and day`)
}

function keysOf({ rows, fields, size }: Prepared, atoms: readonly Atom[]): Int32Array {
  const keys = scratch.ints('keys', size).fill(0x2545f491)
  for (const { field, codes } of atoms) {
    for (let record = 0; record < size; record += 1) {
      const value = rows[record * fields.length + field] as number
      const code = codes ? (codes[value] as number) : value
      const key = keys[record] as number
      keys[record] = key === 0 || code === 0 ? 0 : mixed(key, code)
    }
  }
  return keys
}

/** Never 0, which says that there is no key. */
function mixed(key: number, code: number): number {
  let mix = Math.imul(key ^ code, 0x9e3779b1)
  mix = Math.imul(mix ^ (mix >>> 15), 0x85ebca6b)
  return mix ^ (mix >>> 13) || 1
}

/** Gives records keys that also tell the divider, and sorts them; whoever lacks it leaves the rule. */
function divide(
  { rows, fields }: Prepared,
  keys: Int32Array,
  records: Int32Array,
  { field, codes }: Atom,
): Int32Array {
  let left = 0
  for (const record of records) {
    const value = rows[record * fields.length + field] as number
    const code = codes ? (codes[value] as number) : value
    keys[record] = code === 0 ? 0 : mixed(keys[record] as number, code)
    if (code === 0) continue
    records[left] = record
    left += 1
  }
  return sortByKey(keys, records.subarray(0, left))
}

/** How large a block may be so that the rule stays within its pairs. */
function largestOf(keys: Int32Array, sorted: Int32Array, largestBlock: number, budget: number): number {
  const blocks = new Float64Array(largestBlock + 1)
  eachRun(keys, sorted, (from, to) => {
    if (to - from <= largestBlock) blocks[to - from] = (blocks[to - from] as number) + 1
  })
  let pairs = 0
  for (let size = 2; size <= largestBlock; size += 1) {
    pairs += ((blocks[size] as number) * size * (size - 1)) / 2
    if (pairs > budget) return size - 1
  }
  return largestBlock
}

function eachRun(keys: Int32Array, sorted: Int32Array, visit: (from: number, to: number) => void): void {
  let from = 0
  while (from < sorted.length) {
    const key = keys[sorted[from] as number] as number
    let to = from + 1
    while (to < sorted.length && keys[sorted[to] as number] === key) to += 1
    if (key !== 0) visit(from, to)
    from = to
  }
}

class MadeBlocks {
  readonly #order: Int32Array
  readonly #starts: Int32Array
  #records = 0
  #blocks = 0
  pairs = 0

  /** A record stands in one block at most, and a block has two. */
  constructor(records: number) {
    this.#order = scratch.ints('order', records)
    this.#starts = scratch.ints('starts', Math.ceil(records / 2) + 1)
  }

  add(sorted: Int32Array, from: number, to: number): void {
    this.#starts[this.#blocks] = this.#records
    this.#blocks += 1
    this.#order.set(sorted.subarray(from, to), this.#records)
    this.#records += to - from
    this.pairs += ((to - from) * (to - from - 1)) / 2
  }

  /** In memory that threads share. */
  blocks(): Blocks {
    this.#starts[this.#blocks] = this.#records
    const [order, starts] = [
      this.#order.subarray(0, this.#records),
      this.#starts.subarray(0, this.#blocks + 1),
    ]
    return { order: shared(order), starts: shared(starts), pairs: this.pairs }
  }
}

function shared(ints: Int32Array): Int32Array {
  const copy = sharedInts(ints.length)
  copy.set(ints)
  return copy
}
