import { fold } from '../names/fold.ts'
import { latinText, romanise } from '../names/romanise.ts'
import { soundForm } from '../names/sound.ts'
import { latinFromBurmese } from './burmese.ts'
import { latinFromKana } from './kana.ts'
import { mostLetters } from './letters.ts'
import type { Script } from './script.ts'

/**
 * Latin letters of a word whose script follows rules. After the usual tables, simplified to sounds: Greek ELOT 743
 * (ISO 843), Armenian and Ethiopic BGN/PCGN, Georgian the national system of 2002, the scripts of India ISO 15919
 * without its marks, Burmese the names as BGN/PCGN 1970 writes them, kana Hepburn.
 */
export function latinByRule(token: string, script: Script): string {
  const short = token.slice(0, mostLetters * 3)
  if (script === 'latin') return short
  if (script === 'burmese') return latinFromBurmese(short.normalize('NFC'))
  if (script === 'kana') return latinFromKana(short.normalize('NFKC'))
  if (script === 'greek') return romanised(greekSounds(fold(short)))
  return script === 'other' ? '' : romanised(short)
}

function romanised(word: string): string {
  return latinText(romanise(soundForm(word)))
}

/** Two Greek letters with a sound of their own, as Latin letters; the rest is left to the table. */
const greekPairs: readonly (readonly [from: RegExp, to: string])[] = [
  [/^μπ/, 'b'],
  [/^ντ/, 'd'],
  [/^γκ/, 'g'],
  [/μπ/g, 'mb'],
  [/ντ/g, 'nt'],
  [/γ[γκ]/g, 'ng'],
  [/ου/g, 'ou'],
  [/αυ(?=[θκξπσςτφχψ]|$)/g, 'af'],
  [/ευ(?=[θκξπσςτφχψ]|$)/g, 'ef'],
  [/αυ/g, 'av'],
  [/ευ/g, 'ev'],
  [/ει|οι|υι/g, 'i'],
  [/αι/g, 'ai'],
]

function greekSounds(word: string): string {
  return greekPairs.reduce((text, [from, to]) => text.replace(from, to), word)
}
