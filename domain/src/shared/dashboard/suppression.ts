/**
 * Withholding small numbers (reference 12.4). A table with its sums is a flow that goes round: what enters a row leaves it
 * through its cells, what enters a column leaves it into the sum. Whoever knows the shown numbers can still imagine a
 * withheld one larger wherever a way round leads through other withheld numbers. So for each small number a way round is
 * looked for along which it could be larger by the threshold, and everything on the cheapest way is withheld with it.
 */
interface Edge {
  readonly from: number
  readonly to: number
  readonly count: number
  /** Known to readers from elsewhere: it cannot be withheld any more. */
  readonly isKnown?: boolean
}

/** Null is withheld; nought is always shown. */
export type Shown = number | null

export interface ShownList {
  readonly cells: readonly Shown[]
  readonly total: Shown
}

export interface ShownTable {
  readonly cells: readonly (readonly Shown[])[]
  readonly rowTotals: readonly Shown[]
  readonly columnTotals: readonly Shown[]
  readonly total: Shown
}

/** Counts and their sum. */
export function withholdInList(counts: readonly number[], smallest: number): ShownList {
  const total = sum(counts)
  const edges: Edge[] = [
    ...counts.map((count) => ({ from: 0, to: 1, count })),
    { from: 1, to: 0, count: total },
  ]
  const withheld = withhold(edges, smallest)
  const shown = edges.map((edge, at) => (withheld?.has(at) === false ? edge.count : null))
  return { cells: shown.slice(0, -1), total: shown.at(-1) ?? null }
}

/**
 * Counts by rows and columns, with all sums; the sum of everything is already shown elsewhere. Undefined when not even
 * withholding every cell would hide the small ones.
 */
export function withholdInTable(
  counts: readonly (readonly number[])[],
  smallest: number,
): ShownTable | undefined {
  const columns = counts[0]?.length ?? 0
  const [allRows, allColumns] = [counts.length + columns, counts.length + columns + 1]
  const columnTotals = Array.from({ length: columns }, (_, at) => sum(counts.map((row) => row[at] ?? 0)))
  const edges: Edge[] = [
    ...counts.flatMap((row, at) =>
      row.map((count, column) => ({ from: at, to: counts.length + column, count })),
    ),
    ...counts.map((row, at) => ({ from: allRows, to: at, count: sum(row) })),
    ...columnTotals.map((count, column) => ({ from: counts.length + column, to: allColumns, count })),
    { from: allColumns, to: allRows, count: sum(columnTotals), isKnown: true },
  ]
  const withheld = withhold(edges, smallest)
  if (!withheld) return undefined
  const shown = edges.map((edge, at) => (withheld.has(at) ? null : edge.count))
  const sums = counts.length * columns
  return {
    cells: counts.map((_, row) => shown.slice(row * columns, (row + 1) * columns)),
    rowTotals: shown.slice(sums, sums + counts.length),
    columnTotals: shown.slice(sums + counts.length, -1),
    total: shown.at(-1) ?? null,
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

/** Which numbers to withhold; undefined when a small one cannot be hidden, or is known already. */
function withhold(edges: readonly Edge[], smallest: number): ReadonlySet<number> | undefined {
  const isSmall = (edge: Edge) => edge.count > 0 && edge.count < smallest
  const small = edges.flatMap((edge, at) => (isSmall(edge) ? [at] : []))
  const withheld = new Set(small)
  if (small.some((at) => edges[at]?.isKnown)) return undefined
  for (const at of small) {
    const way = cheapestWay(edges, { around: at, smallest, withheld })
    if (!way) return undefined
    for (const step of way) withheld.add(step)
  }
  return withheld
}

interface Search {
  readonly around: number
  readonly smallest: number
  readonly withheld: ReadonlySet<number>
}

interface Reached {
  readonly cost: number
  readonly by: number
  readonly before: number
}

/** The way back from where the number leads to where it comes from that takes the least from readers. */
function cheapestWay(edges: readonly Edge[], search: Search): readonly number[] | undefined {
  const goal = edges[search.around]
  if (!goal) return undefined
  const reached = new Map<number, Reached>([[goal.to, { cost: 0, by: -1, before: -1 }]])
  const open = new Set([goal.to])
  for (let node = nearest(open, reached); node !== undefined; node = nearest(open, reached)) {
    open.delete(node)
    if (node === goal.from) return wayTo(node, reached)
    for (const [at, edge] of edges.entries()) {
      const next = otherEnd(edge, node, search.smallest)
      if (next === undefined || at === search.around || edge.isKnown) continue
      const cost = (reached.get(node)?.cost ?? 0) + (search.withheld.has(at) ? 0 : edge.count)
      if (cost >= (reached.get(next)?.cost ?? Number.POSITIVE_INFINITY)) continue
      reached.set(next, { cost, by: at, before: node })
      open.add(next)
    }
  }
  return undefined
}

/** Along its direction a number may be imagined larger without end; against it, smaller, but withheld ones are at least 1. */
function otherEnd(edge: Edge, node: number, smallest: number): number | undefined {
  if (edge.count === 0) return undefined
  if (edge.from === node) return edge.to
  return edge.to === node && edge.count >= smallest ? edge.from : undefined
}

function nearest(open: ReadonlySet<number>, reached: ReadonlyMap<number, Reached>): number | undefined {
  let best: number | undefined
  for (const node of open) {
    if (best === undefined || (reached.get(node)?.cost ?? 0) < (reached.get(best)?.cost ?? 0)) best = node
  }
  return best
}

function wayTo(goal: number, reached: ReadonlyMap<number, Reached>): readonly number[] {
  const way: number[] = []
  for (let step = reached.get(goal); step && step.by >= 0; step = reached.get(step.before)) way.push(step.by)
  return way
}
