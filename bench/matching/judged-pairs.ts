import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Judgement } from '@passerelle/matching/person/calibrate'
import type { PersonFacts } from '@passerelle/matching/person/facts'
import { defaultModel } from '@passerelle/matching/person/model'
import { prepare } from '@passerelle/matching/person/prepare'
import { scorePrepared } from '@passerelle/matching/person/score-people'
import { SearchIndex } from '@passerelle/matching/search/index'
import { searchSound, searchWords } from '@passerelle/matching/search/words'
import { columns, writeWorld } from './million.ts'

export interface Known {
  readonly id: string
  readonly truth: string
  readonly facts: PersonFacts
}

const mostLaid = 10

/** Each record is searched by its names; a pair that the search lays side by side counts once. */
export function judgedPairs(all: readonly Known[]): readonly Judgement[] {
  const index = new SearchIndex(searchSound)
  const wordsOf = ({ facts }: Known) => facts.names.flatMap(({ text }) => searchWords(text))
  for (const each of all) index.put(each.id, { words: wordsOf(each), births: [], scopes: ['all'] })
  index.merge()
  const byId = new Map(all.map((known) => [known.id, { known, ready: prepare(known.facts) }]))
  return all.flatMap((one) => {
    const { found } = index.find({ words: wordsOf(one), births: [] }, ['all'], mostLaid)
    return found.flatMap(({ id }): Judgement[] => {
      const [here, there] = [byId.get(one.id), byId.get(id)]
      if (one.id >= id || !here || !there) return []
      const { weight } = scorePrepared(here.ready, there.ready, defaultModel)
      return [{ weight, same: one.truth === there.known.truth }]
    })
  })
}

/** People of the invented register (`million.ts`), a fifth of whom were registered more than once. */
export function inventedRegister(records: number, seed: number): readonly Known[] {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-judged-'))
  try {
    const file = join(folder, 'register.csv')
    writeWorld(file, { records, seed })
    const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
    return lines.map((line) => knownOf(line.split(',')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function knownOf(cells: readonly string[]): Known {
  const cell = (name: (typeof columns)[number]) => cells[columns.indexOf(name)] ?? ''
  return { id: cell('id'), truth: cell('person'), facts: factsOf(cell) }
}

function factsOf(cell: (name: (typeof columns)[number]) => string): PersonFacts {
  const [given, father, family, sex] = [cell('given'), cell('father'), cell('family'), cell('sex')]
  const [birth, village, phone] = [cell('birth'), cell('village'), cell('phone')]
  return {
    names: [{ text: [given, father, family].filter((part) => part !== '').join(' ') }],
    birth: birthOf(birth),
    sex: sex.startsWith('f') ? 'female' : sex.startsWith('m') ? 'male' : null,
    places: village === '' ? [] : [{ role: 'origin', path: [], name: village }],
    phones: phone === '' ? [] : [phone],
    papers: [],
    relatives: [],
  }
}

function birthOf(text: string): PersonFacts['birth'] {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { day: text, precision: 'exact' }
  return /^\d{4}$/.test(text) ? { day: `${text}-01-01`, precision: 'year' } : null
}
