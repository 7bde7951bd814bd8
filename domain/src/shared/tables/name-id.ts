import { encodeUtf8 } from './bytes.ts'

/** All names that this software gives ids to begin here. */
export const rootNamespace = '5b1cf0de-0f0e-5f0a-9a4b-7c1d2f3e4a5b'

/**
 * The UUID (version 5, RFC 9562) of a name within a namespace, itself a UUID: the same two give the same id on
 * every machine, so importing twice meets itself.
 */
export function idFromName(namespace: string, name: string): string {
  const text = encodeUtf8(name)
  const message = new Uint8Array(16 + text.length)
  message.set(bytesOf(namespace))
  message.set(text, 16)
  return uuidOf(sha1(message))
}

function bytesOf(uuid: string): number[] {
  const hex = uuid.replaceAll('-', '')
  return Array.from({ length: 16 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))
}

function uuidOf(digest: readonly number[]): string {
  const bytes = digest.slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** SHA-1 (FIPS 180-4). It names things here and protects nothing. */
export function sha1(message: Uint8Array): number[] {
  const words = padded(message)
  const state = Int32Array.from(initial)
  const schedule = new Int32Array(80)
  for (let start = 0; start < words.length; start += 16) absorb(state, words, start, schedule)
  return Array.from(state).flatMap((word) => [
    word >>> 24,
    (word >>> 16) & 255,
    (word >>> 8) & 255,
    word & 255,
  ])
}

const initial = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
const constants = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6]

function padded(message: Uint8Array): Int32Array {
  const blocks = Math.floor((message.length + 8) / 64) + 1
  const words = new Int32Array(blocks * 16)
  for (let at = 0; at < message.length; at += 1) {
    words[at >> 2] = (words[at >> 2] ?? 0) | ((message[at] ?? 0) << (24 - (at % 4) * 8))
  }
  const end = message.length
  words[end >> 2] = (words[end >> 2] ?? 0) | (0x80 << (24 - (end % 4) * 8))
  words[words.length - 2] = Math.floor((end * 8) / 0x1_0000_0000)
  words[words.length - 1] = end * 8
  return words
}

/** Takes the sixteen words at `start` into the state; `schedule` is room for eighty words. */
function absorb(state: Int32Array, words: Int32Array, start: number, schedule: Int32Array): void {
  for (let t = 0; t < 80; t += 1) schedule[t] = t < 16 ? at(words, start + t) : expanded(schedule, t)
  let [a, b, c, d, e] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3), at(state, 4)]
  for (let t = 0; t < 80; t += 1) {
    const quarter = Math.floor(t / 20)
    const next =
      ((a << 5) | (a >>> 27)) + mixed(quarter, b, c, d) + e + (constants[quarter] ?? 0) + at(schedule, t)
    e = d
    d = c
    c = (b << 30) | (b >>> 2)
    b = a
    a = next | 0
  }
  const added = [a, b, c, d, e]
  for (const [index, word] of added.entries()) state[index] = at(state, index) + word
}

function at(words: Int32Array, index: number): number {
  return words[index] ?? 0
}

function expanded(schedule: Int32Array, t: number): number {
  const word =
    (schedule[t - 3] ?? 0) ^ (schedule[t - 8] ?? 0) ^ (schedule[t - 14] ?? 0) ^ (schedule[t - 16] ?? 0)
  return (word << 1) | (word >>> 31)
}

function mixed(quarter: number, b: number, c: number, d: number): number {
  if (quarter === 0) return (b & c) | (~b & d)
  return quarter === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d
}
