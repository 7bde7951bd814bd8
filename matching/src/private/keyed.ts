import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** HMAC-SHA-256 under one key: 32 bytes for a message, which nobody without the key can foretell. */
export type Keyed = (message: string) => Uint8Array

/** Makes a `Keyed` of a secret. Whoever has a faster HMAC-SHA-256 than script passes it in; the bytes are the same. */
export type Mac = (secret: Uint8Array) => Keyed

export function keyedBy(secret: Uint8Array): Keyed {
  const begun = hmac.create(sha256, secret)
  return (message) => begun.clone().update(utf8ToBytes(message)).digest()
}

/** The first `count` numbers below `bound`, a power of two, of the endless row that belongs to a message. */
export function keyedNumbers(keyed: Keyed, message: string, bound: number, count: number): Uint16Array {
  const width = 31 - Math.clz32(bound)
  const numbers = new Uint16Array(count)
  let [at, bits, held] = [0, 0, 0]
  for (let part = 0; at < count; part += 1) {
    for (const byte of keyed(`${message}#${part}`)) {
      bits = (bits << 8) | byte
      held += 8
      if (held >= width && at < count) {
        held -= width
        numbers[at] = bits >>> held
        bits &= (1 << held) - 1
        at += 1
      }
    }
    bits = 0
    held = 0
  }
  return numbers
}

/** As many bytes as wanted that belong to a message. */
export function keyedBytes(keyed: Keyed, message: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let from = 0; from < length; from += 32) {
    bytes.set(keyed(`${message}#${from}`).subarray(0, length - from), from)
  }
  return bytes
}
