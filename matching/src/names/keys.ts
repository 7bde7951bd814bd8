import { type NamePart, partsOf } from './parts.ts'
import { romanise } from './romanise.ts'
import { skeletonOf } from './skeleton.ts'
import { readingsOf } from './variants.ts'

/** A name has at most so many keys, so that a table of keys grows with the names and not with their length. */
export const mostKeys = 8
const mostQueryKeys = 40
const mostParts = 4
const longestExact = 24

/**
 * The keys under which a name is found again by plain equality, most telling first:
 * `p:` two of its parts by their sound, in either order; `n:` one part as it is written; `s:` one part by its sound.
 */
export function nameKeys(text: string): readonly string[] {
  const parts = partsOf(text).slice(0, mostParts)
  const sounds = parts.map((part) => skeletonOf(romanise(part.sound)))
  const pairs = pairKeys(sounds.map((sound) => [sound]))
  const singles = sounds.map(soundKey)
  const exact = parts.map(exactKey)
  return limited([...singles, ...pairs, ...outerFirst(exact)], mostKeys).toSorted(byTelling)
}

/** The keys to look for: those of the name, and those of the other ways in which its letters may be meant. */
export function queryKeys(text: string): readonly string[] {
  const parts = partsOf(text).slice(0, mostParts)
  const sounds = parts.map(soundsOf)
  const exact = parts.map(exactKey)
  const singles = sounds.flatMap((readings) => readings.map(soundKey))
  return limited([...pairKeys(sounds), ...exact, ...singles], mostQueryKeys).toSorted(byTelling)
}

function soundsOf({ sound }: NamePart): readonly string[] {
  return [...new Set(readingsOf(sound).map((reading) => skeletonOf(romanise(reading))))]
}

function exactKey({ folded }: NamePart): string {
  return `n:${Array.from(folded).slice(0, longestExact).join('')}`
}

function soundKey(sound: string): string {
  return `s:${sound}`
}

function pairKeys(sounds: readonly (readonly string[])[]): string[] {
  const pairs: string[] = []
  sounds.forEach((ones, at) => {
    for (const others of sounds.slice(at + 1)) {
      for (const one of ones) for (const other of others) pairs.push(pairKey(one, other))
    }
  })
  return pairs
}

/** Two sounds in either order; names whose script we cannot sound have none. */
function pairKey(one: string, other: string): string {
  if (one === '' || other === '') return ''
  return one < other ? `p:${one}+${other}` : `p:${other}+${one}`
}

/** First, last, then those between: the outer parts of a name tell most. */
function outerFirst(keys: readonly string[]): readonly string[] {
  return keys.length < 3 ? keys : [keys[0] ?? '', keys.at(-1) ?? '', ...keys.slice(1, -1)]
}

function limited(keys: readonly string[], most: number): readonly string[] {
  return [...new Set(keys)].filter((key) => key.length > 2).slice(0, most)
}

const telling = ['p', 'n', 's']

function byTelling(one: string, other: string): number {
  const order = telling.indexOf(one.charAt(0)) - telling.indexOf(other.charAt(0))
  return order !== 0 ? order : one < other ? -1 : 1
}
