import type { Relative } from '@passerelle/domain/shared/tracing/tracing'

/** Boxes and lines of a family, in units of the drawing. */
export interface FamilyPicture {
  readonly width: number
  readonly height: number
  readonly seeker: Spot
  readonly spots: ReadonlyMap<string, Spot>
  readonly lines: readonly Line[]
}

/** The middle of a box. */
export interface Spot {
  readonly x: number
  readonly y: number
}

export interface Line {
  readonly from: Spot
  /** What bends it on its way. */
  readonly bends: readonly [Spot, Spot]
  readonly to: Spot
  /** From the one who seeks, or between two who are sought. */
  readonly kind: 'seeks' | 'tie'
}

export const box = { width: 152, height: 88, gap: 18, rise: 36 } as const

/** In which row somebody stands: elders above the one who seeks, children beneath. */
const rows: Readonly<Record<Relative, number>> = {
  grandparent: -2,
  father: -1,
  mother: -1,
  'uncle-or-aunt': -1,
  guardian: -1,
  spouse: 0,
  sibling: 0,
  cousin: 0,
  other: 0,
  child: 1,
  'nephew-or-niece': 1,
  grandchild: 2,
}

interface Placed {
  readonly id: string
  readonly relation: Relative
}

interface Tied {
  readonly one: string
  readonly other: string
}

const seekerId = ''

/** A family as a picture with `across` boxes in a row: the one who seeks in the middle, elders above, children beneath. */
export function pictureOf(sought: readonly Placed[], ties: readonly Tied[], across: number): FamilyPicture {
  const lines = rowsOf(sought, across)
  const width = across * (box.width + box.gap) + box.gap
  const spots = new Map(lines.flatMap((ids, row) => spotsOf(ids, row, width)))
  const seeker = spots.get(seekerId) ?? { x: width / 2, y: 0 }
  const between = (kind: Line['kind'], from: Spot | undefined, to: Spot | undefined): Line[] =>
    from && to ? [lineOf({ kind, from, to }, [...spots.values()], width)] : []
  return {
    width,
    height: lines.length * (box.height + box.rise) + box.gap * 2 - box.rise,
    seeker,
    spots,
    lines: [
      ...sought.flatMap(({ id }) => between('seeks', seeker, spots.get(id))),
      ...ties.flatMap(({ one, other }) => between('tie', spots.get(one), spots.get(other))),
    ],
  }
}

/** How far a line goes aside to pass a box; and above those in its own row. */
const aside = box.width + box.gap
const above = box.height * 0.85

/** The line that runs behind the fewest other boxes: straight, or around them on either side. */
function lineOf({ kind, from, to }: Omit<Line, 'bends'>, spots: readonly Spot[], width: number): Line {
  const others = spots.filter((spot) => spot !== from && spot !== to)
  const middle = (from.y + to.y) / 2
  const bent = (x: number, y: number): Line => ({
    kind,
    from,
    bends: [
      { x: from.x + x, y },
      { x: to.x + x, y },
    ],
    to,
  })
  const ways =
    from.y === to.y
      ? [bent(0, from.y), bent(0, from.y - above)]
      : [bent(0, middle), bent(-aside, middle), bent(aside, middle)]
  const hidden = ways.map((way) => hiddenOf(way, others, width))
  return ways[hidden.indexOf(Math.min(...hidden))] ?? bent(0, middle)
}

/** How much of a line runs behind boxes or out of the frame. */
function hiddenOf(line: Line, others: readonly Spot[], width: number): number {
  const steps = Array.from({ length: 24 }, (_, at) => spotOn(line, (at + 0.5) / 24))
  return steps.filter(({ x, y }) => x < 0 || x > width || others.some((spot) => isWithin({ x, y }, spot)))
    .length
}

function isWithin({ x, y }: Spot, spot: Spot): boolean {
  return Math.abs(x - spot.x) < box.width / 2 + 2 && Math.abs(y - spot.y) < box.height / 2 + 2
}

/** The place on a bent line at this share of its way (a cubic Bézier curve). */
function spotOn({ from, bends: [first, second], to }: Line, share: number): Spot {
  const rest = 1 - share
  const on = (axis: 'x' | 'y') =>
    rest ** 3 * from[axis] +
    3 * rest ** 2 * share * first[axis] +
    3 * rest * share ** 2 * second[axis] +
    share ** 3 * to[axis]
  return { x: on('x'), y: on('y') }
}

/** Who stands in a row, from its middle outwards; null keeps a place free. */
type Row = readonly (string | null)[]

function spotsOf(ids: Row, row: number, width: number): [string, Spot][] {
  const step = box.width + box.gap
  const start = (width - (ids.length - 1) * step) / 2
  const y = box.gap + box.height / 2 + row * (box.height + box.rise)
  return ids.flatMap((id, at) => (id === null ? [] : [[id, { x: start + at * step, y }]]))
}

/** Who stands beside whom, from the eldest down; a generation that is too wide takes several rows. */
function rowsOf(sought: readonly Placed[], across: number): readonly Row[] {
  const of = (row: number) => sought.filter(({ relation }) => rows[relation] === row).map(({ id }) => id)
  const own = of(0)
  const oneSide = Math.min(Math.ceil(own.length / 2), Math.floor((across - 1) / 2))
  return [
    ...inRows(of(-2), across),
    ...inRows(of(-1), across),
    aroundSeeker(own.slice(0, oneSide * 2), oneSide),
    ...inRows(own.slice(oneSide * 2), across),
    ...inRows(of(1), across),
    ...inRows(of(2), across),
  ]
}

/** The one who seeks stands in the middle, also where an odd number stands around. */
function aroundSeeker(ids: readonly string[], oneSide: number): Row {
  const left = ids.slice(oneSide)
  const free = Array.from({ length: oneSide - left.length }, () => null)
  return [...free, ...left, seekerId, ...ids.slice(0, oneSide)]
}

function inRows(ids: readonly string[], across: number): readonly Row[] {
  const count = Math.ceil(ids.length / across)
  return Array.from({ length: count }, (_, row) => ids.slice(row * across, (row + 1) * across))
}

/** A name in at most two lines of `most` letters, broken between words where that is possible. */
export function inLines(text: string, most: number): readonly string[] {
  const letters = lettersOf(text)
  if (letters.length <= most) return [text]
  const end = letters.slice(0, most + 1).lastIndexOf(' ')
  const first = end > 0 ? end : most
  return [letters.slice(0, first).join(''), shortened(letters.slice(first).join('').trim(), most)]
}

/** The beginning of a text that has no room, cut between letters as people see them. */
export function shortened(text: string, most: number): string {
  const letters = lettersOf(text)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}

function lettersOf(text: string): readonly string[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
}
