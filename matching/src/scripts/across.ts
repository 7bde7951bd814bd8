/**
 * The entry of this folder: how a name sounds, whatever script it is written in.
 *
 * - `soundedOf(token)` makes one word of a name ready; keep it beside the word, it is the costly step.
 * - `scoreAcross(one, other)` weighs two words in bits; 0 where nothing can be said.
 * - `levelAcross(one, other)` says the same in a word: `sound`, `near` or `apart`.
 * - `latinFormsOf(token, most)` writes the likeliest Latin forms, for an index of words.
 * - `commonKeyOf(sounded)` is one key for the spellings of a name in all scripts.
 *
 * Arabic, Hebrew, Cyrillic, Hangul and Han letters follow tables learned from pairs of names, and so do Latin spellings
 * of one name; the other scripts follow rules (`rules.ts`). Every function takes any text and ends soon: a word counts
 * with its first forty letters.
 */
import { romanise } from '../names/romanise.ts'
import { skeletonOf } from '../names/skeleton.ts'
import { type LatinForm, likeliestForms } from './beam.ts'
import { areEquivalent } from './equivalents.ts'
import { type LatinWord, evidence, latinWord } from './evidence.ts'
import { type Model, type Word, wordOf } from './model.ts'
import { modelOf } from './models.ts'
import { latinByRule } from './rules.ts'
import { type Script, scriptOf } from './script.ts'

/** A word of a name made ready to be compared by its sound. */
export interface Sounded {
  readonly script: Script
  /** Likeliest Latin form first; the word itself where it is Latin; nothing where its script cannot be sounded. */
  readonly forms: readonly LatinForm[]
  readonly latin: readonly LatinWord[]
  readonly model: Model | undefined
  readonly word: Word | undefined
  /** Bits by which the likeliest form speaks for the word: no other word can do much better. */
  readonly most: number
}

const usualForms = 3

export function soundedOf(token: string, mostForms = usualForms): Sounded {
  const script = scriptOf(token)
  const learned = script === 'latin' ? undefined : modelOf(script)
  const ruled = learned ? '' : latinWord(latinByRule(token, script)).letters
  const model = learned ?? (ruled === '' ? undefined : modelOf('latin'))
  const word = model && wordOf(model, learned ? token : ruled)
  if (!model || !word || word.rows.length === 0)
    return { script, forms: [], latin: [], model: undefined, word: undefined, most: 0 }
  const forms = learned ? likeliestForms(model, word, mostForms) : [{ form: ruled, logProbability: 0 }]
  const latin = forms.map(({ form }) => latinWord(form))
  return { script, forms, latin, model, word, most: best(model, word, latin) }
}

/**
 * Bits by which two words speak for being one name; negative where they speak against it, 0 where one of them cannot
 * be sounded. The same both ways round.
 */
export function scoreAcross(one: Sounded, other: Sounded): number {
  const ways = waysBetween(one, other)
  return ways.length === 0 ? 0 : Math.max(...ways.map(({ score }) => score))
}

export type AcrossLevel = 'sound' | 'near' | 'apart'

/** Shares of the bits that the likeliest form has; by random and true pairs that the tables were learned from. */
const soundFrom = 0.6
const nearFrom = 0.4

export function levelAcross(one: Sounded, other: Sounded): AcrossLevel {
  if (areEquivalent(one.latin[0]?.letters ?? '', other.latin[0]?.letters ?? '')) return 'sound'
  const share = shareAcross(one, other)
  if (share >= soundFrom) return 'sound'
  return share >= nearFrom ? 'near' : 'apart'
}

/** The score as a share of the best that the words could reach: 1 for the likeliest form, below 0 for strangers. */
export function shareAcross(one: Sounded, other: Sounded): number {
  const shares = waysBetween(one, other).map(({ score, most }) => score / Math.max(most, 1))
  return shares.length === 0 ? 0 : Math.max(...shares)
}

/** The likeliest Latin forms of a word, best first; a Latin word has one, its letters without marks. */
export function latinFormsOf(token: string, most = usualForms): readonly LatinForm[] {
  return soundedOf(token, most).forms.slice(0, most)
}

/** One key for a name in all scripts: the consonants of its likeliest Latin form, by families of sound. */
export function commonKeyOf({ latin }: Sounded): string {
  const [first] = latin
  return first ? skeletonOf(romanise(first.letters)) : ''
}

interface Way {
  readonly score: number
  readonly most: number
}

/** From a word of another script to Latin there is one way; between two of a kind there are two. */
function waysBetween(one: Sounded, other: Sounded): readonly Way[] {
  if (!one.model || !other.model) return []
  const oneLatin = one.model.script === 'latin'
  const otherLatin = other.model.script === 'latin'
  const ways: Way[] = []
  if (!oneLatin || otherLatin) ways.push(...way(one, other))
  if (!otherLatin || oneLatin) ways.push(...way(other, one))
  return ways
}

function way({ model, word, most }: Sounded, { latin }: Sounded): readonly Way[] {
  return model && word ? [{ score: best(model, word, latin), most }] : []
}

function best(model: Model, word: Word, latin: readonly LatinWord[]): number {
  return Math.max(...latin.map((each) => evidence(model, word, each)))
}
