import { type Blocking, type Blocks, blocksOf, emptyBlocking } from './blocks.ts'
import { type Clustering, bestPartners, cluster } from './cluster.ts'
import { type Learned, learn } from './learn.ts'
import { Pass, type PassResult, type Piece, joined, piecesOf } from './pass.ts'
import type { Plan } from './plan.ts'
import { type Prepared, type Prepares, prepare } from './prepare.ts'
import { priorOf } from './prior.ts'
import type { Column } from './values.ts'
import { Weigher } from './weigh.ts'

/** Who does the heavy passes: this thread alone, or workers that share the arrays. */
export interface Crew {
  blocks(prepared: Prepared, plan: Plan, blocking: Blocking): Promise<readonly Blocks[]>
  weigh(work: Work, pieces: readonly Piece[], done: (share: number) => void): Promise<readonly PassResult[]>
}

/** Everything a worker needs to weigh pairs. */
export interface Work {
  readonly prepared: Prepared
  readonly blocking: Blocking
  readonly blocks: readonly Blocks[]
  readonly model: Learned
  readonly keepFrom: number
}

export interface Linked extends Prepares {
  readonly model: Learned
  /** Pairs worth a look, weights with the prior. */
  readonly edges: PassResult
  readonly clustering: Clustering
  readonly blocks: readonly Blocks[]
}

export interface LinkOptions {
  readonly crew?: Crew
  readonly source?: Int32Array
  readonly progress?: (phase: Phase, share: number) => void
  /** Throws to stop. */
  readonly cancelled?: () => boolean
  readonly cannotLink?: (one: number, other: number) => boolean
}

export type Phase = 'prepare' | 'block' | 'learn' | 'weigh' | 'cluster'

export class Cancelled extends Error {}

/** Pairs this far below even odds are still kept: average linkage may want them. */
const keptBelow = 6

/** Links the records of a table: prepares, blocks, learns, weighs, clusters. The same table gives the same clusters. */
export async function link(
  columns: readonly Column[],
  plan: Plan,
  options: LinkOptions = {},
): Promise<Linked> {
  const { crew = alone, progress = () => undefined } = options
  const step = (phase: Phase) => {
    if (options.cancelled?.()) throw new Cancelled(`cancelled before: ${phase}`)
    progress(phase, 0)
  }
  step('prepare')
  const prepares = prepare(columns, plan, options.source ?? null)
  const { prepared } = prepares
  step('block')
  const blocking = emptyBlocking(prepared, plan.rules.length)
  const blocks = await crew.blocks(prepared, plan, blocking)
  step('learn')
  const model = learn(prepared, plan, blocks)
  step('weigh')
  const work: Work = { prepared, blocking, blocks, model, keepFrom: -model.prior - keptBelow }
  const told = (share: number) => {
    if (options.cancelled?.()) throw new Cancelled('cancelled while weighing')
    progress('weigh', share)
  }
  const weighed = joined(await crew.weigh(work, piecesOf(blocks), told))
  step('cluster')
  const settled = settle(prepared, model, weighed)
  return { ...prepares, ...settled, blocks, clustering: clusterAll(prepared, plan, settled, options) }
}

interface Settled {
  readonly model: Learned
  readonly edges: PassResult
}

/** The prior that the weights themselves tell, added to the edges. */
function settle(prepared: Prepared, model: Learned, weighed: PassResult): Settled {
  const prior = priorOf(weighed.histogram, (prepared.size * (prepared.size - 1)) / 2, model.prior)
  const weights = weighed.weights.map((weight) => weight + prior)
  return { model: { ...model, prior }, edges: { ...weighed, weights } }
}

function clusterAll(
  prepared: Prepared,
  plan: Plan,
  { model, edges }: Settled,
  options: LinkOptions,
): Clustering {
  if (plan.oneToOne) return bestPartners(prepared.size, edges, plan.pairAt)
  const weigher = new Weigher(prepared)
  return cluster(prepared.size, edges, {
    weightOf: (one, other) => weigher.weigh(model, one, other) + model.prior,
    mergeAt: plan.mergeAt,
    pairAt: plan.pairAt,
    ...(options.cannotLink ? { cannotLink: options.cannotLink } : {}),
  })
}

/** All work in this thread. */
export const alone: Crew = {
  blocks: (prepared, plan, blocking) =>
    Promise.resolve(plan.rules.map((_, rule) => blocksOf(prepared, plan, blocking, rule))),
  weigh: ({ prepared, blocking, blocks, model, keepFrom }, pieces, done) => {
    const pass = new Pass(prepared, blocking, model, keepFrom)
    const results = pieces.map((piece, at) => {
      const block = blocks[piece.rule]
      if (!block) throw new RangeError(`no blocks of rule ${piece.rule}`)
      const result = pass.run(piece.rule, block, piece.first, piece.end)
      done((at + 1) / pieces.length)
      return result
    })
    return Promise.resolve(results)
  },
}
