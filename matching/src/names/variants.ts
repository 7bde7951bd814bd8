/** A rewriting that gives another way in which the word may have been meant, before it is made a skeleton. */
type Rewriting = readonly [from: RegExp, to: string | ((found: string) => string)]

/** Ishaq is s-h in Arabic and looks like sh in Latin; Fathi, Subhi, Medhat and Azhar likewise. */
const pairs: ReadonlyMap<string, string> = new Map([
  ['س', 'ش'],
  ['ز', 'ج'],
  ['ظ', 'ج'],
])

const latin: readonly Rewriting[] = [
  [/(?<=[sdbtz])h/g, "'h"],
  [/(?<=.)w/g, 'v'],
  [/^j/, 'y'],
  [/ch/g, 'k'],
  [/j/g, 'kh'],
  [/^(?:al|el|ul)(?=[^aeiou]..)/, ''],
  [/(?<=.)[tds]$/, ''],
]
const arabic: readonly Rewriting[] = [
  [/[سزظدبت][حه](?=.)/g, ([letter = '']) => pairs.get(letter) ?? letter],
  [/(?<=.)و/g, 'v'],
  [/خ/g, 'ج'],
  [/ق/g, 'غ'],
  [/^ي/, 'ج'],
  [/ش/g, 'س'],
]
const cyrillic: readonly Rewriting[] = [
  [/(?<=.)в/g, 'у'],
  [/г/g, 'х'],
  [/х/g, 'г'],
  [/^(?:й|я)/, 'ж'],
  [/х/g, 'ш'],
]
const hebrew: readonly Rewriting[] = [
  [/(?<=.)ב/g, 'v'],
  [/פ/g, 'f'],
  [/(?<=.)ו/g, 'v'],
  [/(?<=.)כ/g, 'ח'],
  [/ש/g, 'ס'],
  [/^י/, 'ג'],
]
const byScript: readonly (readonly [script: RegExp, rewritings: readonly Rewriting[]])[] = [
  [/\p{Script=Arabic}/u, arabic],
  [/\p{Script=Cyrillic}/u, cyrillic],
  [/\p{Script=Hebrew}/u, hebrew],
  [/[a-z]/, latin],
]
const most = 6

/** The word itself, and a few others that it may stand for because a letter has two sounds. */
export function readingsOf(word: string): readonly string[] {
  const rewritings = byScript.find(([script]) => script.test(word))?.[1] ?? []
  const readings = new Set([word])
  for (const [from, to] of rewritings) {
    if (readings.size > most) break
    const other = typeof to === 'string' ? word.replace(from, to) : word.replace(from, to)
    if (other.length > 1) readings.add(other)
  }
  return [...readings]
}
