import { type LevelOf, levelCount, levelOf, levels } from './levels.ts'
import type { FieldKind } from './plan.ts'
import type { Prepared, PreparedField } from './prepare.ts'

/** Weights of a model: bits by field and level, at `field × 8 + level`. */
export interface Model {
  readonly weights: Float32Array
  /** log2 of the odds that two records taken at random are one person. */
  readonly prior: number
}

/** From which weight on pairs are wanted, and the most that fields can add. */
export interface Bound {
  readonly model: Model
  readonly from: number
  /** The most that two different values of a field are worth. */
  readonly highest: Float32Array
  /** The most that names add that stand crosswise. */
  readonly swap: number
  /** The fields, quick ones first. */
  readonly order: Int32Array
}

const quickness: Readonly<Record<FieldKind, number>> = {
  category: 0,
  date: 1,
  number: 2,
  code: 3,
  name: 4,
  text: 5,
}

export function boundOf({ fields, swapped }: Prepared, model: Model, from: number): Bound {
  const highest = Float32Array.from(fields, (_, at) => {
    const start = at * levelCount
    return Math.max(...model.weights.subarray(start + levels.alike, start + levels.swapped))
  })
  const places = fields.map((_, at) => at)
  const order = places.toSorted((one, other) => quick(fields, one) - quick(fields, other) || one - other)
  const swap = swapped.reduce(
    (sum, [first]) => sum + Math.max(0, model.weights[first * levelCount + levels.swapped] as number),
    0,
  )
  return { model, from, highest, swap, order: Int32Array.from(order) }
}

function quick(fields: readonly PreparedField[], at: number): number {
  const field = fields[at]
  return field ? quickness[field.kind] : 0
}

const memoBits = 15

/** Compares pairs of records of one table, again and again; remembers levels of values it has seen. */
export class Weigher {
  /** The levels of the pair compared last, by field. */
  readonly vector: Uint8Array
  readonly #prepared: Prepared
  readonly #levelOf: readonly LevelOf[]
  /** Of words only: other kinds are compared as quickly as they are remembered. */
  readonly #memo: readonly (Memo | undefined)[]
  readonly #table: Int32Array

  constructor(prepared: Prepared) {
    this.#prepared = prepared
    this.vector = new Uint8Array(prepared.fields.length)
    this.#levelOf = prepared.tables.map(levelOf)
    this.#memo = prepared.tables.map(({ kind }) =>
      kind === 'name' || kind === 'text' ? new Memo() : undefined,
    )
    this.#table = Int32Array.from(prepared.fields, ({ table }) => table)
  }

  /** Fills `vector` for two records. */
  compare(one: number, other: number): void {
    const { rows } = this.#prepared
    const width = this.vector.length
    const [left, right] = [one * width, other * width]
    for (let at = 0; at < width; at += 1) {
      const [value, against] = [rows[left + at] as number, rows[right + at] as number]
      this.vector[at] = value === 0 || against === 0 ? levels.missing : this.#level(at, value, against)
    }
    for (const [first, second] of this.#prepared.swapped) this.#seeSwap(left, right, first, second)
  }

  #level(at: number, value: number, against: number): number {
    if (value === against) return levels.same
    const table = this.#table[at] as number
    const levelOfPair = this.#levelOf[table] as LevelOf
    const memo = this.#memo[table]
    return memo ? memo.get(value, against, levelOfPair) : levelOfPair(value, against)
  }

  /** The two names stand crosswise, or the only one of a side stands in the other field of the other. */
  #seeSwap(left: number, right: number, first: number, second: number): void {
    const [one, other] = [this.vector[first] as number, this.vector[second] as number]
    if ((one !== 0 && one <= levels.near) || (other !== 0 && other <= levels.near)) return
    const { rows } = this.#prepared
    const crossed = agree(rows[left + first], rows[right + second])
    const crossedBack = agree(rows[left + second], rows[right + first])
    if (crossed === false || crossedBack === false || !(crossed || crossedBack)) return
    this.vector[first] = levels.swapped
    this.vector[second] = levels.missing
  }

  /** Bits for one person, without the prior, of the pair in `vector`; `record` is either of the two. */
  weight(model: Model, record: number): number {
    const { rows, fields } = this.#prepared
    const width = this.vector.length
    let sum = 0
    for (let at = 0; at < width; at += 1) {
      const level = this.vector[at] as number
      sum += model.weights[at * levelCount + level] as number
      if (level === levels.same)
        sum += (fields[at]?.bonus[rows[record * width + at] as number] as number) ?? 0
    }
    return sum
  }

  /**
   * The same, or minus infinity as soon as it is clear that it stays below `from`: what equals or is missing is
   * known at once, the rest is supposed to agree as well as different values can until it is looked at.
   */
  weighFrom(bound: Bound, one: number, other: number): number {
    const { rows, fields } = this.#prepared
    const width = this.vector.length
    const [left, right] = [one * width, other * width]
    const { weights } = bound.model
    let sum = 0
    for (let at = 0; at < width; at += 1) {
      const [value, against] = [rows[left + at] as number, rows[right + at] as number]
      if (value === 0 || against === 0) continue
      if (value === against)
        sum +=
          (weights[at * levelCount + levels.same] as number) +
          ((fields[at] as PreparedField).bonus[value] as number)
      else sum += bound.highest[at] as number
    }
    if (sum + bound.swap < bound.from) return Number.NEGATIVE_INFINITY
    for (let place = 0; place < width; place += 1) {
      const at = bound.order[place] as number
      const [value, against] = [rows[left + at] as number, rows[right + at] as number]
      if (value === 0 || against === 0 || value === against) continue
      sum +=
        (weights[at * levelCount + this.#level(at, value, against)] as number) - (bound.highest[at] as number)
      if (sum + bound.swap < bound.from) return Number.NEGATIVE_INFINITY
    }
    return this.weigh(bound.model, one, other)
  }

  /** Bits for one person, without the prior. */
  weigh(model: Model, one: number, other: number): number {
    this.compare(one, other)
    return this.weight(model, one)
  }
}

/** Whether two values are the same; undefined when one is missing. */
function agree(one: number | undefined, other: number | undefined): boolean | undefined {
  if (!one || !other) return undefined
  return one === other
}

/** The last level seen in each of many places, by both values; the second number also holds the level. */
class Memo {
  readonly #cells = new Int32Array(2 << memoBits)

  get(one: number, other: number, levelOf: LevelOf): number {
    const [low, high] = one < other ? [one, other] : [other, one]
    const cell = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - memoBits)) << 1
    const seen = this.#cells[cell + 1] as number
    if (this.#cells[cell] === low && seen >>> 3 === high) return seen & 7
    const level = levelOf(low, high)
    this.#cells[cell] = low
    this.#cells[cell + 1] = (high << 3) | level
    return level
  }
}
