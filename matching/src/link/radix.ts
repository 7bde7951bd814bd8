const digit = 11
const buckets = 1 << digit

/** The places of an array in the order of its values, equal ones in their order; three passes over eleven bits. */
export function sortByKey(keys: Int32Array): Int32Array {
  let from = new Int32Array(keys.length)
  let to = new Int32Array(keys.length)
  for (let at = 0; at < from.length; at += 1) from[at] = at
  for (let shift = 0; shift < 33; shift += digit) {
    scatter(keys, from, to, shift)
    ;[from, to] = [to, from]
  }
  return from
}

function scatter(keys: Int32Array, from: Int32Array, to: Int32Array, shift: number): void {
  const next = new Int32Array(buckets + 1)
  for (const key of keys) {
    const bucket = ((key >>> shift) & (buckets - 1)) + 1
    next[bucket] = (next[bucket] as number) + 1
  }
  for (let bucket = 1; bucket <= buckets; bucket += 1)
    next[bucket] = (next[bucket] as number) + (next[bucket - 1] as number)
  for (const place of from) {
    const bucket = ((keys[place] as number) >>> shift) & (buckets - 1)
    to[next[bucket] as number] = place
    next[bucket] = (next[bucket] as number) + 1
  }
}
