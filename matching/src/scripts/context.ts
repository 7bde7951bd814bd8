/** Kinds of neighbour: one that (also) stands for a vowel, another letter, the end of the word, one that joins in a sound. */
const kinds = 4
const edge = 2
const joining = 3
/** Contexts of a native letter: the kind of the letter before it times that of the letter after it. */
export const nativeContexts = kinds * kinds
/** All contexts: as well, whether the Latin letter written last is a vowel. */
export const contexts = nativeContexts * 2

/** Letters of each script that stand for vowels, or may. */
const vowelLetters: Readonly<Record<string, string>> = {
  arabic: 'اأإآٱويىةئؤءیے',
  hebrew: 'אוייעהװױײ',
  cyrillic: 'аеёиоуыэюяіїєѝүөәұ',
  latin: 'aeiouy',
  han: '',
}
const hangulVowels = /[\u1161-\u1175]/

function isVowelLetter(letter: string, script: string): boolean {
  if (script === 'hangul') return hangulVowels.test(letter)
  return (vowelLetters[script] ?? '').includes(letter)
}

/** Letters for `t` and `d`, and the hisses after them, that make one sound together: `تش`, `дж`, `טש` and the like. */
const stops = 'تدطтдטדᄐᄃtd'
const hisses = 'شجسزژжшзсשזצhcjsz'

/** The context of each letter of a word, 0 to 15. */
export function contextsOf(letters: readonly string[], script: string): Uint8Array {
  const found = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at += 1) {
    const before = kindOf(letters[at - 1], stops, script)
    const after = kindOf(letters[at + 1], hisses, script)
    found[at] = before * kinds + after
  }
  return found
}

function kindOf(letter: string | undefined, joined: string, script: string): number {
  if (letter === undefined) return edge
  if (isVowelLetter(letter, script)) return 1
  return joined.includes(letter.charAt(0)) ? joining : 0
}

/** Whether the Latin letter of this number (1 for `a` to 26 for `z`) is a vowel. */
export const latinVowel: Uint8Array = Uint8Array.from({ length: 27 }, (_, code) =>
  code > 0 && 'aeiouy'.includes(String.fromCharCode(96 + code)) ? 1 : 0,
)
