import { crc32 } from 'node:zlib'

/** Walks through a picture while it comes in: every part must be what the format says, from the first to the last. */
export interface Walker {
  feed(piece: Buffer): void
  /** Whether a whole picture went by. */
  isWhole(): boolean
}

/** More than any camera takes; a drawing that unpacks to a hundred times its size stays out. */
const MOST_PIXELS = 120_000_000

/** Undefined for formats that are never shown in a page and so need no walk. */
export function pictureWalker(mediaType: string): Walker | undefined {
  switch (mediaType) {
    case 'image/png':
      return partWalker(png)
    case 'image/jpeg':
      return partWalker(jpeg)
    case 'image/webp':
      return partWalker(webp)
    default:
      return undefined
  }
}

/** Asks for so many bytes at a time, or for the next mark (0xFF and what follows it), and ends with its verdict. */
type Walk = Generator<number, boolean, Buffer>

const NEXT_MARK = 0
const MARK = 0xff

function partWalker(walk: () => Walk): Walker {
  const running = walk()
  let step = running.next()
  let waiting: Buffer = Buffer.alloc(0)
  return {
    feed(piece) {
      waiting = waiting.length > 0 ? Buffer.concat([waiting, piece]) : piece
      let at = 0
      while (!step.done) {
        const begin = step.value === NEXT_MARK ? placeOfMark(waiting, at) : at
        const end = begin + (step.value === NEXT_MARK ? 2 : step.value)
        at = begin
        if (end > waiting.length) break
        step = running.next(waiting.subarray(begin, end))
        at = end
      }
      waiting = step.done ? Buffer.alloc(0) : waiting.subarray(at)
    },
    isWhole: () => step.done === true && step.value === true,
  }
}

function placeOfMark(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(MARK, from)
  return found < 0 ? bytes.length : found
}

const PIECE = 32_768

function* png(): Walk {
  yield 8
  let hasPixels = false
  for (let first = true; ; first = false) {
    const head = yield 8
    const [length, type] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)]
    if (first !== (type === 'IHDR')) return false
    let sum = crc32(head.subarray(4))
    for (let left = length; left > 0; left -= Math.min(left, PIECE)) {
      const piece = yield Math.min(left, PIECE)
      if (first && !hasFairSize(piece.readUInt32BE(0), piece.readUInt32BE(4))) return false
      sum = crc32(piece, sum)
    }
    const stated = yield 4
    if (stated.readUInt32BE(0) !== sum) return false
    hasPixels ||= type === 'IDAT'
    if (type === 'IEND') return hasPixels && length === 0
  }
}

function* webp(): Walk {
  const head = yield 12
  let left = head.readUInt32LE(4) - 4
  let hasPixels = false
  while (left >= 8) {
    const part = yield 8
    const type = part.toString('latin1', 0, 4)
    const length = part.readUInt32LE(4)
    const padded = length + (length % 2)
    if (!/^[A-Z0-9]{3}[A-Z0-9 ]$/.test(type) || padded > left - 8) return false
    hasPixels ||= type === 'VP8 ' || type === 'VP8L' || type === 'ANMF'
    yield* passBy(padded)
    left -= 8 + padded
  }
  return left === 0 && hasPixels
}

function* passBy(length: number): Generator<number, void, Buffer> {
  for (let left = length; left > 0; left -= Math.min(left, PIECE)) yield Math.min(left, PIECE)
}

const SCAN = 0xda
const END = 0xd9

function* jpeg(): Walk {
  yield 2
  let hasSize = false
  let code = (yield* marker()) ?? 0
  while (code !== 0 && code !== END) {
    const length = (yield 2).readUInt16BE(0) - 2
    if (length < 0) return false
    if (isFrame(code)) {
      if (length < 6) return false
      const frame = yield 5
      hasSize = hasFairSize(frame.readUInt16BE(3), Math.max(1, frame.readUInt16BE(1)))
      if (!hasSize) return false
      yield* passBy(length - 5)
    } else {
      yield* passBy(length)
    }
    if (code === SCAN && !hasSize) return false
    code = (code === SCAN ? yield* afterScan() : yield* marker()) ?? 0
  }
  return code === END && hasSize
}

function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc
}

/** The code of the next part; undefined where something else stands. */
function* marker(): Generator<number, number | undefined, Buffer> {
  const mark = yield 2
  if (mark[0] !== MARK) return undefined
  let code = mark[1] ?? 0
  while (code === MARK) code = (yield 1)[0] ?? 0
  return code
}

/** Pixels run until a mark that is neither a stuffed byte nor a restart. */
function* afterScan(): Generator<number, number | undefined, Buffer> {
  for (;;) {
    let code = (yield NEXT_MARK)[1] ?? 0
    while (code === MARK) code = (yield 1)[0] ?? 0
    if (code !== 0 && (code < 0xd0 || code > 0xd7)) return code
  }
}

function hasFairSize(width: number, height: number): boolean {
  return width > 0 && height > 0 && width * height <= MOST_PIXELS
}
