import type { Blocking, Blocks } from './blocks.ts'
import type { Prepared } from './prepare.ts'
import { type Bound, type Model, Weigher, boundOf } from './weigh.ts'

/** Pairs that are worth keeping, and how the weights of all lie. Weights are without the prior. */
export interface Edges {
  readonly ones: Int32Array
  readonly others: Int32Array
  readonly weights: Float32Array
}

export interface PassResult extends Edges {
  readonly compared: number
  /** How many of the kept pairs have which weight: half bits from -64 on. */
  readonly histogram: Float64Array
}

export const histogramBins = 256

/** Weighs the pairs of some blocks of one rule, and leaves out those that an earlier rule has. */
export class Pass {
  readonly #weigher: Weigher
  readonly #prepared: Prepared
  readonly #blocking: Blocking
  readonly #bound: Bound

  constructor(prepared: Prepared, blocking: Blocking, model: Model, keepFrom: number) {
    this.#weigher = new Weigher(prepared)
    this.#prepared = prepared
    this.#blocking = blocking
    this.#bound = boundOf(prepared, model, keepFrom)
  }

  run(rule: number, { order, starts }: Blocks, first: number, end: number): PassResult {
    const found: Found = { kept: new GrowingEdges(), histogram: new Float64Array(histogramBins), compared: 0 }
    for (let block = first; block < end; block += 1) {
      this.#weighBlock(rule, order.subarray(starts[block], starts[block + 1]), found)
    }
    return { ...found.kept.edges(), compared: found.compared, histogram: found.histogram }
  }

  #weighBlock(rule: number, block: Int32Array, found: Found): void {
    for (let left = 0; left < block.length; left += 1) {
      const one = block[left] as number
      for (let right = left + 1; right < block.length; right += 1) {
        this.#weighPair(rule, one, block[right] as number, found)
      }
    }
  }

  /** Weighs first: most pairs fall short at once, and for those nobody need ask whether an earlier rule had them. */
  #weighPair(rule: number, one: number, other: number, found: Found): void {
    found.compared += 1
    const weight = this.#weigher.weighFrom(this.#bound, one, other)
    if (weight < this.#bound.from || this.#seenOrBarred(rule, one, other)) return
    const bin = Math.max(0, Math.min(histogramBins - 1, Math.round(weight * 2) + 128))
    found.histogram[bin] = (found.histogram[bin] as number) + 1
    found.kept.add(one, other, weight)
  }

  #seenOrBarred(rule: number, one: number, other: number): boolean {
    const { keys, rules } = this.#blocking
    const { source } = this.#prepared
    if (source && source[one] === source[other]) return true
    const [left, right] = [one * rules, other * rules]
    for (let earlier = 0; earlier < rule; earlier += 1) {
      const key = keys[left + earlier] as number
      if (key !== 0 && key === keys[right + earlier]) return true
    }
    return false
  }
}

interface Found {
  readonly kept: GrowingEdges
  readonly histogram: Float64Array
  compared: number
}

class GrowingEdges {
  #ones = new Int32Array(1024)
  #others = new Int32Array(1024)
  #weights = new Float32Array(1024)
  #count = 0

  add(one: number, other: number, weight: number): void {
    if (this.#count === this.#ones.length) this.#grow()
    this.#ones[this.#count] = Math.min(one, other)
    this.#others[this.#count] = Math.max(one, other)
    this.#weights[this.#count] = weight
    this.#count += 1
  }

  #grow(): void {
    const [ones, others, weights] = [this.#ones, this.#others, this.#weights]
    this.#ones = new Int32Array(ones.length * 2)
    this.#others = new Int32Array(ones.length * 2)
    this.#weights = new Float32Array(ones.length * 2)
    this.#ones.set(ones)
    this.#others.set(others)
    this.#weights.set(weights)
  }

  edges(): Edges {
    return {
      ones: this.#ones.slice(0, this.#count),
      others: this.#others.slice(0, this.#count),
      weights: this.#weights.slice(0, this.#count),
    }
  }
}

/** A piece of work that one worker does at a time: so many blocks of a rule. */
export interface Piece {
  readonly rule: number
  readonly first: number
  readonly end: number
}

const pairsOfPiece = 400_000

/** Cuts the blocks of all rules into pieces of about as much work, in their order. */
export function piecesOf(blocks: readonly Blocks[]): Piece[] {
  return blocks.flatMap(({ starts }, rule) => {
    const pieces: Piece[] = []
    let [first, pairs] = [0, 0]
    for (let block = 0; block + 1 < starts.length; block += 1) {
      const size = (starts[block + 1] as number) - (starts[block] as number)
      pairs += (size * (size - 1)) / 2
      if (pairs < pairsOfPiece && block + 2 < starts.length) continue
      pieces.push({ rule, first, end: block + 1 })
      ;[first, pairs] = [block + 1, 0]
    }
    return pieces
  })
}

/** One list of edges in the order of the pieces, whoever did them. */
export function joined(results: readonly PassResult[]): PassResult {
  const count = results.reduce((sum, { ones }) => sum + ones.length, 0)
  const all = { ones: new Int32Array(count), others: new Int32Array(count), weights: new Float32Array(count) }
  const histogram = new Float64Array(histogramBins)
  let [at, compared] = [0, 0]
  for (const result of results) {
    all.ones.set(result.ones, at)
    all.others.set(result.others, at)
    all.weights.set(result.weights, at)
    at += result.ones.length
    compared += result.compared
    result.histogram.forEach((pairs, bin) => {
      histogram[bin] = (histogram[bin] as number) + pairs
    })
  }
  return { ...all, compared, histogram }
}
