export interface MapPoint {
  readonly id: string
  readonly label: string
  readonly longitude: number
  readonly latitude: number
}

/** Points that lie so close on the screen that fingers could not tell them apart. */
export interface Cluster {
  readonly x: number
  readonly y: number
  readonly points: readonly MapPoint[]
}

const FINGER = 40

/** Gathers points by their place on the screen: each joins the first gathering within a finger's width. */
export function gather(
  points: readonly MapPoint[],
  project: (point: MapPoint) => { readonly x: number; readonly y: number },
): readonly Cluster[] {
  const clusters: { x: number; y: number; points: MapPoint[] }[] = []
  for (const point of points) {
    const { x, y } = project(point)
    const near = clusters.find((cluster) => Math.hypot(cluster.x - x, cluster.y - y) < FINGER)
    if (near) near.points.push(point)
    else clusters.push({ x, y, points: [point] })
  }
  return clusters
}

export type Box = [[number, number], [number, number]]

/** The smallest box around the points: south-west and north-east. */
export function boxAround(points: readonly MapPoint[]): Box | undefined {
  const [first] = points
  if (!first) return undefined
  const east = points.map((point) => point.longitude)
  const north = points.map((point) => point.latitude)
  return [
    [Math.min(...east), Math.min(...north)],
    [Math.max(...east), Math.max(...north)],
  ]
}
