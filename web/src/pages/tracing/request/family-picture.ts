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
  readonly to: Spot
  /** From the one who seeks, or between two who are sought. */
  readonly kind: 'seeks' | 'tie'
}

export const box = { width: 152, height: 68, gap: 20, rise: 40 } as const

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
    from && to ? [{ kind, from, to }] : []
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

function spotsOf(ids: readonly string[], row: number, width: number): [string, Spot][] {
  const step = box.width + box.gap
  const start = (width - (ids.length - 1) * step) / 2
  const y = box.gap + box.height / 2 + row * (box.height + box.rise)
  return ids.map((id, at) => [id, { x: start + at * step, y }])
}

/** Who stands beside whom, from the eldest down; a generation that is too wide takes several rows. */
function rowsOf(sought: readonly Placed[], across: number): readonly (readonly string[])[] {
  const of = (row: number) => sought.filter(({ relation }) => rows[relation] === row).map(({ id }) => id)
  const own = of(0)
  const left = own.slice(0, Math.floor(Math.min(own.length, across - 1) / 2))
  const right = own.slice(left.length, Math.min(own.length, across - 1))
  const rest = own.slice(left.length + right.length)
  return [
    ...inRows(of(-2), across),
    ...inRows(of(-1), across),
    [...left, seekerId, ...right],
    ...inRows(rest, across),
    ...inRows(of(1), across),
    ...inRows(of(2), across),
  ]
}

function inRows(ids: readonly string[], across: number): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / across)
  return Array.from({ length: count }, (_, row) => ids.slice(row * across, (row + 1) * across))
}

/** The beginning of a text that has no room, cut between letters as people see them. */
export function shortened(text: string, most: number): string {
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}
