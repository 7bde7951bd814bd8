import { partsOf } from '@passerelle/matching/names/parts'
import { romanise } from '@passerelle/matching/names/romanise'
import { skeletonOf } from '@passerelle/matching/names/skeleton'
import { readingsOf } from '@passerelle/matching/names/variants'

/**
 * Under which keys the words of a name are looked up: their sound, and their sound with any one consonant left out, so
 * that a word heard or written with one slip is still met. Two names that agree nowhere so far are not compared.
 */
export function keysOf(name: string): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { folded, sound } of partsOf(name).slice(0, 12)) {
    keys.add(`w:${folded}`)
    for (const reading of readingsOf(sound)) addSounds(keys, skeletonOf(romanise(reading)))
  }
  return keys
}

function addSounds(keys: Set<string>, skeleton: string): void {
  if (skeleton === '') return
  keys.add(skeleton)
  if (skeleton.length < 3) return
  for (let at = 0; at < skeleton.length; at += 1) keys.add(skeleton.slice(0, at) + skeleton.slice(at + 1))
}

/** Places in a list by the keys of all their names. */
export function indexOf(namesOf: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  namesOf.forEach((names, place) => {
    const keys = new Set(names.flatMap((name) => [...keysOf(name)]))
    for (const key of keys) {
      const there = index.get(key)
      if (there) there.push(place)
      else index.set(key, [place])
    }
  })
  return index
}

export function likelyPlaces(
  index: ReadonlyMap<string, readonly number[]>,
  names: readonly string[],
): readonly number[] {
  const keys = new Set(names.flatMap((name) => [...keysOf(name)]))
  return [...new Set([...keys].flatMap((key) => index.get(key) ?? []))].toSorted((one, other) => one - other)
}
