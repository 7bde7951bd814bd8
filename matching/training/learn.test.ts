import { expect, test } from 'vitest'
import { contexts } from '../src/scripts/context.ts'
import { evidence, latinWord } from '../src/scripts/evidence.ts'
import { unpack, wordOf } from '../src/scripts/model.ts'
import { encodePairs } from './align.ts'
import { farSpellings } from './equivalents.ts'
import { type Recipe, learn } from './learn.ts'
import { pack } from './pack.ts'
import { type Pair, partOf } from './pairs.ts'

const recipe: Recipe = { longestChunk: 2, shape: /^/, rounds: 5, contextRounds: 2, fewest: 1, prior: 5 }
const told: readonly Pair[] = [
  ['шура', 'shura'],
  ['саша', 'sasha'],
  ['маша', 'masha'],
  ['мара', 'mara'],
  ['сара', 'sara'],
  ['рома', 'roma'],
  ['шамо', 'shamo'],
].map(([native = '', latin = '']) => ({ native, latin, count: 3 }))

function learned() {
  const corpus = encodePairs(told, 'cyrillic', 1)
  return pack(
    corpus,
    learn(corpus, recipe, () => undefined),
    0.002,
    contexts,
  )
}

test('a letter that is written with two is learned from whole names, without being shown which letters belong together', () => {
  const model = unpack('cyrillic', learned())
  const word = wordOf(model, 'роша')
  expect(evidence(model, word, latinWord('rosha'))).toBeGreaterThan(evidence(model, word, latinWord('rosa')))
})

test('what is learned twice from the same pairs is the same to the letter', () => {
  expect(learned()).toEqual(learned())
})

test('the spellings of one native name are held back or learned from together', () => {
  expect(partOf({ latin: 'shura', native: 'шура', count: 1 })).toBe(
    partOf({ latin: 'choura', native: 'шура', count: 9 }),
  )
})

test('spellings that sound apart are kept as a group, those met once are not', () => {
  const name = [
    { latin: 'recep', count: 20 },
    { latin: 'ragab', count: 30 },
    { latin: 'slip', count: 1 },
  ]
  expect(farSpellings([name], () => true)).toEqual([['ragab', 'recep']])
  expect(farSpellings([name], () => false)).toEqual([])
})
