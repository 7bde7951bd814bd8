/** Jaro's similarity with Winkler's bonus for a common beginning: 1 for the same word, 0 for nothing in common. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1
  const jaro = jaroOf(one, other)
  if (jaro < 0.7) return jaro
  let common = 0
  while (common < 4 && common < one.length && one[common] === other[common]) common += 1
  return jaro + common * 0.1 * (1 - jaro)
}

function jaroOf(one: string, other: string): number {
  if (one.length === 0 || other.length === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = new Uint8Array(other.length)
  const matched: string[] = []
  for (let at = 0; at < one.length; at += 1) {
    const found = matchAt(one, at, other, reach, taken)
    if (found >= 0) {
      taken[found] = 1
      matched.push(one[at] ?? '')
    }
  }
  if (matched.length === 0) return 0
  return mean(matched, turns(matched, other, taken), one.length, other.length)
}

function matchAt(one: string, at: number, other: string, reach: number, taken: Uint8Array): number {
  const last = Math.min(other.length - 1, at + reach)
  for (let to = Math.max(0, at - reach); to <= last; to += 1) {
    if (taken[to] === 0 && one[at] === other[to]) return to
  }
  return -1
}

/** Half the number of matched letters that stand in another order. */
function turns(matched: readonly string[], other: string, taken: Uint8Array): number {
  let next = 0
  let apart = 0
  for (let at = 0; at < other.length; at += 1) {
    if (taken[at] === 0) continue
    if (matched[next] !== other[at]) apart += 1
    next += 1
  }
  return apart / 2
}

function mean(matched: readonly string[], turned: number, one: number, other: number): number {
  const count = matched.length
  return (count / one + count / other + (count - turned) / count) / 3
}
