import { fold } from './fold.ts'
import { soundForm } from './sound.ts'

/** One word of a name that tells people apart: as it is compared, and as it sounds. */
export interface NamePart {
  readonly folded: string
  readonly sound: string
}

interface Word {
  readonly folded: string
  readonly sound: string
  /** A hyphen or an apostrophe tied it to the word before. */
  readonly tied: boolean
}

const articles = new Set(['al', 'el', 'ul', 'il', 'аль', 'эль', 'ال', 'ha', 'ה'])
/** The article before letters that swallow its `l`; names of their own elsewhere, so the next word has to agree. */
const assimilated = new Set([
  'ad',
  'adh',
  'an',
  'ar',
  'as',
  'ash',
  'at',
  'ath',
  'az',
  'ed',
  'en',
  'er',
  'es',
  'ech',
  'et',
  'ez',
  'ur',
  'us',
  'ud',
])
const links = new Set([
  'bin',
  'ben',
  'ibn',
  'bint',
  'binti',
  'bent',
  'ould',
  'wuld',
  'wld',
  'mint',
  'von',
  'van',
  'der',
  'den',
  'de',
  'del',
  'della',
  'di',
  'da',
  'do',
  'dos',
  'das',
  'du',
  'le',
  'la',
  'y',
  'e',
  'and',
  'zu',
  'бин',
  'ибн',
  'бен',
  'бинт',
  'фон',
  'де',
  'ван',
  'оглы',
  'кызы',
  'بن',
  'ابن',
  'بنت',
  'ولد',
  'بنو',
  'فون',
  'דה',
  'בן',
  'בת',
  'פון',
])
/** Father of, mother of: one name together with the next word. */
const kunyas = new Set([
  'abu',
  'abou',
  'abo',
  'aboo',
  'abi',
  'umm',
  'um',
  'oum',
  'omm',
  'абу',
  'умм',
  'ابو',
  'ابي',
  'ابا',
  'ام',
  'አቡ',
])
const servants = new Set([
  'abd',
  'abdul',
  'abdel',
  'abdal',
  'abdoul',
  'abdur',
  'abdus',
  'abder',
  'abdu',
  'abdool',
  'عبد',
  'абд',
  'абдул',
  'абдель',
  'абдуль',
  'абду',
])
const ofFaith = /^(?:[aeu]?[ld]?d)(?:i|ee|ie|y)ne?$/
const faithWords = new Set(['دين', 'الدين', 'дин', 'аддин', 'уддин', 'эддин'])
const ofGod = new Set(['allah', 'ullah', 'alla', 'oullah', 'الله', 'لله', 'аллах', 'улла'])

const longestName = 2000

/**
 * The words of a name that tell people apart. Articles and words like "son of" go; what is one name in some
 * spellings and two in others (Abd al-Rahman, Abu Bakr, Nur ad-Din, Nasr Allah) is joined. When nothing would be
 * left, everything stays.
 */
export function partsOf(name: string): readonly NamePart[] {
  const words = wordsOf(name.slice(0, longestName))
  const parts: NamePart[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (!word || isArticle(words, at) || (at > 0 && links.has(word.folded))) continue
    const before = parts.at(-1)
    if (before && endsName(word)) {
      parts[parts.length - 1] = join(before, god(word))
      continue
    }
    const next = nextName(words, at)
    if (next !== undefined && (servants.has(word.folded) || kunyas.has(word.folded))) {
      parts.push(join(servants.has(word.folded) ? servant : word, bare(words[next] ?? word)))
      at = next
    } else parts.push(whole(word))
  }
  return parts.length > 0 ? parts : words
}

function wordsOf(name: string): readonly Word[] {
  const pieces = name
    .normalize('NFKC')
    .replace(/\b(Al|El|Abu|Umm|Bin)(?=\p{Lu})/gu, '$1-')
    .split(/([^\p{L}\p{N}\p{M}'’׳ʼ]+)/u)
  const words: Word[] = []
  for (let at = 0; at < pieces.length; at += 2) {
    const piece = pieces[at] ?? ''
    const folded = fold(piece).replaceAll(' ', '')
    if (folded !== '') words.push({ folded, sound: soundForm(piece), tied: /-/.test(pieces[at - 1] ?? '') })
  }
  return words
}

function isArticle(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]]
  if (!word || !next) return false
  if (articles.has(word.folded)) return true
  if (!assimilated.has(word.folded)) return false
  return next.tied || (at > 0 && next.folded.startsWith(word.folded.slice(1)))
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
  return { folded: unglued(withoutArticle(word.folded)), sound: unglued(withoutArticle(word.sound)) }
}

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
