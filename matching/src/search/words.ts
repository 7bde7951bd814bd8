import { fold } from '../names/fold.ts'
import { latinText, romanise } from '../names/romanise.ts'
import { skeletonOf } from '../names/skeleton.ts'
import { soundForm } from '../names/sound.ts'
import { likeliestForms } from '../scripts/beam.ts'
import { wordOf } from '../scripts/model.ts'
import { modelOf } from '../scripts/models.ts'
import { scriptOf } from '../scripts/script.ts'

/** A name of more words than this is searched by its first ones. */
const mostWords = 24
const latinForms = 2

/**
 * The words under which a name is found: as they are written, and, in another script than Latin, how they are read by
 * rule and how people most likely write them in Latin letters.
 */
export function searchWords(name: string): string[] {
  const words = fold(name)
    .split(' ')
    .filter((word) => word !== '')
  return [...new Set(words.slice(0, mostWords).flatMap((word) => [word, ...latinOf(word)]))]
}

function latinOf(word: string): string[] {
  if (/^[a-z0-9]*$/.test(word)) return []
  const model = modelOf(scriptOf(word))
  const likely = model ? likeliestForms(model, wordOf(model, word), latinForms) : []
  return [latinText(romanise(word)), ...likely.map(({ form }) => form)].filter((form) => form !== '')
}

/** The consonants of a word as it sounds: words that share them may be meant for one another. */
export function searchSound(word: string): string {
  return skeletonOf(romanise(soundForm(word)))
}
