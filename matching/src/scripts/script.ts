/** The scripts whose letters this package can sound, and `other` for tokens without a letter of any of them. */
export type Script =
  | 'latin'
  | 'arabic'
  | 'hebrew'
  | 'cyrillic'
  | 'greek'
  | 'armenian'
  | 'georgian'
  | 'ethiopic'
  | 'indic'
  | 'burmese'
  | 'hangul'
  | 'han'
  | 'kana'
  | 'other'

/** First and last code point of each block, in order. */
const blocks: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xaa, 0xaa, 'latin'],
  [0xba, 0xba, 'latin'],
  [0xc0, 0x24f, 'latin'],
  [0x250, 0x2af, 'latin'],
  [0x370, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x531, 0x58f, 'armenian'],
  [0x5d0, 0x5f2, 'hebrew'],
  [0x620, 0x64a, 'arabic'],
  [0x66e, 0x6d5, 'arabic'],
  [0x6ee, 0x6ff, 'arabic'],
  [0x750, 0x77f, 'arabic'],
  [0x8a0, 0x8c9, 'arabic'],
  [0x900, 0xd7f, 'indic'],
  [0x1000, 0x109f, 'burmese'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1200, 0x139f, 'ethiopic'],
  [0x1c80, 0x1c8f, 'cyrillic'],
  [0x1c90, 0x1cbf, 'georgian'],
  [0x1d00, 0x1d7f, 'latin'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x2d00, 0x2d2f, 'georgian'],
  [0x2d80, 0x2ddf, 'ethiopic'],
  [0x2de0, 0x2dff, 'cyrillic'],
  [0x3041, 0x30ff, 'kana'],
  [0x3130, 0x318f, 'hangul'],
  [0x31f0, 0x31ff, 'kana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xa640, 0xa69f, 'cyrillic'],
  [0xa720, 0xa7ff, 'latin'],
  [0xa9e0, 0xa9ff, 'burmese'],
  [0xaa60, 0xaa7f, 'burmese'],
  [0xab00, 0xab2f, 'ethiopic'],
  [0xac00, 0xd7fb, 'hangul'],
  [0xf900, 0xfaff, 'han'],
  [0xfb00, 0xfb06, 'latin'],
  [0xfb13, 0xfb17, 'armenian'],
  [0xfb1d, 0xfb4f, 'hebrew'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefc, 'arabic'],
  [0xff21, 0xff5a, 'latin'],
  [0xff66, 0xff9f, 'kana'],
  [0xffa0, 0xffdc, 'hangul'],
  [0x20000, 0x323af, 'han'],
]

/** The script of one letter by its code point; `other` for signs, digits and scripts that we cannot sound. */
export function scriptOfLetter(code: number): Script {
  let low = 0
  let high = blocks.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, to, script] = blocks[middle] ?? [0, 0, 'other']
    if (code < from) high = middle - 1
    else if (code > to) low = middle + 1
    else return script
  }
  return 'other'
}

const farEnough = 64

/**
 * The script of a token: that of most of its letters, the one met first where two are as many.
 * Only the first 64 UTF-16 units are looked at.
 */
export function scriptOf(token: string): Script {
  const first = firstScript(token)
  const tally = new Map<Script, number>()
  for (let at = first.next; at < token.length && at < farEnough; at += 1) {
    const script = scriptOfLetter(token.codePointAt(at) ?? 0)
    if (script !== 'other' && script !== first.script) tally.set(script, (tally.get(script) ?? 0) + 1)
    else if (script === first.script) first.count += 1
  }
  let best = first.script
  let most = first.count
  for (const [script, count] of tally) if (count > most) [best, most] = [script, count]
  return best
}

interface First {
  readonly script: Script
  count: number
  readonly next: number
}

function firstScript(token: string): First {
  for (let at = 0; at < token.length && at < farEnough; at += 1) {
    const script = scriptOfLetter(token.codePointAt(at) ?? 0)
    if (script !== 'other') return { script, count: 1, next: at + 1 }
  }
  return { script: 'other', count: 0, next: token.length }
}
