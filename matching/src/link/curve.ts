import type { Edges } from './pass.ts'
import { pairsIn } from './quality.ts'
import { strongestFirst } from './cluster.ts'

export interface CurvePoint {
  readonly weight: number
  readonly precision: number
  readonly recall: number
}

const points = 120

/** Precision and recall of pairs by the weight from which on they are believed; truth numbers the persons. */
export function curveOf(edges: Edges, truth: Int32Array): CurvePoint[] {
  const sizes = new Map<number, number>()
  for (const person of truth) sizes.set(person, (sizes.get(person) ?? 0) + 1)
  const real = pairsIn(sizes.values())
  const order = strongestFirst(edges)
  const step = Math.max(1, Math.floor(order.length / points))
  const curve: CurvePoint[] = []
  let right = 0
  order.forEach((edge, at) => {
    if (truth[edges.ones[edge] ?? 0] === truth[edges.others[edge] ?? 0]) right += 1
    if ((at + 1) % step !== 0 && at + 1 !== order.length) return
    curve.push({
      weight: edges.weights[edge] ?? 0,
      precision: right / (at + 1),
      recall: right / Math.max(1, real),
    })
  })
  return curve
}
