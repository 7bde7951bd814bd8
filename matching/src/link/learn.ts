import { type Blocks, coincidencesOf } from './blocks.ts'
import { levelCount, levels } from './levels.ts'
import type { Plan } from './plan.ts'
import type { Prepared } from './prepare.ts'
import { seeded } from './seeded.ts'
import { type Model, Weigher } from './weigh.ts'

/** What was learned: for each field and level how often pairs of one person and of two show it. */
export interface Learned extends Model {
  /** Chance of a level among pairs of one person, at `field × 8 + level`. */
  readonly same: Float64Array
  /** Chance of a level among pairs of two. */
  readonly chance: Float64Array
}

const randomPairs = 300_000
const sampledPairs = 30_000
const rounds = 40
const leastShare = 0.3
/** What a level counts before anything was seen, so that none is impossible. */
const smoothing = 0.5

/** How often two records taken at random agree how well; the chance of the same value is known exactly. */
export function chanceLevels(prepared: Prepared, plan: Plan): Float64Array {
  const weigher = new Weigher(prepared)
  const random = seeded(plan.seed)
  const counts = new Float64Array(prepared.fields.length * levelCount)
  const pairs = Math.min(randomPairs, (prepared.size * (prepared.size - 1)) / 2)
  for (let pair = 0; pair < pairs; pair += 1) {
    const one = Math.floor(random() * prepared.size)
    const other = Math.floor(random() * prepared.size)
    if (one === other) continue
    weigher.compare(one, other)
    count(counts, weigher.vector)
  }
  prepared.fields.forEach(({ chance }, field) => setSame(counts, field, chance))
  return counts
}

function count(counts: Float64Array, vector: Uint8Array): void {
  for (let field = 0; field < vector.length; field += 1) {
    const at = field * levelCount + (vector[field] as number)
    counts[at] = (counts[at] as number) + 1
  }
}

/** Makes counts of a field into chances, with the given one for the same value. */
function setSame(counts: Float64Array, field: number, same: number): void {
  const from = field * levelCount
  let told = 0
  for (let level = levels.alike; level < levelCount; level += 1) {
    counts[from + level] = (counts[from + level] as number) + smoothing
    told += counts[from + level] as number
  }
  for (let level = levels.alike; level < levelCount; level += 1) {
    counts[from + level] = ((counts[from + level] as number) / told) * (1 - same)
  }
  counts[from + levels.same] = same
  counts[from + levels.missing] = 1
}

/** Pairs of one rule by their vector: a vector is a number in base eight. */
type Patterns = ReadonlyMap<number, number>

/**
 * Learns the weights by expectation and maximisation, on pairs of each rule and only for the fields that the rule
 * does not ask for (Fellegi and Sunter's model, trained as Splink does); the rules are then averaged by how many
 * pairs of one person they found.
 */
export function learn(prepared: Prepared, plan: Plan, blocks: readonly Blocks[]): Learned {
  const chance = chanceLevels(prepared, plan)
  const lessons = telling(prepared, plan, blocks).map((rule) =>
    lessonOf(prepared, plan, blocks[rule] as Blocks, rule, chance),
  )
  const sums = new Float64Array(chance.length)
  for (const { expected, scale } of lessons) {
    for (let at = 0; at < sums.length; at += 1)
      sums[at] = (sums[at] as number) + (expected[at] as number) * scale
  }
  const same =
    lessons.length === 0 ? usualSame(prepared.fields.length) : chancesOf(sums, prepared.fields.length)
  const mostSame = lessons.reduce((most, { matches }) => Math.max(most, matches), 1)
  const pairsInAll = (prepared.size * (prepared.size - 1)) / 2
  const prior = Math.log2((mostSame * 1.2) / Math.max(2, pairsInAll))
  return { same, chance, prior, weights: weightsOf(same, chance) }
}

/** What the pairs of one rule taught. */
interface Lesson {
  readonly expected: Float64Array
  /** How many pairs of the rule one sampled pair stands for. */
  readonly scale: number
  /** How many pairs of one person the rule seems to have. */
  readonly matches: number
}

function lessonOf(prepared: Prepared, plan: Plan, block: Blocks, rule: number, chance: Float64Array): Lesson {
  const patterns = patternsOf(prepared, block)
  const { expected, share } = maximise(patterns, chance, freeFields(plan, rule))
  return { expected, scale: block.pairs / Math.max(1, total(patterns)), matches: share * block.pairs }
}

/**
 * The rules whose pairs are largely people: where pairs of one person are few among many, maximisation finds
 * something else. Without such a rule, the one that comes nearest.
 */
function telling(prepared: Prepared, plan: Plan, blocks: readonly Blocks[]): number[] {
  const coincidences = coincidencesOf(prepared, plan)
  const shares = blocks.map(({ pairs }, rule) => (pairs === 0 ? -1 : 1 - (coincidences[rule] ?? 0) / pairs))
  const best = Math.max(...shares)
  return shares.flatMap((share, rule) => (share >= Math.min(leastShare, best) && share > -1 ? [rule] : []))
}

function freeFields(plan: Plan, rule: number): boolean[] {
  const taken = new Set((plan.rules[rule] ?? []).map((name) => name.split('.')[0]))
  for (const [one, other] of plan.swapped) {
    if (taken.has(one) || taken.has(other)) for (const name of [one, other]) taken.add(name)
  }
  return plan.fields.map(({ name }) => !taken.has(name))
}

/** Pairs taken from the blocks at even distances. */
function patternsOf(prepared: Prepared, blocks: Blocks): Patterns {
  const weigher = new Weigher(prepared)
  const patterns = new Map<number, number>()
  const step = Math.max(1, Math.floor(blocks.pairs / sampledPairs))
  eachPair(blocks, step, (one, other) => {
    weigher.compare(one, other)
    const pattern = patternOf(weigher.vector)
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1)
  })
  return patterns
}

/** Visits every `step`-th pair of all blocks, in their order. */
function eachPair(
  { order, starts }: Blocks,
  step: number,
  visit: (one: number, other: number) => void,
): void {
  let skip = 0
  for (let block = 0; block + 1 < starts.length; block += 1) {
    const to = starts[block + 1] as number
    for (let left = starts[block] as number; left < to; left += 1) {
      let right = left + 1 + skip
      for (; right < to; right += step) visit(order[left] as number, order[right] as number)
      skip = right - to
    }
  }
}

function patternOf(vector: Uint8Array): number {
  let pattern = 0
  for (const level of vector) pattern = pattern * levelCount + level
  return pattern
}

function vectorOf(pattern: number, fields: number): number[] {
  const vector: number[] = []
  let rest = pattern
  for (let field = 0; field < fields; field += 1) {
    vector.unshift(rest % levelCount)
    rest = Math.floor(rest / levelCount)
  }
  return vector
}

interface Maximised {
  /** Expected numbers of pairs of one person by field and level, of the fields that were free. */
  readonly expected: Float64Array
  readonly share: number
}

function maximise(patterns: Patterns, chance: Float64Array, free: readonly boolean[]): Maximised {
  const rows = [...patterns].map(([pattern, pairs]) => ({ vector: vectorOf(pattern, free.length), pairs }))
  let same = usualSame(free.length)
  let share = 0.3
  let expected = new Float64Array(same.length)
  for (let round = 0; round < rounds; round += 1) {
    expected = new Float64Array(same.length)
    let [matches, all] = [0, 0]
    for (const { vector, pairs } of rows) {
      const odds = (share / (1 - share)) * likelihood(vector, same, chance, free)
      const weighted = pairs * (odds / (1 + odds))
      matches += weighted
      all += pairs
      vector.forEach((level, field) => {
        const at = field * levelCount + level
        if (free[field]) expected[at] = (expected[at] as number) + weighted
      })
    }
    share = Math.min(0.999, Math.max(1e-6, matches / all))
    same = chancesOf(expected, free.length)
  }
  return { expected, share }
}

function likelihood(
  vector: readonly number[],
  same: Float64Array,
  chance: Float64Array,
  free: readonly boolean[],
): number {
  let ratio = 1
  vector.forEach((level, field) => {
    const at = field * levelCount + level
    if (free[field] && level !== levels.missing) ratio *= (same[at] as number) / (chance[at] as number)
  })
  return Math.min(ratio, 1e30)
}

const usual: readonly number[] = [1, 0.7, 0.1, 0.05, 0.05, 0.03, 0.05, 0.02]

function usualSame(fields: number): Float64Array {
  return Float64Array.from({ length: fields * levelCount }, (_, at) => usual[at % levelCount] ?? 0)
}

function chancesOf(expected: Float64Array, fields: number): Float64Array {
  const chances = new Float64Array(fields * levelCount)
  for (let field = 0; field < fields; field += 1) {
    const from = field * levelCount
    let told = 0
    for (let level = levels.same; level < levelCount; level += 1)
      told += (expected[from + level] as number) + smoothing
    for (let level = levels.same; level < levelCount; level += 1) {
      chances[from + level] = ((expected[from + level] as number) + smoothing) / told
    }
    chances[from + levels.missing] = 1
  }
  return chances
}

function weightsOf(same: Float64Array, chance: Float64Array): Float32Array {
  return Float32Array.from(same, (share, at) =>
    at % levelCount === levels.missing ? 0 : Math.log2(share / (chance[at] as number)),
  )
}

function total(patterns: Patterns): number {
  let sum = 0
  for (const pairs of patterns.values()) sum += pairs
  return sum
}
