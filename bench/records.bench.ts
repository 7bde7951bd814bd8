import { setTimeout as sleep } from 'node:timers/promises'
import { openHouse } from '../server/src/engine/house-opening.ts'
import type { Operation } from '../server/src/engine/operation.ts'
import { operations } from '../server/src/operations.ts'
import { costOf, databaseMemoryMb, memoryMbOf } from './src/cost.ts'
import { openGround } from './src/ground.ts'
import { percentile, print, round } from './src/line.ts'
import { type Reader, layRecords } from './src/many-records.ts'
import { seeded } from './src/many-services.ts'
import { type Said, recorded, repeat } from './src/recorded.ts'
import { serve } from './src/served.ts'

/**
 * (b) Record list, person page and person search through HTTP under row-level security, against the very statements that
 * they send, said by the superuser, whom no policy binds.
 */
const RECORDS = Number(process.env['BENCH_RECORDS'] ?? 1_000_000)
const ORGANISATIONS = 200
const QUESTIONS = Number(process.env['BENCH_QUESTIONS'] ?? 200)
const AT_ONCE = 40
const SEED = 5

interface Question {
  readonly path: string
  readonly input: Readonly<Record<string, unknown>>
  readonly posts: boolean
}

const ground = await openGround()
const random = seeded(SEED)
try {
  const start = performance.now()
  const world = await layRecords(ground.owner, RECORDS, ORGANISATIONS)
  const laid = Math.round((performance.now() - start) / 1000)
  const settings = {
    demonstration: false,
    dataFolder: ground.folder,
    baseUrl: 'http://localhost',
    smtp: undefined,
    mailFrom: 'bench@example.org',
  }
  const house = openHouse(settings, { databaseUrl: ground.url, connections: 1 })
  const program = await serve(ground)
  await measureReading()
  await untilFound(() => house.finder.find({ words: ['amal'], births: [] }, [], 1))
  const superuser = await ground.owner.connect()
  const asked: Readonly<Record<string, (reader: Reader, at: number) => Question>> = {
    'records.list': listQuestion,
    'people.read': pageQuestion,
    'people.search': (_, at) => searchQuestion(world.book, at),
  }
  try {
    const pairs = Object.entries(asked).flatMap(([name, of]) =>
      world.readers.map((reader) => ({ name, of, reader })),
    )
    for (const { name, of, reader } of pairs) await measure(name, reader, of)
  } finally {
    superuser.release()
    await program.stop()
    await house.close()
  }

  /** From the start of the program until it finds people: it reads all of them into its index. */
  async function measureReading(): Promise<void> {
    const [reader] = world.readers
    if (!reader) return
    const { path, input } = searchQuestion(world.book, 0)
    const began = performance.now()
    await untilFound(() => program.ask(path, reader.secret, input))
    const seconds = (performance.now() - began) / 1000
    print({
      measure: 'b: a new program has read everybody and finds people',
      figure: round(seconds, 1),
      unit: 's',
      target: 'seconds',
      met: seconds < 60,
      memoryMb: memoryMbOf(program.pid),
      data: `${RECORDS} people of ${ORGANISATIONS} organisations`,
      seed: SEED,
    })
  }

  async function measure(name: string, reader: Reader, questionOf: (reader: Reader, at: number) => Question) {
    const questions = Array.from({ length: QUESTIONS }, (_, at) => questionOf(reader, at))
    const operation = operationNamed(name)
    const said: (readonly Said[])[] = []
    for (const { input } of questions) said.push(await recorded(house, operation, reader.secret, input))
    const ask = ({ path, input, posts }: Question) =>
      program.ask(path, reader.secret, posts ? input : undefined).then(() => {})
    for (const question of questions.slice(0, AT_ONCE)) await ask(question)
    for (const some of said.slice(0, AT_ONCE)) await repeat(superuser, some)
    const [ours, plain] = [emptySide(), emptySide()]
    for (let from = 0; from < QUESTIONS; from += AT_ONCE) {
      await timed(plain, process.pid, said.slice(from, from + AT_ONCE), (some) => repeat(superuser, some))
      await timed(ours, program.pid, questions.slice(from, from + AT_ONCE), ask)
    }
    report(name, reader, { ours, plain }, { pid: program.pid, laid })
  }
} finally {
  await ground.stop()
}

/** Asks again while the index is being read. */
async function untilFound(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    try {
      return void (await ask())
    } catch {
      await sleep(200)
    }
  }
  throw new Error('nobody is found: the index was never read')
}

function operationNamed(name: string): Operation {
  const operation = operations.find(({ contract }) => contract.name === name)
  if (!operation) throw new Error(`no operation is called ${name}`)
  return operation
}

/** Lists as people turn them: newest first, by name, by clock, by state, and on to the next page. */
function listQuestion(_: Reader, at: number): Question {
  const turns = [
    { open: 'yes' },
    { sort: 'name' },
    { sort: 'due', open: 'yes' },
    { sort: 'opened' },
    { risk: 'high', open: 'yes' },
  ] as const
  const input = { ...turns[at % turns.length], limit: 50 }
  const query = new URLSearchParams(Object.entries(input).map(([key, value]) => [key, String(value)]))
  return { path: `/api/records?${query}`, input, posts: false }
}

function pageQuestion({ people }: Reader, at: number): Question {
  const id = people[at % people.length] ?? ''
  return { path: `/api/people/${id}`, input: { id }, posts: false }
}

/** Every other question is for one of the twenty most common names; every third says a year of birth. */
function searchQuestion(book: readonly { readonly text: string }[], at: number): Question {
  const common = at % 2 === 0
  const text = book[Math.floor(random() * (common ? 20 : book.length))]?.text ?? ''
  const input = {
    text: text.replace('ou', 'u'),
    limit: 20,
    ...(at % 3 === 0 && { birthYear: 1950 + Math.floor(random() * 60) }),
  }
  return { path: '/api/people/search', input, posts: true }
}

interface Side {
  readonly times: number[]
  programMs: number
  databaseMs: number
}

function emptySide(): Side {
  return { times: [], programMs: 0, databaseMs: 0 }
}

async function timed<Item>(
  side: Side,
  pid: number,
  items: readonly Item[],
  ask: (item: Item) => Promise<void>,
) {
  const cost = await costOf(pid, ground.postmaster, async () => {
    for (const item of items) {
      const start = performance.now()
      await ask(item)
      side.times.push(performance.now() - start)
    }
  })
  side.programMs += cost.cpuMs
  side.databaseMs += cost.databaseCpuMs
}

function report(
  name: string,
  reader: Reader,
  { ours, plain }: Record<'ours' | 'plain', Side>,
  { pid, laid }: Record<'pid' | 'laid', number>,
): void {
  const sorted = (side: Side) => side.times.toSorted((one, other) => one - other)
  const [mine, theirs] = [sorted(ours), sorted(plain)]
  const each = (ms: number) => round(ms / QUESTIONS)
  const ratio = ours.databaseMs / plain.databaseMs
  const p95 = round(percentile(mine, 0.95))
  print({
    measure: `b: ${name} as ${reader.is}, p95 through HTTP`,
    figure: p95,
    unit: 'ms',
    reference: round(percentile(theirs, 0.95)),
    referenceIs:
      'the same statements, the event with them, said by the superuser whom no policy binds; ratio is of the CPU of the database',
    ratio: round(ratio),
    target: 'p95 <= 50 ms, <= 1.5 x the CPU',
    met: p95 <= 50 && ratio <= 1.5,
    cpuMs: each(ours.databaseMs),
    referenceCpuMs: each(plain.databaseMs),
    memoryMb: memoryMbOf(pid),
    databaseMemoryMb: databaseMemoryMb(ground.postmaster),
    data: `${RECORDS} people and records of ${ORGANISATIONS} organisations, laid in ${laid} s; ${QUESTIONS} questions of ${reader.is === 'supervisor' ? 'the largest' : 'a middle'} organisation; p50 ${round(percentile(mine, 0.5))} (reference ${round(percentile(theirs, 0.5))}), p99 ${round(percentile(mine, 0.99))} ms; CPU of the program ${each(ours.programMs)} ms a question`,
    seed: SEED,
    versions: { postgresql: ground.version },
  })
}
