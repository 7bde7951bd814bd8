import { equivalents } from './tables/equivalents.ts'

const groupsOf: ReadonlyMap<string, readonly number[]> = numbered()

function numbered(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>()
  equivalents.split(',').forEach((group, number) => {
    for (const word of group.split(' ')) found.set(word, [...(found.get(word) ?? []), number])
  })
  return found
}

/** Whether two Latin spellings stand for one name although they sound apart: Recep and Ragab. Letters `a`–`z` only. */
export function areEquivalent(one: string, other: string): boolean {
  const groups = groupsOf.get(one)
  return groups !== undefined && (groupsOf.get(other)?.some((group) => groups.includes(group)) ?? false)
}
