import type { Place } from './place.ts'

/** Turns a text in any script into the form in which texts are compared; `fold` of the matching package. */
export type Folding = (text: string) => string

const mostWords = 6

/**
 * What a place is found by when somebody begins to type: every name, and every name from each of its words on
 * ("liwa qasabat irbid", "qasabat irbid", "irbid"), so that one comparison of beginnings finds them all.
 */
export function placeKeys(place: Pick<Place, 'names' | 'code'>, fold: Folding): readonly string[] {
  const keys = place.names.flatMap(({ text }) => endings(fold(text)))
  const code = place.code === null ? [] : [place.code.toLowerCase()]
  return [...new Set([...keys, ...code])]
}

/** 0 to 1: the whole name before its beginning, a beginning of the name before one of a later word. */
export function placeRank(
  place: Pick<Place, 'names' | 'code' | 'level'>,
  typed: string,
  fold: Folding,
): number {
  const wanted = fold(typed)
  if (wanted === '') return 0
  if (place.code?.toLowerCase() === typed.trim().toLowerCase()) return 1
  const best = Math.max(0, ...place.names.map(({ text }) => nameRank(fold(text), wanted)))
  return best === 0 ? 0 : best - place.level * 0.01
}

function nameRank(name: string, wanted: string): number {
  if (name === wanted) return 1
  if (name.startsWith(wanted)) return 0.8
  return endings(name).some((ending) => ending === wanted || ending.startsWith(wanted)) ? 0.6 : 0
}

function endings(name: string): string[] {
  const words = name.split(' ').filter((word) => word !== '')
  return words.slice(0, mostWords).map((_, at) => words.slice(at).join(' '))
}
