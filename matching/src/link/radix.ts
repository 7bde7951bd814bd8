import { Scratch } from '../arrays/scratch.ts'

const digit = 11
const buckets = 1 << digit
const scratch = new Scratch()

/** Places in the order of their keys, equal ones in their order; three passes over eleven bits, keys moved along. */
export function sortByKey(keys: Int32Array, places?: Int32Array): Int32Array {
  const size = places ? places.length : keys.length
  let from: Keyed = { keys: scratch.ints('keys', size), places: scratch.ints('places', size) }
  let to: Keyed = { keys: scratch.ints('other keys', size), places: new Int32Array(size) }
  for (let at = 0; at < size; at += 1) {
    const place = places ? (places[at] as number) : at
    from.places[at] = place
    from.keys[at] = keys[place] as number
  }
  for (let shift = 0; shift < 33; shift += digit) {
    scatter(from, to, shift)
    ;[from, to] = [to, from]
  }
  return from.places
}

interface Keyed {
  readonly keys: Int32Array
  readonly places: Int32Array
}

function scatter(from: Keyed, to: Keyed, shift: number): void {
  const next = new Int32Array(buckets + 1)
  for (const key of from.keys) {
    const bucket = ((key >>> shift) & (buckets - 1)) + 1
    next[bucket] = (next[bucket] as number) + 1
  }
  for (let bucket = 1; bucket <= buckets; bucket += 1)
    next[bucket] = (next[bucket] as number) + (next[bucket - 1] as number)
  for (let at = 0; at < from.keys.length; at += 1) {
    const key = from.keys[at] as number
    const bucket = (key >>> shift) & (buckets - 1)
    const place = next[bucket] as number
    to.keys[place] = key
    to.places[place] = from.places[at] as number
    next[bucket] = place + 1
  }
}
