import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contexts } from '../src/scripts/context.ts'
import { latinLettersOf } from '../src/scripts/letters.ts'
import { evidence, latinWord } from '../src/scripts/evidence.ts'
import { unpack, wordOf } from '../src/scripts/model.ts'
import type { PackedTable } from '../src/scripts/packed.ts'
import type { Script } from '../src/scripts/script.ts'
import { encodePairs } from './align.ts'
import { farSpellings, latinToLatin, spellingsOf } from './equivalents.ts'
import { type Recipe, learn } from './learn.ts'
import { pack, packLatinPairs } from './pack.ts'
import { type Pair, isHeld, readPairs } from './pairs.ts'
import { writeTable, writeText } from './write.ts'

/**
 * Learns every table of `matching/src/scripts/tables` anew: `npx tsx matching/training/train.ts [FOLDER]`. The folder
 * holds the pairs (`translit/wd_*_80.tsv`); without one, PASSERELLE_NAMES, or the shared folder beside the project.
 * A fifth of the native tokens is held back and never read for learning: the bench measures with it.
 */
interface Plan {
  readonly language: string
  readonly script: Script
  readonly contexts: number
  readonly recipe: Recipe
  /** Letters met less often are left to folding. */
  readonly fewestLetters: number
  readonly least: number
}

const recipe: Recipe = { longestChunk: 4, shape: /^/, rounds: 5, contextRounds: 5, fewest: 8, prior: 20 }
const plans: readonly Plan[] = [
  { language: 'arabic', script: 'arabic', contexts, recipe, fewestLetters: 5, least: 0.002 },
  { language: 'hebrew', script: 'hebrew', contexts, recipe, fewestLetters: 5, least: 0.002 },
  { language: 'russian', script: 'cyrillic', contexts, recipe, fewestLetters: 5, least: 0.002 },
  { language: 'korean', script: 'hangul', contexts, recipe, fewestLetters: 5, least: 0.002 },
  {
    language: 'chinese',
    script: 'han',
    contexts: 1,
    recipe: { ...recipe, longestChunk: 5, shape: /^/, contextRounds: 0 },
    fewestLetters: 6,
    least: 0.01,
  },
]

const folder =
  process.argv[2] ??
  process.env['PASSERELLE_NAMES'] ??
  fileURLToPath(new URL('../../../shared/data/names', import.meta.url))
if (!existsSync(folder)) throw new Error(`There are no pairs to learn from: ${folder} is not there.`)

const wikidata = 'names of Wikidata (CC0; by way of steveash/NETransliteration-COLING2018)'
const seen = new Map(plans.map((plan) => [plan, learnable(plan.language)]))
const names = [...seen.values()].flatMap((pairs) => pairs.map(({ latin }) => latinLettersOf(latin)))
writeText('latinPairs', 'Which Latin letter follows which in names.', packLatinPairs([...new Set(names)]))
const tables = new Map([...seen].map(([plan, pairs]) => [plan.script, learnTable(plan, pairs)]))
learnLatin()

function learnable(language: string): readonly Pair[] {
  return readPairs(join(folder, 'translit', `wd_${language}_80.tsv`)).filter((pair) => !isHeld(pair))
}

function learnTable(plan: Plan, pairs: readonly Pair[]): PackedTable {
  const corpus = encodePairs(pairs, plan.script, plan.fewestLetters)
  const parameters = learn(corpus, plan.recipe, () => undefined)
  const table = pack(corpus, parameters, plan.least, plan.contexts)
  const size = writeTable(plan.script, `Learned from ${corpus.pairs.length} pairs of ${wikidata}.`, table)
  console.log(`${plan.script}: ${corpus.letters.length} letters, ${size} bytes`)
  return table
}

/** Spellings of one Arabic, Hebrew or Cyrillic name stand for one another in Latin: the same learning, Latin to Latin. */
function learnLatin(): void {
  const spellings = [...seen].flatMap(([{ script }, pairs]) => {
    const table = tables.get(script)
    return table && script !== 'han' && script !== 'hangul' ? spellingsOf(pairs, unpack(script, table)) : []
  })
  const plan: Plan = { language: 'latin', script: 'latin', contexts, recipe, fewestLetters: 5, least: 0.004 }
  const model = unpack('latin', learnTable(plan, latinToLatin(spellings)))
  const farApart = (one: string, other: string) =>
    evidence(model, wordOf(model, one), latinWord(other)) < 0 &&
    evidence(model, wordOf(model, other), latinWord(one)) < 0
  const groups = farSpellings(spellings, farApart).map((group) => group.join(' '))
  const size = writeText(
    'equivalents',
    `Spellings of one name that sound apart, from ${wikidata}.`,
    groups.join(','),
  )
  console.log(`equivalents: ${groups.length} groups, ${size} bytes`)
}
