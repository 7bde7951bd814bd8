import { type Keyed, keyedBytes, keyedNumbers } from './keyed.ts'

/** Encodes the fields of people who share one block: the value of the block salts every bit. */
export interface Encoder {
  encode(field: string, pieces: readonly string[]): Uint8Array
  /** Bits that say nothing, in the place of a field that is not known. */
  absent(field: string, person: string): Uint8Array
}

/**
 * A Bloom filter of keyed places. Each piece sets so many bits that half of them are set whatever the length of the
 * word; then every bit is turned or not by a coin that belongs to the block and the field. So no filter tells how much
 * is in it, and two filters differ in as many places as the balanced pair (filter and complement, shuffled) would.
 */
export function encoderOf(keyed: Keyed, bits: number): Encoder {
  const masks = new Map<string, Uint8Array>()
  const places = new Map<string, Uint16Array>()
  const maskOf = (field: string) => known(masks, field, () => keyedBytes(keyed, `mask ${field}`, bits / 8))
  const placesOf = (name: string, count: number) => {
    const found = places.get(name)
    if (found && found.length >= count) return found.subarray(0, count)
    const numbers = keyedNumbers(keyed, name, bits, count)
    places.set(name, numbers)
    return numbers
  }
  return {
    encode(field, pieces) {
      const filter = maskOf(field).slice()
      const set = new Uint8Array(bits / 8)
      const each = Math.max(1, Math.round((bits * Math.LN2) / pieces.length))
      for (const piece of pieces) for (const place of placesOf(`${field} ${piece}`, each)) setBit(set, place)
      for (const [at, byte] of set.entries()) filter[at] = (filter[at] ?? 0) ^ byte
      return filter
    },
    absent: (field, person) => keyedBytes(keyed, `absent ${field} ${person}`, bits / 8),
  }
}

function setBit(bytes: Uint8Array, place: number): void {
  bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (1 << (place & 7))
}

function known<T>(values: Map<string, T>, name: string, make: () => T): T {
  const found = values.get(name)
  if (found !== undefined) return found
  const made = make()
  values.set(name, made)
  return made
}
