/** Burmese consonants in the order of their code points from U+1000, as they stand in names. */
const consonants = 'k kh g g ng s s z z ny ny t t d d n t t d d n p p b b m y y l w th h l'.split(' ')
const first = 0x1000
/** The letter of a vowel without a consonant, and the vowels that are letters themselves. */
const vowelLetters: ReadonlyMap<string, string> = new Map([
  ['အ', ''],
  ['ဣ', 'i'],
  ['ဤ', 'i'],
  ['ဥ', 'u'],
  ['ဦ', 'u'],
  ['ဧ', 'e'],
  ['ဩ', 'aw'],
  ['ဪ', 'aw'],
])
const medials: ReadonlyMap<string, string> = new Map([
  ['ျ', 'y'],
  ['ြ', 'y'],
  ['ွ', 'w'],
  ['ှ', ''],
])
/** What stands behind the consonant, vowel signs and the silenced letter together, longest first. */
const rimes: readonly (readonly [signs: string, latin: string])[] = [
  ['ောင်', 'aung'],
  ['ောက်', 'auk'],
  ['ိုင်', 'aing'],
  ['ိုက်', 'aik'],
  ['ိုယ်', 'o'],
  ['ိန်', 'ein'],
  ['ိမ်', 'ein'],
  ['ိတ်', 'eik'],
  ['ိပ်', 'eik'],
  ['ုန်', 'on'],
  ['ုမ်', 'on'],
  ['ုတ်', 'ok'],
  ['ုပ်', 'ok'],
  ['ုံ', 'on'],
  ['ိံ', 'ein'],
  ['ော်', 'aw'],
  ['ော', 'aw'],
  ['ို', 'o'],
  ['င်', 'in'],
  ['က်', 'et'],
  ['စ်', 'it'],
  ['ည်', 'i'],
  ['ဉ်', 'in'],
  ['တ်', 'at'],
  ['ပ်', 'at'],
  ['န်', 'an'],
  ['မ်', 'an'],
  ['ယ်', 'e'],
  ['ံ', 'an'],
  ['ာ', 'a'],
  ['ိ', 'i'],
  ['ီ', 'i'],
  ['ု', 'u'],
  ['ူ', 'u'],
  ['ေ', 'e'],
  ['ဲ', 'e'],
]
const silent = /[့း္်]/

/** A Burmese name in Latin letters, syllable by syllable, as passports and newspapers write it. */
export function latinFromBurmese(name: string): string {
  const text = name.replaceAll('ါ', 'ာ').replaceAll('ဿ', 'သ').replace(/[့း]/g, '')
  let latin = ''
  for (let at = 0; at < text.length; ) {
    const { sound, next } = onsetAt(text, at)
    const rime = sound === undefined ? undefined : rimes.find(([signs]) => text.startsWith(signs, next))
    latin += (sound ?? '') + (rime?.[1] ?? (isBare(text, at, sound) ? 'a' : ''))
    at = next + (rime?.[0].length ?? 0)
  }
  return latin
}

/** A consonant without any sign carries an `a`; a vowel letter carries none, but `အ` does. */
function isBare(text: string, at: number, sound: string | undefined): boolean {
  const letter = text[at] ?? ''
  return sound !== undefined && (letter === 'အ' || !vowelLetters.has(letter))
}

interface Onset {
  readonly sound: string | undefined
  readonly next: number
}

/** The consonant at this place and the signs that belong to it; nothing where another sign stands. */
function onsetAt(text: string, at: number): Onset {
  const letter = text[at] ?? ''
  const base = vowelLetters.get(letter) ?? consonants[letter.charCodeAt(0) - first]
  if (base === undefined || silent.test(letter)) return { sound: undefined, next: at + 1 }
  let sound = base
  let next = at + 1
  for (; medials.has(text[next] ?? ''); next += 1) {
    const sign = text[next] ?? ''
    sound = sign === 'ှ' ? breathed(sound) : sound + (medials.get(sign) ?? '')
  }
  return { sound: sound.replace(/^khy/, 'ch').replace(/^gy/, 'gy'), next }
}

function breathed(sound: string): string {
  return sound.startsWith('y') ? `sh${sound.slice(1)}` : `h${sound}`
}
