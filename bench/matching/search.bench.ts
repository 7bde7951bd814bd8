import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '@passerelle/matching/link/seeded'
import { romanise } from '@passerelle/matching/names/romanise'
import { skeletonOf } from '@passerelle/matching/names/skeleton'
import { soundForm } from '@passerelle/matching/names/sound'
import { readTable } from '@passerelle/matching/node/read-table'
import { SearchIndex } from '@passerelle/matching/search/index'
import { extract } from 'fuzzball'
import MiniSearch from 'minisearch'
import { from as copyFrom } from 'pg-copy-streams'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { openGround } from '../src/ground.ts'
import { percentile, print, round } from '../src/line.ts'
import { slipOfThePen, writeWorld } from './million.ts'

/** Searching a million people by both names misspelt, with the day of birth and without; peers search the same. */
const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 1_000_000)
const QUESTIONS = Number(process.env['BENCH_QUESTIONS'] ?? 2000)
const SEED = 20_261_124
/** Peers that go through everybody are asked less often. */
const FEW = 20

interface Person {
  readonly given: string
  readonly family: string
  readonly birth: string
}

interface Question extends Person {
  readonly sought: number
}

interface Answers {
  readonly p50: number
  readonly p95: number
  readonly recall: number
  readonly cpuMs: number
  readonly asked: number
}

type Search = (question: Question) => readonly number[] | Promise<readonly number[]>

const people = await invented()
const questions = asked(people, QUESTIONS)
const data = `${PEOPLE} invented people (bench/matching/million.ts), both names misspelt`
const ours = await searchedByUs()
await beside('pg_trgm, GIN, both names', trigrams, 200)
await beside('MiniSearch 7.2, fuzzy 0.2, both names', miniSearch, 200)
await beside('fuzzball 2.2 token_set_ratio, everybody', fuzzball, FEW)

async function invented(): Promise<Person[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-search-'))
  try {
    const file = join(folder, 'people.csv')
    writeWorld(file, { records: PEOPLE, seed: SEED })
    const { size, columns } = await readTable([file], ['given', 'family', 'birth'])
    const [given, family, birth] = ['given', 'family', 'birth'].map((name) => columns.get(name))
    const cell = (column: typeof given, row: number) => column?.values[(column.ids[row] ?? 0) - 1] ?? ''
    return Array.from({ length: size }, (_, row) => ({
      given: cell(given, row),
      family: cell(family, row),
      birth: cell(birth, row).replaceAll('-', ''),
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function asked(from: readonly Person[], count: number): Question[] {
  const random = seeded(7)
  const made: Question[] = []
  while (made.length < count) {
    const sought = Math.floor(random() * from.length)
    const person = from[sought]
    if (!person || person.given === '' || person.family === '' || person.birth === '') continue
    made.push({
      ...person,
      sought,
      given: slipOfThePen(random, person.given),
      family: slipOfThePen(random, person.family),
    })
  }
  return made
}

async function measured(search: Search, count: number): Promise<Answers> {
  const times: number[] = []
  let found = 0
  const cpu = process.cpuUsage()
  for (const question of questions.slice(0, count)) {
    const begun = performance.now()
    const ids = await search(question)
    times.push(performance.now() - begun)
    if (ids.includes(question.sought)) found += 1
  }
  const { user, system } = process.cpuUsage(cpu)
  times.sort((one, other) => one - other)
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    recall: found / times.length,
    cpuMs: (user + system) / 1000 / times.length,
    asked: times.length,
  }
}

async function searchedByUs(): Promise<Answers> {
  const index = new SearchIndex((word) => skeletonOf(romanise(soundForm(word))))
  const begun = performance.now()
  people.forEach(({ given, family, birth }, row) => {
    const words = [given, family].filter((word) => word !== '')
    index.put(String(row), { words, births: birth === '' ? [] : [birth], scopes: [`o${row % 20}`] })
  })
  index.merge()
  const seconds = (performance.now() - begun) / 1000
  const built = round(seconds)
  print({
    measure: 'search: index built',
    figure: built,
    unit: 's',
    target: 'seconds',
    met: built < 30,
    data,
    seed: SEED,
  })
  const scopes = Array.from({ length: 20 }, (_, at) => `o${at}`)
  const find =
    (births: boolean): Search =>
    ({ given, family, birth }) =>
      index
        .find({ words: [given, family], births: births ? [birth] : [] }, scopes, 10)
        .found.map(({ id }) => Number(id))
  await measured(find(true), 200)
  const withBirth = await measured(find(true), QUESTIONS)
  tell('search: names and day of birth', withBirth, true)
  const namesOnly = await measured(find(false), QUESTIONS)
  tell('search: names only', namesOnly, false)
  return namesOnly
}

function tell(measure: string, { p50, p95, recall, cpuMs, asked: count }: Answers, barred: boolean): void {
  const common = { data: `${data}, ${count} questions`, seed: SEED, cpuMs: round(cpuMs, 3) }
  print({
    measure: `${measure}: p95`,
    figure: round(p95),
    unit: 'ms',
    target: barred ? '≤ 3' : 'told',
    met: !barred || p95 <= 3,
    ...common,
  })
  print({ measure: `${measure}: p50`, figure: round(p50), unit: 'ms', target: 'told', met: true, ...common })
  print({
    measure: `${measure}: recall@10`,
    figure: round(recall, 4),
    unit: 'share',
    target: barred ? '≥ 0.95' : 'told',
    met: !barred || recall >= 0.95,
    ...common,
  })
}

async function beside(
  name: string,
  begin: () => Promise<{ search: Search; end: () => Promise<void> }>,
  count: number,
): Promise<void> {
  const { search, end } = await begin()
  try {
    const theirs = await measured(search, count)
    const common = {
      data: `${data}, ${theirs.asked} questions of names only`,
      seed: SEED,
      referenceIs: name,
      target: 'better',
      cpuMs: round(ours.cpuMs, 3),
    }
    print({
      measure: 'search beside a peer: p95',
      figure: round(ours.p95),
      unit: 'ms',
      reference: round(theirs.p95),
      ratio: round(ours.p95 / theirs.p95, 4),
      met: ours.p95 < theirs.p95,
      referenceCpuMs: round(theirs.cpuMs, 3),
      ...common,
    })
    print({
      measure: 'search beside a peer: recall@10',
      figure: round(ours.recall, 4),
      unit: 'share',
      reference: round(theirs.recall, 4),
      met: ours.recall > theirs.recall,
      ...common,
    })
  } finally {
    await end()
  }
}

async function trigrams() {
  const ground = await openGround()
  await ground.owner.query('create extension pg_trgm; create table people_beside (id int, name text)')
  const client = await ground.owner.connect()
  const rows = people.map(({ given, family }, id) => `${id}\t${given} ${family}\n`)
  await pipeline(Readable.from(rows), client.query(copyFrom('copy people_beside from stdin')))
  await client.query('create index on people_beside using gin (name gin_trgm_ops)')
  await client.query('analyze people_beside')
  const search: Search = async ({ given, family }) => {
    const name = `${given} ${family}`
    const { rows: found } = await client.query(
      'select id from people_beside where name % $1 order by similarity(name, $1) desc, id limit 10',
      [name],
    )
    return found.map(({ id }) => Number(id))
  }
  const end = async () => {
    client.release()
    await ground.stop()
  }
  return { search, end }
}

async function miniSearch() {
  const index = new MiniSearch({ fields: ['name'], searchOptions: { fuzzy: 0.2, combineWith: 'AND' } })
  index.addAll(people.map(({ given, family }, id) => ({ id, name: `${given} ${family}` })))
  const search: Search = ({ given, family }) =>
    index
      .search(`${given} ${family}`)
      .slice(0, 10)
      .map(({ id }) => Number(id))
  return await Promise.resolve({ search, end: async () => await Promise.resolve() })
}

async function fuzzball() {
  const names = people.map(({ given, family }) => `${given} ${family}`)
  const search: Search = ({ given, family }) =>
    extract(`${given} ${family}`, names, { limit: 10, returnObjects: true }).map(({ key }) => Number(key))
  return await Promise.resolve({ search, end: async () => await Promise.resolve() })
}
