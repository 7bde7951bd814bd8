import type { Romanised } from './romanise.ts'

/**
 * What is left of a name when everything goes that people write differently: vowels, doubled letters, the many ways
 * of one sound. One letter for each family of consonants, `A` for a vowel at the beginning. Two spellings of a name,
 * also in two scripts, mostly share their skeleton; two names sometimes do.
 */
export function skeletonOf(word: Romanised): string {
  let skeleton = ''
  let before = ''
  for (const sound of soundsOf(word)) {
    const repeats = word.vowelled && sound === before
    if (!repeats) skeleton += sound
    before = sound
  }
  const first = word.parts.find((part) => part !== '')
  const opens = first !== undefined && /^[aeiouy']/.test(first)
  return ((opens ? 'A' : '') + joined(skeleton)).slice(0, longest)
}

/**
 * Two sounds that make one when they meet. They are joined even over a vowel: where vowels are not written nobody
 * can tell, and what one script cannot tell apart no key may.
 */
function joined(skeleton: string): string {
  return skeleton.replace(/TX/g, 'X').replace(/DG/g, 'G').replace(/[TD]S/g, 'S')
}

function* soundsOf({ parts }: Romanised): Generator<string> {
  const latin = parts.length === 1
  for (const [index, part] of parts.entries()) {
    const end = index === parts.length - 1
    for (let at = 0; at < part.length; ) {
      const { sound, length } = soundAt(part, at, latin, index === 0)
      const last = end && at === part.length - 1
      yield last && part[at] === 'h' ? '' : sound
      at += length
    }
    if (!latin && /[aeiou]$/.test(part)) yield ''
  }
}

const longest = 8
const vowels = 'aeiouy'

interface Sound {
  readonly sound: string
  readonly length: number
}

/** Groups of letters for one sound, longest first. */
const groups: readonly (readonly [letters: string, sound: string])[] = [
  ['tsch', 'X'],
  ['shch', 'X'],
  ['dzh', 'G'],
  ['tch', 'X'],
  ['sch', 'X'],
  ['chh', 'X'],
  ['sh', 'X'],
  ['ch', 'X'],
  ['zh', 'G'],
  ['dj', 'G'],
  ['dge', 'G'],
  ['ght', 'T'],
  ['chr', 'KR'],
  ['wh', 'F'],
  ['kh', 'H'],
  ['gh', 'G'],
  ['ph', 'F'],
  ['th', 'T'],
  ['dh', 'D'],
  ['bh', 'P'],
  ['jh', 'G'],
  ['ck', 'K'],
  ['qu', 'K'],
  ['ts', 'S'],
  ['tz', 'S'],
  ['dz', 'S'],
  ['ks', 'KS'],
]

const letters: Readonly<Record<string, string>> = {
  b: 'P',
  p: 'P',
  f: 'F',
  v: 'F',
  d: 'D',
  t: 'T',
  g: 'G',
  j: 'G',
  k: 'K',
  q: 'K',
  l: 'L',
  m: 'M',
  n: 'N',
  r: 'R',
  s: 'S',
  z: 'S',
  x: 'KS',
}

function soundAt(text: string, at: number, latin: boolean, opening: boolean): Sound {
  for (const [group, sound] of groups) {
    if (text.startsWith(group, at)) return { sound, length: group.length }
  }
  const letter = text[at] ?? ''
  const next = text[at + 1] ?? ''
  if (letter === 'c') return { sound: 'eiy'.includes(next) && next !== '' ? 'S' : 'K', length: 1 }
  if (letter === 'h') return { sound: !latin || heard(text, at) ? 'H' : '', length: 1 }
  if (letter === 'w') return { sound: at === 0 && opening ? 'F' : '', length: 1 }
  return { sound: letters[letter] ?? '', length: 1 }
}

/** An `h` after a vowel is heard in Ahmad and Zohra and lengthens it in John and Kohl; after most consonants it is silent. */
function heard(text: string, at: number): boolean {
  const [before = '', after = '', beyond = ''] = [text[at - 1], text[at + 1], text[at + 2]]
  if (at === 0 || isVowel(after)) return true
  return isVowel(before) && !('eo'.includes(before) && 'lnr'.includes(after) && !isVowel(beyond))
}

function isVowel(letter: string): boolean {
  return letter !== '' && vowels.includes(letter)
}
