import { remember } from '../strings/remember.ts'
import { type Word, faithWords, isArticle, kunyas, links, ofFaith, ofGod, servants } from './words.ts'

/** One piece of a name: a word, or several that are one name in some spellings. */
export interface Piece {
  readonly folded: string
  readonly sound: string
  /** The words that it is made of: from the first to before the last. */
  readonly from: number
  readonly to: number
  readonly role: 'name' | 'kunya' | 'article' | 'link'
}

/**
 * The words of a name taken together where they are one name in some spellings and two in others (Abd al-Rahman,
 * Abu Bakr, Nur ad-Din, Nasr Allah); articles and words like "son of" are pieces with a role of their own.
 */
export function piecesOf(words: readonly Word[]): readonly Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (!word) continue
    const small = smallWord(words, at)
    if (small) pieces.push(small)
    else if (endsName(word) && endLast(pieces, word, at)) continue
    else {
      const piece = named(words, at)
      pieces.push(piece)
      at = piece.to - 1
    }
  }
  return pieces
}

export function isName(piece: Piece): boolean {
  return piece.role === 'name' || piece.role === 'kunya'
}

function smallWord(words: readonly Word[], at: number): Piece | undefined {
  const word = words[at]
  if (!word) return undefined
  const { folded, sound } = word
  if (isArticle(words, at)) return { folded, sound, from: at, to: at + 1, role: 'article' }
  if (at > 0 && links.has(folded)) return { folded, sound, from: at, to: at + 1, role: 'link' }
  return undefined
}

/** Joins "of the faith" and "of God" to the name before; what stood between belongs to it. */
function endLast(pieces: Piece[], word: Word, at: number): boolean {
  const last = pieces.findLastIndex(isName)
  const before = pieces[last]
  if (!before) return false
  pieces.length = last
  pieces.push({ ...before, ...join(before, god(word)), to: at + 1 })
  return true
}

function named(words: readonly Word[], at: number): Piece {
  const word = words[at]
  if (!word) return { folded: '', sound: '', from: at, to: at + 1, role: 'name' }
  const kunya = kunyas.has(word.folded)
  const opens = kunya || servants.has(word.folded)
  const next = opens ? nextName(words, at) : undefined
  const following = next === undefined ? undefined : words[next]
  const { folded, sound } =
    following === undefined ? whole(word) : join(servants.has(word.folded) ? servant : word, bare(following))
  return { folded, sound, from: at, to: (next ?? at) + 1, role: kunya && following ? 'kunya' : 'name' }
}

interface NamePart {
  readonly folded: string
  readonly sound: string
}

/** The word that completes "servant of" or "father of", behind any article. */
function nextName(words: readonly Word[], at: number): number | undefined {
  for (let next = at + 1; next < words.length; next += 1) {
    const word = words[next]
    if (word && !isArticle(words, next) && !links.has(word.folded)) return next
  }
  return undefined
}

function endsName({ folded }: Word): boolean {
  return ofFaith.test(folded) || faithWords.has(folded) || ofGod.has(folded)
}

const servant: NamePart = { folded: 'abd', sound: 'abd' }

function god(word: Word): NamePart {
  if (ofGod.has(word.folded)) return { folded: 'lah', sound: 'lah' }
  return { folded: 'din', sound: 'din' }
}

function join(one: NamePart, other: NamePart): NamePart {
  return { folded: one.folded + other.folded, sound: one.sound + other.sound }
}

/** Without an article that is written together with the word. */
function bare({ folded, sound }: NamePart): NamePart {
  if (folded === 'الله' || folded === 'allah' || folded === 'ullah') return { folded: 'lah', sound: 'lah' }
  return { folded: withoutArticle(folded), sound: withoutArticle(sound) }
}

function withoutArticle(word: string): string {
  return /^ال..../u.test(word) || /^ال...$/u.test(word) ? word.slice(2) : word
}

/** Names of one piece that others write in several: Abdulrahman, Abdelaziz, Abdullah, Nuraldin. */
function whole(word: Word): NamePart {
  return { folded: inPieces(word.folded), sound: inPieces(word.sound) }
}

const inPieces = remember(200_000, (word) => unglued(withoutArticle(word)))

const glued: readonly (readonly [from: RegExp, to: string])[] = [
  [/^عبدال(?=.{2})/, 'abd'],
  [/^(?:abd|абд)[aeiouуеэаи]{0,2}(?:[lл](?=[lл]))?(?=[lл][aа](?:h|х|ye|y|й|)$)/, 'abd'],
  [/^(?:abd|абд)[aeiouуеэаи]{0,2}(?:[lл]ь?|([rsnzdtрснздт])(?=\1))(?=.{3})/, 'abd'],
  [/(?<=..)(?:[aeou]l|ad|ud|ed)d(?:i|ee)ne?$/, 'din'],
  [/(?<=..)الدين$/, 'din'],
  [/(?<=..)الله$/, 'lah'],
]

function unglued(word: string): string {
  for (const [from, to] of glued) {
    if (from.test(word)) return word.replace(from, to)
  }
  return word
}
