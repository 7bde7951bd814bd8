import type { Edges } from './pass.ts'
import { sortByKey } from './radix.ts'

export interface Clustering {
  /** The number of each record's cluster, from 0, in the order of their first records. */
  readonly clusterOf: Int32Array
  readonly clusters: number
  /** How many pairs were weighed on demand. */
  readonly weighed: number
}

export interface ClusterRules {
  /** Weight of a pair with the prior, for any two records. */
  readonly weightOf: (one: number, other: number) => number
  /** Mean weight from which two clusters are one. */
  readonly mergeAt: number
  /** Weight from which two records that stand alone are one. */
  readonly pairAt: number
  /** Pairs that people have said are two. */
  readonly cannotLink?: (one: number, other: number) => boolean
}

/** Each side is represented by at most so many records. */
const sampled = 8
/** One pair counts for at most so many bits, so that it cannot outvote the others. */
const cap = 15

/**
 * Average linkage: the strongest pair first, two clusters become one when the mean over their pairs says so. Pairs
 * that no rule brought together are weighed now. The same edges give the same clusters.
 */
export function cluster(size: number, edges: Edges, rules: ClusterRules): Clustering {
  const forest = new Forest(size)
  let weighed = 0
  for (const edge of strongestFirst(edges)) {
    const one = forest.rootOf(edges.ones[edge] as number)
    const other = forest.rootOf(edges.others[edge] as number)
    if (one === other) continue
    const alone = forest.sizeOf(one) === 1 && forest.sizeOf(other) === 1
    const mean =
      alone && !rules.cannotLink
        ? Math.min(cap, edges.weights[edge] as number)
        : meanOf(forest, one, other, rules)
    if (!alone) weighed += Math.min(sampled, forest.sizeOf(one)) * Math.min(sampled, forest.sizeOf(other))
    if (mean >= (alone ? rules.pairAt : rules.mergeAt)) forest.join(one, other)
  }
  return { ...forest.clusters(), weighed }
}

const highest = 500

/** Places of the edges by falling weight, to a thousandth of a bit; equal ones in the order in which they were found. */
export function strongestFirst({ weights }: Edges): Int32Array {
  return sortByKey(Int32Array.from(weights, (weight) => Math.round((highest - weight) * 1000)))
}

function meanOf(forest: Forest, one: number, other: number, { weightOf, cannotLink }: ClusterRules): number {
  const [left, right] = [forest.sampleOf(one), forest.sampleOf(other)]
  let sum = 0
  for (const record of left) {
    for (const against of right) {
      if (cannotLink?.(record, against)) return Number.NEGATIVE_INFINITY
      sum += Math.max(-cap, Math.min(cap, weightOf(record, against)))
    }
  }
  return sum / (left.length * right.length)
}

/** Sets of records, each a list in a ring. */
class Forest {
  readonly #parent: Int32Array
  readonly #next: Int32Array
  readonly #size: Int32Array

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, at) => at)
    this.#next = this.#parent.slice()
    this.#size = new Int32Array(size).fill(1)
  }

  rootOf(record: number): number {
    let root = record
    while (this.#parent[root] !== root) {
      const above = this.#parent[this.#parent[root] as number] as number
      this.#parent[root] = above
      root = above
    }
    return root
  }

  sizeOf(root: number): number {
    return this.#size[root] as number
  }

  join(one: number, other: number): void {
    const [large, small] = this.sizeOf(one) >= this.sizeOf(other) ? [one, other] : [other, one]
    this.#parent[small] = large
    this.#size[large] = this.sizeOf(large) + this.sizeOf(small)
    const next = this.#next[large] as number
    this.#next[large] = this.#next[small] as number
    this.#next[small] = next
  }

  /** Some of the records of a set, at even distances. */
  sampleOf(root: number): readonly number[] {
    const step = Math.max(1, Math.floor(this.sizeOf(root) / sampled))
    const sample: number[] = []
    let record = root
    for (let at = 0; sample.length < sampled && at < this.sizeOf(root); at += 1) {
      if (at % step === 0) sample.push(record)
      record = this.#next[record] as number
    }
    return sample
  }

  clusters(): Omit<Clustering, 'weighed'> {
    const numbers = new Int32Array(this.#parent.length).fill(-1)
    const clusterOf = new Int32Array(this.#parent.length)
    let clusters = 0
    for (let record = 0; record < clusterOf.length; record += 1) {
      const root = this.rootOf(record)
      if (numbers[root] === -1) {
        numbers[root] = clusters
        clusters += 1
      }
      clusterOf[record] = numbers[root] as number
    }
    return { clusterOf, clusters }
  }
}

/** The strongest pairs of which no record has another: for two tables that each name everybody once. */
export function bestPartners(size: number, edges: Edges, from: number): Clustering {
  const forest = new Forest(size)
  const taken = new Uint8Array(size)
  for (const edge of strongestFirst(edges)) {
    const [one, other] = [edges.ones[edge] as number, edges.others[edge] as number]
    if ((edges.weights[edge] as number) < from) break
    if (taken[one] || taken[other]) continue
    taken[one] = taken[other] = 1
    forest.join(one, other)
  }
  return { ...forest.clusters(), weighed: 0 }
}
