import { inflateSync } from 'node:zlib'

interface Picture {
  readonly width: number
  readonly height: number
  readonly channels: number
  /** Rows of the picture, each after one byte that says how it was filtered. */
  readonly rows: Buffer
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 }
const MOST_PIXELS = 4_000_000
/** A dot is no signature. */
const FEWEST_MARKS = 24

/** Whether somebody drew something: enough points of a picture (PNG, as pages draw it) differ from its first one. */
export function isDrawnOn(png: Buffer): boolean {
  const picture = unpack(png)
  return picture !== undefined && marks(picture) >= FEWEST_MARKS
}

/** Undefined for pictures that no drawing field makes: other depths, palettes, interlacing, too large. */
function unpack(png: Buffer): Picture | undefined {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const channels = CHANNELS[png[25] ?? -1]
  if (png[24] !== 8 || channels === undefined || png[28] !== 0 || width * height > MOST_PIXELS)
    return undefined
  const length = height * (1 + width * channels)
  try {
    const rows = inflateSync(Buffer.concat(pixelParts(png)), { maxOutputLength: length })
    return rows.length === length ? { width, height, channels, rows } : undefined
  } catch {
    return undefined
  }
}

function pixelParts(png: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 8; at + 8 <= png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return parts
}

function marks({ width, height, channels, rows }: Picture): number {
  const stride = width * channels
  let above = Buffer.alloc(stride)
  let paper: Buffer | undefined
  let count = 0
  for (let row = 0; row < height; row += 1) {
    const begin = row * (stride + 1)
    const line = Buffer.from(rows.subarray(begin + 1, begin + 1 + stride))
    unfilter(rows[begin] ?? 0, line, above, channels)
    paper ??= line.subarray(0, channels)
    for (let at = 0; at < stride; at += channels)
      if (line.compare(paper, 0, channels, at, at + channels) !== 0) count += 1
    above = line
  }
  return count
}

/** Turns differences back into values, by the five filters of the format. */
function unfilter(filter: number, line: Buffer, above: Buffer, channels: number): void {
  for (let at = 0; at < line.length; at += 1) {
    const left = at >= channels ? (line[at - channels] ?? 0) : 0
    const up = above[at] ?? 0
    const corner = at >= channels ? (above[at - channels] ?? 0) : 0
    line[at] = (line[at] ?? 0) + predicted(filter, left, up, corner)
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4:
      return nearest(left, up, corner)
    default:
      return 0
  }
}

function nearest(left: number, up: number, corner: number): number {
  const [fromLeft, fromUp, fromCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs)
  if (fromLeft === undefined || fromUp === undefined || fromCorner === undefined) return 0
  if (fromLeft <= fromUp && fromLeft <= fromCorner) return left
  return fromUp <= fromCorner ? up : corner
}
