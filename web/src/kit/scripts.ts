const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u
const latin = /\p{Script=Latin}/u
const letter = /\p{L}/u

/** The direction of the first letter that has one. */
export function directionOfText(text: string): 'ltr' | 'rtl' {
  for (const sign of text) if (letter.test(sign)) return rightToLeft.test(sign) ? 'rtl' : 'ltr'
  return 'ltr'
}

export function isLatin(text: string): boolean {
  return latin.test(text)
}
