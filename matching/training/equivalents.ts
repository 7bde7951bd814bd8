import { evidence, latinWord } from '../src/scripts/evidence.ts'
import { latinLettersOf } from '../src/scripts/letters.ts'
import { type Model, wordOf } from '../src/scripts/model.ts'
import type { Pair } from './pairs.ts'

/** The Latin spellings of one native name, likeliest first, with how often each stood for it. */
export type Spellings = readonly { readonly latin: string; readonly count: number }[]

/** Wikidata pairs tokens that are no names of each other; what the letters do not bear out is left out. */
const leastBits = 3
const mostSpellings = 8

/** All names of which the pairs hold two Latin spellings or more that can be read from the native letters. */
export function spellingsOf(pairs: readonly Pair[], model: Model): readonly Spellings[] {
  const byNative = new Map<string, Map<string, number>>()
  for (const { latin, native, count } of pairs) {
    const letters = latinLettersOf(latin)
    const forms = byNative.get(native) ?? new Map<string, number>()
    forms.set(letters, (forms.get(letters) ?? 0) + count)
    byNative.set(native, forms)
  }
  return [...byNative].flatMap(([native, forms]) => {
    const spellings = readable(model, native, forms)
    return spellings.length > 1 ? [spellings] : []
  })
}

function readable(model: Model, native: string, forms: ReadonlyMap<string, number>): Spellings {
  if (forms.size < 2) return []
  const word = wordOf(model, native)
  return [...forms]
    .filter(([latin]) => latin.length > 1 && evidence(model, word, latinWord(latin)) >= leastBits)
    .map(([latin, count]) => ({ latin, count }))
    .toSorted((one, other) => other.count - one.count || (one.latin < other.latin ? -1 : 1))
    .slice(0, mostSpellings)
}

/** Every two spellings of one name, in both directions, and each with itself: what the model of Latin learns from. */
export function latinToLatin(names: readonly Spellings[]): readonly Pair[] {
  const counts = new Map<string, number>()
  for (const spellings of names) {
    for (const one of spellings)
      for (const other of spellings) {
        const key = `${one.latin} ${other.latin}`
        counts.set(key, (counts.get(key) ?? 0) + Math.min(one.count, other.count))
      }
  }
  return [...counts].map(([key, count]) => {
    const [native = '', latin = ''] = key.split(' ')
    return { native, latin, count }
  })
}

const fewestTimes = 4
const mostGroups = 1200

/**
 * Spellings of one name that do not sound alike (Mohammed, Mehmet), one group a name: those met often enough of which
 * two are far from each other by the model of Latin.
 */
export function farSpellings(
  names: readonly Spellings[],
  farApart: (one: string, other: string) => boolean,
): readonly (readonly string[])[] {
  const found = new Map<string, number>()
  for (const spellings of names) {
    const total = spellings.reduce((sum, { count }) => sum + count, 0)
    const often = spellings.filter(({ count }) => count >= fewestTimes && count * 20 >= total)
    const words = often.map(({ latin }) => latin)
    if (!words.some((one) => words.some((other) => one < other && farApart(one, other)))) continue
    const group = words.toSorted().join(' ')
    found.set(group, Math.max(found.get(group) ?? 0, total))
  }
  return [...found]
    .toSorted(([one, much], [other, more]) => more - much || (one < other ? -1 : 1))
    .slice(0, mostGroups)
    .map(([group]) => group.split(' '))
}
