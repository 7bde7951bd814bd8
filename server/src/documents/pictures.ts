import { crc32 } from 'node:zlib'
import { orientationOf, orientationPart } from './orientation.ts'

/**
 * Walks through a picture while it comes in: every part must be what the format says, from the first to the last. What
 * tells of the place, the hour and the device, and whatever hangs behind the end, does not stay (EXIF, XMP, texts).
 */
export interface Walker {
  /** Gives the bytes that stay. */
  feed(piece: Buffer): Buffer
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
type Keep = (...bytes: readonly Buffer[]) => void

const NEXT_MARK = 0
const MARK = 0xff

function partWalker(walk: (keep: Keep) => Walk): Walker {
  let kept: Buffer[] = []
  const keep: Keep = (...bytes) => void kept.push(...bytes)
  const running = walk(keep)
  let step = running.next()
  let waiting: Buffer = Buffer.alloc(0)
  return {
    feed(piece) {
      kept = []
      waiting = waiting.length > 0 ? Buffer.concat([waiting, piece]) : piece
      let at = 0
      while (!step.done) {
        const begin = step.value === NEXT_MARK ? placeOfMark(waiting, at) : at
        // Before a mark lie pixels, and they stay.
        if (begin > at) keep(waiting.subarray(at, begin))
        const end = begin + (step.value === NEXT_MARK ? 2 : step.value)
        at = begin
        if (end > waiting.length) break
        step = running.next(waiting.subarray(begin, end))
        at = end
      }
      waiting = step.done ? Buffer.alloc(0) : waiting.subarray(at)
      return Buffer.concat(kept)
    },
    isWhole: () => step.done === true && step.value === true,
  }
}

function placeOfMark(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(MARK, from)
  return found < 0 ? bytes.length : found
}

const PIECE = 32_768

/** Parts without which the pixels would look different. */
const PNG_PARTS = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
)

function* png(keep: Keep): Walk {
  keep(yield 8)
  let hasPixels = false
  for (let first = true; ; first = false) {
    const head = yield 8
    const [length, type] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)]
    if (first !== (type === 'IHDR')) return false
    const pass: Keep = PNG_PARTS.has(type) ? keep : dropped
    pass(head)
    let sum = crc32(head.subarray(4))
    for (let left = length; left > 0; left -= Math.min(left, PIECE)) {
      const piece = yield Math.min(left, PIECE)
      if (first && !hasFairSize(piece.readUInt32BE(0), piece.readUInt32BE(4))) return false
      sum = crc32(piece, sum)
      pass(piece)
    }
    const stated = yield 4
    if (stated.readUInt32BE(0) !== sum) return false
    pass(stated)
    hasPixels ||= type === 'IDAT'
    if (type === 'IEND') return hasPixels && length === 0
  }
}

function dropped(): void {}

const WEBP_PARTS = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** What the head of a WebP says of EXIF and XMP in it. */
const TELLS_MORE = 0x0c

/** Its length stands at the beginning, so what does not stay is blotted out and not cut out. */
function* webp(keep: Keep): Walk {
  const head = yield 12
  keep(head)
  let left = head.readUInt32LE(4) - 4
  let hasPixels = false
  while (left >= 8) {
    const part = yield 8
    const type = part.toString('latin1', 0, 4)
    const length = part.readUInt32LE(4)
    const padded = length + (length % 2)
    if (!/^[A-Z0-9]{3}[A-Z0-9 ]$/.test(type) || padded > left - 8) return false
    hasPixels ||= type === 'VP8 ' || type === 'VP8L' || type === 'ANMF'
    keep(WEBP_PARTS.has(type) ? part : Buffer.concat([Buffer.from('JUNK'), part.subarray(4)]))
    yield* passBy(padded, (piece, at) => keep(webpPiece(type, piece, at)))
    left -= 8 + padded
  }
  return left === 0 && hasPixels
}

function webpPiece(type: string, piece: Buffer, at: number): Buffer {
  if (!WEBP_PARTS.has(type)) return Buffer.alloc(piece.length)
  if (type !== 'VP8X' || at > 0) return piece
  const flags = Buffer.from(piece)
  flags[0] = (flags[0] ?? 0) & ~TELLS_MORE
  return flags
}

function* passBy(length: number, pass: (piece: Buffer, at: number) => void): Generator<number, void, Buffer> {
  for (let left = length; left > 0; left -= Math.min(left, PIECE))
    pass(yield Math.min(left, PIECE), length - left)
}

const SCAN = 0xda
const END = 0xd9

function* jpeg(keep: Keep): Walk {
  keep(yield 2)
  let hasSize = false
  let code = (yield* marker()) ?? 0
  while (code !== 0 && code !== END) {
    const stated = yield 2
    const length = stated.readUInt16BE(0) - 2
    if (length < 0) return false
    const body = length > 0 ? yield length : Buffer.alloc(0)
    if (isFrame(code)) {
      hasSize = length >= 6 && hasFairSize(body.readUInt16BE(3), Math.max(1, body.readUInt16BE(1)))
      if (!hasSize) return false
    }
    if (code === SCAN && !hasSize) return false
    keep(jpegPart(code, stated, body))
    code = (code === SCAN ? yield* afterScan(keep) : yield* marker()) ?? 0
  }
  if (code === END) keep(Buffer.from([MARK, END]))
  return code === END && hasSize
}

const [APP0, APP1, APP15, COMMENT] = [0xe0, 0xe1, 0xef, 0xfe]
/** What programs add and every picture needs: the frame, the colours. */
const HARMLESS = /^(JFIF\0|ICC_PROFILE\0|Adobe)/

/** The part as it stays: what was added beside the pixels goes, but which way up the picture is. */
function jpegPart(code: number, stated: Buffer, body: Buffer): Buffer {
  const isAdded = (code >= APP0 && code <= APP15) || code === COMMENT
  if (!isAdded || HARMLESS.test(body.toString('latin1', 0, 12)))
    return Buffer.concat([Buffer.from([MARK, code]), stated, body])
  const turn = code === APP1 ? orientationOf(body) : undefined
  return turn === undefined ? Buffer.alloc(0) : orientationPart(turn)
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
function* afterScan(keep: Keep): Generator<number, number | undefined, Buffer> {
  for (;;) {
    let code = (yield NEXT_MARK)[1] ?? 0
    while (code === MARK) code = (yield 1)[0] ?? 0
    if (code !== 0 && (code < 0xd0 || code > 0xd7)) return code
    keep(Buffer.from([MARK, code]))
  }
}

function hasFairSize(width: number, height: number): boolean {
  return width > 0 && height > 0 && width * height <= MOST_PIXELS
}
