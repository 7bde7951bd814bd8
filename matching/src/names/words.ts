import { fold } from './fold.ts'
import { remember } from '../strings/remember.ts'
import { soundForm } from './sound.ts'

/** One written word of a name. */
export interface Word {
  /** As it is written. */
  readonly text: string
  readonly folded: string
  readonly sound: string
  /** A hyphen tied it to the word before. */
  readonly tied: boolean
  /** A comma stands before it. */
  readonly afterComma: boolean
}

export const articles = new Set(['al', 'el', 'ul', 'il', 'аль', 'эль', 'ال', 'ha', 'ה'])
/** The article before letters that swallow its `l`; names of their own elsewhere, so the next word has to agree. */
export const assimilated = new Set([
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
export const links = new Set([
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
export const kunyas = new Set([
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
export const servants = new Set([
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
export const ofFaith = /^(?:[aeu]?[ld]?d)(?:i|ee|ie|y)ne?$/
export const faithWords = new Set(['دين', 'الدين', 'дин', 'аддин', 'уддин', 'эддин'])
export const ofGod = new Set(['allah', 'ullah', 'alla', 'oullah', 'الله', 'لله', 'аллах', 'улла'])

const longestName = 2000

/** Words come again and again: their forms are made once. */
const formsOf = remember(200_000, (text) => ({
  folded: fold(text).replaceAll(' ', ''),
  sound: soundForm(text),
}))

export function wordsOf(name: string): readonly Word[] {
  const pieces = name
    .slice(0, longestName)
    .normalize('NFKC')
    .replace(/\b(Al|El|Abu|Umm|Bin)(?=\p{Lu})/gu, '$1-')
    .split(/([^\p{L}\p{N}\p{M}'’׳ʼ]+)/u)
  const words: Word[] = []
  for (let at = 0; at < pieces.length; at += 2) {
    const text = pieces[at] ?? ''
    const { folded, sound } = formsOf(text)
    const gap = pieces[at - 1] ?? ''
    if (folded === '') continue
    words.push({ text, folded, sound, tied: gap.includes('-'), afterComma: /[,،，]/.test(gap) })
  }
  return words
}

export function isArticle(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]]
  if (!word || !next) return false
  if (articles.has(word.folded)) return true
  if (!assimilated.has(word.folded)) return false
  return next.tied || (at > 0 && next.folded.startsWith(word.folded.slice(1)))
}
