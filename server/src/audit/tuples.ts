import type { Readable } from 'node:stream'

/** One row as PostgreSQL sends it in its binary form. The bytes are only good until the next row. */
export interface Tuple {
  bytes: Buffer
  readonly starts: Int32Array
  /** -1 is null. */
  readonly lengths: Int32Array
}

const SIGNATURE_LENGTH = 19
/** One field of this database never comes near it; a length beyond is not what we asked for. */
const LONGEST_ROW = 64 * 1024 * 1024

/** Hands over each row of `copy … to stdout (format binary)`, holding no more than the pieces that arrived last. */
export async function eachTuple(
  source: Readable,
  columns: number,
  take: (tuple: Tuple) => void,
): Promise<void> {
  const tuple: Tuple = {
    bytes: Buffer.alloc(0),
    starts: new Int32Array(columns),
    lengths: new Int32Array(columns),
  }
  let skip = SIGNATURE_LENGTH
  let rest: Buffer | undefined
  for await (const piece of source) {
    const bytes: Buffer = rest ? Buffer.concat([rest, piece]) : piece
    if (bytes.length < skip) {
      rest = bytes
      continue
    }
    const end = readRows(bytes, skip, tuple, take)
    skip = 0
    rest = end < bytes.length ? bytes.subarray(end) : undefined
    if (rest && rest.length > LONGEST_ROW) throw new Error('The database sent a row that is too long.')
  }
}

/** Reads whole rows from `at` on; gives where the first unfinished one begins. */
function readRows(bytes: Buffer, at: number, tuple: Tuple, take: (tuple: Tuple) => void): number {
  tuple.bytes = bytes
  let begin = at
  for (;;) {
    const end = readRow(bytes, begin, tuple)
    if (end < 0) return begin
    if (end > begin + 2) take(tuple)
    begin = end
  }
}

/** Notes where the fields lie; gives the end of the row, or -1 when it has not arrived in full. */
function readRow(bytes: Buffer, begin: number, tuple: Tuple): number {
  const { starts, lengths } = tuple
  if (begin + 2 > bytes.length) return -1
  if (bytes.readInt16BE(begin) < 0) return begin + 2
  let at = begin + 2
  for (let field = 0; field < starts.length; field += 1) {
    if (at + 4 > bytes.length) return -1
    const length = int32(bytes, at)
    at += 4
    starts[field] = at
    lengths[field] = length
    if (length > 0) at += length
    if (at > bytes.length) return -1
  }
  return at
}

function int32(bytes: Buffer, at: number): number {
  return (
    (byte(bytes, at) << 24) | (byte(bytes, at + 1) << 16) | (byte(bytes, at + 2) << 8) | byte(bytes, at + 3)
  )
}

function byte(bytes: Buffer, at: number): number {
  return bytes[at] ?? 0
}

/** An 8-byte number; counts and moments stay far below 2^53. */
export function bigintAt(tuple: Tuple, field: number): number {
  const at = tuple.starts[field] ?? 0
  return int32(tuple.bytes, at) * 4_294_967_296 + (int32(tuple.bytes, at + 4) >>> 0)
}

export function isNull(tuple: Tuple, field: number): boolean {
  return (tuple.lengths[field] ?? -1) < 0
}

/** Bytes as a string of the same length, one character each: quick to compare and to keep. */
export function bytesAt(tuple: Tuple, field: number): string {
  const at = tuple.starts[field] ?? 0
  return tuple.bytes.toString('latin1', at, at + Math.max(0, tuple.lengths[field] ?? 0))
}

export function textAt(tuple: Tuple, field: number): string {
  const at = tuple.starts[field] ?? 0
  return tuple.bytes.toString('utf8', at, at + Math.max(0, tuple.lengths[field] ?? 0))
}

const HEX = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'))
const HIGH = Uint8Array.from(HEX, (pair) => pair.charCodeAt(0))
const LOW = Uint8Array.from(HEX, (pair) => pair.charCodeAt(1))
const DASH = 45

/** Writes 16 bytes as the 36 characters of a UUID; gives where they end. */
export function writeUuid(from: Buffer, at: number, to: Buffer, start: number): number {
  let end = start
  for (let index = 0; index < 16; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) to[end++] = DASH
    const value = from[at + index] ?? 0
    to[end++] = HIGH[value] ?? 0
    to[end++] = LOW[value] ?? 0
  }
  return end
}

const UUID_LENGTH = 36

export function uuidAt(tuple: Tuple, field: number): string | null {
  if (isNull(tuple, field)) return null
  const text = Buffer.allocUnsafe(UUID_LENGTH)
  writeUuid(tuple.bytes, tuple.starts[field] ?? 0, text, 0)
  return text.toString('latin1')
}

/** A UUID that was read as a string of bytes. */
export function uuidText(bytes: string): string {
  const text = Buffer.allocUnsafe(UUID_LENGTH)
  writeUuid(Buffer.from(bytes, 'latin1'), 0, text, 0)
  return text.toString('latin1')
}

const BETWEEN_EPOCHS_MS = 946_684_800_000

/** A moment as milliseconds since 1970; a fraction remains when the row holds more than whole milliseconds. */
export function momentAt(tuple: Tuple, field: number): number {
  return bigintAt(tuple, field) / 1000 + BETWEEN_EPOCHS_MS
}
