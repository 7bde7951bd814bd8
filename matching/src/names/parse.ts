import { kindsOf } from './kinds.ts'
import { doubleSurnames, rarerTitles, suffixes, titles } from './kind-words.ts'
import { type Piece, isName, piecesOf } from './pieces.ts'
import { type Word, wordsOf } from './words.ts'

export type PartKind =
  | 'given'
  | 'father'
  | 'grandfather'
  | 'family'
  | 'nisba'
  | 'kunya'
  | 'particle'
  | 'initial'
  | 'title'
  | 'suffix'

export interface NameToken {
  /** As it is written. */
  readonly text: string
  readonly folded: string
  readonly sound: string
  readonly kind: PartKind
  /** The kind is written there (a field of a form, a word for "son of", a comma) and not guessed from the place. */
  readonly told: boolean
}

export interface ParsedName {
  /** As it was given. */
  readonly text: string
  readonly tokens: readonly NameToken[]
}

/** What a form asked for apart. */
export interface NameHints {
  readonly given?: string
  readonly father?: string
  readonly grandfather?: string
  readonly family?: string
}

/** A piece with what the rules for kinds look at. */
export interface Fragment {
  readonly text: string
  readonly folded: string
  readonly sound: string
  readonly words: readonly Word[]
  readonly role: Piece['role']
  /** The article or the word for "son of" right before it. */
  readonly before: Fragment | null
  readonly fixed: 'title' | 'suffix' | 'initial' | 'particle' | 'family' | 'given' | null
}

const mostTokens = 64

/** The parts of a name with what each of them is: as far as it is told, else as its place lets one think. */
export function parseName(text: string, hints: NameHints = {}): ParsedName {
  const whole = text.trim() === '' ? told(hints).join(' ') : text
  const words = wordsOf(whole)
  const fragments = fragmentsOf(words).slice(0, mostTokens)
  return { text: whole, tokens: kindsOf(fragments, hints) }
}

function told({ given, father, grandfather, family }: NameHints): readonly string[] {
  return [given, father, grandfather, family].filter((part) => part !== undefined)
}

function fragmentsOf(words: readonly Word[]): readonly Fragment[] {
  const pieces = piecesOf(words)
  const bare = pieces.some(isName) ? pieces : pieces.map((piece) => ({ ...piece, role: 'name' as const }))
  const fragments: Fragment[] = []
  for (const piece of bare) {
    const made = fragment(piece, words.slice(piece.from, piece.to), fragments.at(-1) ?? null)
    fragments.push(...(splitName(made) ?? [made]))
  }
  return withoutAddress(fragments)
}

function fragment(piece: Piece, words: readonly Word[], before: Fragment | null): Fragment {
  return {
    text: words.map((word) => word.text).join(' '),
    folded: unmasked(piece.folded),
    sound: unmasked(piece.sound),
    words,
    role: piece.role,
    before,
    fixed: fixedKind(piece),
  }
}

function fixedKind(piece: Piece): Fragment['fixed'] {
  if (!isName(piece)) return 'particle'
  return isInitial(piece.folded) ? 'initial' : null
}

function isInitial(folded: string): boolean {
  return folded.length === 1 && /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(folded)
}

const masks: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  9: 'g',
}

/** Letters that a digit stands for in the middle of a Latin word. */
function unmasked(word: string): string {
  if (!/\d/.test(word) || !/[a-z]{2}/.test(word)) return word
  return word.replace(/\d/g, (digit) => masks[digit] ?? digit)
}

/** A Chinese, Japanese or Korean name in one word: the family comes first. */
function splitName(whole: Fragment): readonly Fragment[] | null {
  if (!/^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4})$/u.test(whole.folded)) return null
  const family = doubleSurnames.has(whole.folded.slice(0, 2)) && whole.folded.length > 2 ? 2 : 1
  const cut = (from: number, to: number, fixed: 'family' | 'given'): Fragment => ({
    ...whole,
    text: whole.folded.slice(from, to),
    folded: whole.folded.slice(from, to),
    sound: whole.folded.slice(from, to),
    fixed,
  })
  return [cut(0, family, 'family'), cut(family, whole.folded.length, 'given')]
}

/** Marks words of address as long as a name remains. */
function withoutAddress(fragments: readonly Fragment[]): readonly Fragment[] {
  let names = fragments.filter(({ fixed }) => fixed !== 'particle').length
  return fragments.map((one) => {
    const kind = addressKind(one, names)
    if (kind === null) return one
    names -= 1
    return { ...one, fixed: kind }
  })
}

function addressKind(one: Fragment, names: number): 'title' | 'suffix' | null {
  if (one.fixed === 'particle' || one.fixed === 'initial') return null
  if (names > 1 && titles.has(one.folded)) return 'title'
  if (names > 2 && rarerTitles.has(one.folded)) return 'title'
  return names > 2 && suffixes.has(one.folded) ? 'suffix' : null
}
