import { latinVowel } from './context.ts'
import { type Model, type Word, floorLevel, probabilities, rowAt } from './model.ts'

/** One way to write a word in Latin letters, and the natural logarithm of its probability. */
export interface LatinForm {
  readonly form: string
  readonly logProbability: number
}

const width = 6
const choices = 6

interface Begun {
  readonly form: string
  probability: number
}

/** The likeliest Latin forms of a word, best first: the best six beginnings are carried from letter to letter. */
export function likeliestForms(model: Model, word: Word, most: number): readonly LatinForm[] {
  let begun: readonly Begun[] = [{ form: '', probability: 1 }]
  let scale = 0
  for (let at = 0; at < word.rows.length; at += 1) {
    const grown: Begun[] = []
    for (const each of begun) grow(model, word, at, each, grown)
    begun = grown
    const best = begun[0]?.probability ?? 1
    if (best < 1e-100) {
      scale += Math.log(best)
      for (const each of begun) each.probability /= best
    }
  }
  return begun
    .slice(0, most)
    .map(({ form, probability }) => ({ form, logProbability: Math.log(probability) + scale }))
}

function grow(model: Model, word: Word, at: number, from: Begun, grown: Begun[]): void {
  const last = from.form.length === 0 ? 0 : from.form.charCodeAt(from.form.length - 1) - 96
  const row = rowAt(model, word, at, latinVowel[last] ?? 0)
  const best = bestOf(model)
  for (let choice = row * choices; choice < (row + 1) * choices; choice += 1) {
    const chunk = best[choice] ?? -1
    if (chunk < 0) return
    const level = model.levels[row * model.chunks.length + chunk] ?? floorLevel
    const probability = from.probability * (probabilities[level] ?? 0)
    if (grown.length === width && probability <= (grown[width - 1]?.probability ?? 0)) return
    insert(grown, { form: from.form + (model.chunks[chunk] ?? ''), probability })
  }
}

/** Keeps the beginnings sorted, at most six; the same letters reached in two ways are one beginning. */
function insert(grown: Begun[], one: Begun): void {
  const same = grown.findIndex(({ form }) => form === one.form)
  if (same >= 0) {
    one.probability += grown[same]?.probability ?? 0
    grown.splice(same, 1)
  }
  let place = grown.length
  while (place > 0 && (grown[place - 1]?.probability ?? 0) < one.probability) place -= 1
  grown.splice(place, 0, one)
  if (grown.length > width) grown.pop()
}

const known = new WeakMap<Model, Int16Array>()

/** The six likeliest chunks of every row, best first. */
function bestOf(model: Model): Int16Array {
  const before = known.get(model)
  if (before) return before
  const count = model.chunks.length
  const best = new Int16Array((model.levels.length / count) * choices).fill(-1)
  for (let row = 0; row * count < model.levels.length; row += 1) {
    const levels = model.levels.subarray(row * count, (row + 1) * count)
    const chunks: number[] = []
    levels.forEach((level, chunk) => {
      if (level < floorLevel) chunks.push(chunk)
    })
    chunks.sort((one, other) => (levels[one] ?? 0) - (levels[other] ?? 0) || one - other)
    best.set(chunks.slice(0, choices), row * choices)
  }
  known.set(model, best)
  return best
}
