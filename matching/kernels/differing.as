// AssemblyScript. Counts differing bits of encodings that lie one behind the other in memory: each of `n` with each of
// `m`, field by field. The counts, 16 bits each, follow the encodings.
export function differing(ones: usize, n: i32, others: usize, m: i32, fields: i32, words: i32): void {
  const fieldBytes = (<usize>words) << 3
  const size = fieldBytes * <usize>fields
  const end = ones + size * <usize>n
  const otherEnd = others + size * <usize>m
  let out = otherEnd
  for (let one = ones; one < end; one += size) {
    for (let other = others; other < otherEnd; other += size) {
      let left = one
      let right = other
      for (let field = 0; field < fields; field += 1) {
        let sum: u64 = 0
        for (const stop = left + fieldBytes; left < stop; left += 8, right += 8) {
          sum += popcnt<u64>(load<u64>(left) ^ load<u64>(right))
        }
        store<u16>(out, <u16>sum)
        out += 2
      }
    }
  }
}
