import type { PersonName } from '@passerelle/domain/shared/people/person'
import { comparePrepared, prepare } from '@passerelle/matching/names/compare'
import { fold } from '@passerelle/matching/names/fold'
import { nameKeys, queryKeys } from '@passerelle/matching/names/keys'

type Named = Pick<PersonName, 'text'>

/** The keys by which a person with these names is found. */
export function searchKeys(names: readonly Named[]): string[] {
  return [...new Set(names.flatMap((name) => nameKeys(name.text)))]
}

/** The keys to look for when somebody types this. */
export function askedKeys(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => queryKeys(text)))]
}

/** The keys that hardly anybody shares who is called otherwise: two parts of the name at once, or else the whole of its one part. */
export function tellingKeys(text: string): string[] {
  const keys = nameKeys(text)
  const pairs = keys.filter((key) => key.startsWith('p:'))
  return pairs.length > 0 ? pairs : keys.filter((key) => key.startsWith('n:'))
}

/** How alike names are to what was asked for, 0 to 1; of several names the nearest counts. */
export function alikeTo(asked: readonly string[]): (names: readonly Named[]) => number {
  const prepared = asked.map(prepare)
  return (names) => {
    const known = names.map((name) => prepare(name.text))
    return Math.max(0, ...known.flatMap((one) => prepared.map((other) => comparePrepared(one, other))))
  }
}

/** The name by which lists are sorted. */
export function sortName(text: string): string {
  return fold(text).slice(0, 500)
}
