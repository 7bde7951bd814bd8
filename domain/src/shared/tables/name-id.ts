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
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  for (let at = 0; at < words.length; at += 16) state = absorbed(state, words.subarray(at, at + 16))
  return state.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255])
}

type State = readonly [number, number, number, number, number]

function padded(message: Uint8Array): Uint32Array {
  const blocks = Math.floor((message.length + 8) / 64) + 1
  const words = new Uint32Array(blocks * 16)
  message.forEach((byte, at) => {
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at % 4) * 8))
  })
  const end = message.length
  words[end >> 2] = (words[end >> 2] ?? 0) | (0x80 << (24 - (end % 4) * 8))
  words[words.length - 2] = Math.floor((end * 8) / 0x1_0000_0000)
  words[words.length - 1] = end * 8
  return words
}

function absorbed(state: State, block: Uint32Array): State {
  const schedule = new Uint32Array(80)
  schedule.set(block)
  for (let t = 16; t < 80; t += 1) schedule[t] = rotated(mixed(schedule, t), 1)
  let [a, b, c, d, e] = state
  for (let t = 0; t < 80; t += 1) {
    const next = (rotated(a, 5) + chosen(t, b, c, d) + e + constant(t) + (schedule[t] ?? 0)) | 0
    ;[e, d, c, b, a] = [d, c, rotated(b, 30), a, next]
  }
  const [h0, h1, h2, h3, h4] = state
  return [(h0 + a) | 0, (h1 + b) | 0, (h2 + c) | 0, (h3 + d) | 0, (h4 + e) | 0]
}

function mixed(schedule: Uint32Array, t: number): number {
  const at = (back: number) => schedule[t - back] ?? 0
  return at(3) ^ at(8) ^ at(14) ^ at(16)
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}

function chosen(t: number, b: number, c: number, d: number): number {
  if (t < 20) return (b & c) | (~b & d)
  if (t < 40 || t >= 60) return b ^ c ^ d
  return (b & c) | (b & d) | (c & d)
}

function constant(t: number): number {
  return [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][Math.floor(t / 20)] ?? 0
}
