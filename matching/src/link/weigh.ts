import { type LevelOf, levelCount, levelOf, levels } from './levels.ts'
import type { Prepared } from './prepare.ts'

/** Weights of a model: bits by field and level, at `field × 8 + level`. */
export interface Model {
  readonly weights: Float32Array
  /** log2 of the odds that two records taken at random are one person. */
  readonly prior: number
}

const memoBits = 16

/** Compares pairs of records of one table, again and again; remembers levels of values it has seen. */
export class Weigher {
  /** The levels of the pair compared last, by field. */
  readonly vector: Uint8Array
  readonly #prepared: Prepared
  readonly #levelOf: readonly LevelOf[]
  readonly #memo: readonly Memo[]
  readonly #table: Int32Array

  constructor(prepared: Prepared) {
    this.#prepared = prepared
    this.vector = new Uint8Array(prepared.fields.length)
    this.#levelOf = prepared.tables.map(levelOf)
    this.#memo = prepared.tables.map(() => new Memo())
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
    return (this.#memo[table] as Memo).get(value, against, this.#levelOf[table] as LevelOf)
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
      if (level === levels.same) sum += (fields[at]?.bonus[rows[record * width + at] as number] as number) ?? 0
    }
    return sum
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

/** The last level seen in each of 65,536 places, by both values. */
class Memo {
  readonly #ones = new Int32Array(1 << memoBits)
  readonly #others = new Int32Array(1 << memoBits)
  readonly #levels = new Uint8Array(1 << memoBits)

  get(one: number, other: number, levelOf: LevelOf): number {
    const [low, high] = one < other ? [one, other] : [other, one]
    const place = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - memoBits)
    if (this.#ones[place] === low && this.#others[place] === high) return this.#levels[place] as number
    const level = levelOf(low, high)
    this.#ones[place] = low
    this.#others[place] = high
    this.#levels[place] = level
    return level
  }
}
