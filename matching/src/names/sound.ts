import { fold } from './fold.ts'
import { latinLetters } from './scripts.ts'

/** Letters whose sound is lost when texts are folded: Hebrew finals and marked letters, Latin letters with marks. */
const spoken: readonly (readonly [from: RegExp, to: string])[] = [
  [/צ['’׳]|ץ['’׳]/g, 'ש'],
  [/[גז]['’׳]/g, 'ג'],
  [/ף/g, 'f'],
  [/וו/g, 'v'],
  [/יי/g, 'י'],
  [/^у(?=[аеиоэ])/, 'в'],
  // French ears: Ouali is Wali, Aouad is Awad.
  [/ou(?=[aeiéè])/g, 'w'],
]

/** One word, folded, but with what its sound needs: `š` is `sh` here and `s` where texts are compared. */
export function soundForm(word: string): string {
  let text = word.normalize('NFC').toLowerCase()
  for (const [from, to] of spoken) text = text.replace(from, to)
  let sounded = ''
  for (const letter of text) sounded += latinLetters.get(letter) ?? letter
  return fold(sounded).replaceAll(' ', '')
}
