export interface Candidate {
  readonly one: string
  readonly other: string
  readonly weight: number
}

/** Gives everybody one partner at most: the heaviest pairs choose first, ids settle what weighs the same. */
export function oneToOne(candidates: readonly Candidate[]): readonly Candidate[] {
  const taken = { one: new Set<string>(), other: new Set<string>() }
  return candidates.toSorted(heaviestFirst).filter(({ one, other }) => {
    if (taken.one.has(one) || taken.other.has(other)) return false
    taken.one.add(one)
    taken.other.add(other)
    return true
  })
}

function heaviestFirst(first: Candidate, second: Candidate): number {
  if (first.weight !== second.weight) return second.weight - first.weight
  if (first.one !== second.one) return first.one < second.one ? -1 : 1
  return first.other < second.other ? -1 : 1
}
