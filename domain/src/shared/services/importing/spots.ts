import { kilometresBetween } from '../../places/distance.ts'
import type { Coordinates } from '../../places/place.ts'
import type { TableRow } from '../../tables/reading.ts'
import { type Cells, sayDoubtful } from './cells.ts'
import type { ColumnPositions } from './columns.ts'

/** Farther than this from the middle of all rows, a pair of coordinates is more likely a slip than a place. */
const farKm = 2500
/** With fewer rows than this there is no middle to speak of. */
const enough = 5

/** The middle of all coordinates in the table, against which each one is looked at. */
export function middleOf(rows: readonly TableRow[], positions: ColumnPositions): Coordinates | undefined {
  const [x, y] = [positions.get('longitude') ?? -1, positions.get('latitude') ?? -1]
  const points = rows.flatMap(({ cells }) => read(cells[x] ?? '', cells[y] ?? '') ?? [])
  const longitude = median(points.map((point) => point.longitude))
  const latitude = median(points.map((point) => point.latitude))
  return points.length < enough || longitude === undefined || latitude === undefined
    ? undefined
    : { longitude, latitude }
}

/** The coordinates of a row; unreadable ones, and ones far from all the others, are kept as text and reported. */
export function coordinatesOf(cells: Cells, middle: Coordinates | undefined): Coordinates | null {
  const text = `${cells.get('longitude')} ${cells.get('latitude')}`.trim()
  if (text === '') return null
  const found = read(cells.get('longitude'), cells.get('latitude'))
  if (!found) {
    cells.keep('latitude', text)
    const about = {
      column: 'latitude',
      level: 'warning',
      value: text,
      remedy: 'cell.write-coordinates',
    } as const
    cells.say({ ...about, code: 'cell.coordinates-unreadable' })
    return null
  }
  if (!middle || kilometresBetween(found, middle) <= farKm) return found
  const turned = read(cells.get('latitude'), cells.get('longitude'))
  const swapped = turned !== undefined && kilometresBetween(turned, middle) <= farKm
  sayDoubtful(
    cells,
    'longitude',
    swapped ? 'services.coordinates-swapped' : 'services.coordinates-far',
    'cell.write-coordinates',
  )
  return null
}

function read(x: string, y: string): Coordinates | undefined {
  const [longitude, latitude] = [numberOf(x), numberOf(y)]
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? { longitude, latitude } : undefined
}

/** A decimal comma is a decimal point; anything else that is no plain number is none. */
function numberOf(text: string): number {
  return /^-?\d{1,3}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}

function median(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1]
}
