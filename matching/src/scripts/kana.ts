/** Hiragana from U+3041 in their order, in Hepburn; small vowels sound like large ones, `*` doubles, `y` letters join. */
const sounds =
  `a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji * tsu zu te de to do
na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ~ya ya ~yu yu ~yo yo ra ri ru re ro wa wa i e o n vu`.split(
    /\s+/,
  )
const first = 0x3041
const longVowel = 'ー'

/** A name in kana as Hepburn writes it, long vowels short: `とうきょう` is `tokyo` as passports write it. */
export function latinFromKana(name: string): string {
  let latin = ''
  let doubled = false
  for (const letter of name) {
    if (letter === longVowel) continue
    const sound = soundOf(letter)
    if (sound === '*') doubled = true
    else if (sound.startsWith('~')) latin = joined(latin, sound.slice(1))
    else {
      latin += (doubled ? sound.charAt(0) : '') + sound
      doubled = false
    }
  }
  return latin.replace(/ou|oo/g, 'o').replaceAll('uu', 'u')
}

function soundOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  const hiragana = code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code
  return sounds[hiragana - first] ?? ''
}

/** `ki` and a small `ya` are `kya`; after a hiss the `y` is not written. */
function joined(latin: string, sound: string): string {
  const stem = latin.endsWith('i') ? latin.slice(0, -1) : latin
  return stem + (/(?:sh|ch|j)$/.test(stem) ? sound.slice(1) : sound)
}
