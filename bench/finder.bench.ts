import { costOf, databaseMemoryMb, memoryMbOf } from './src/cost.ts'
import { openGround } from './src/ground.ts'
import { percentile, print, round } from './src/line.ts'
import { laySeekers } from './src/many-seekers.ts'
import { layServices, seeded } from './src/many-services.ts'
import { nearestServices } from './src/nearest.ts'
import { serve } from './src/served.ts'

/** (c) The partner finder through HTTP, one question after another, against the nearest services by plain SQL. */
const SERVICES = Number(process.env['BENCH_SERVICES'] ?? 100_000)
const QUESTIONS = Number(process.env['BENCH_QUESTIONS'] ?? 400)
const AT_ONCE = 50
const SEED = 11

const ground = await openGround()
try {
  const random = seeded(SEED)
  const { spots } = await layServices(ground.owner, SERVICES, random)
  const { needs, secret } = await laySeekers(ground.owner, spots, QUESTIONS, random)
  const program = await serve(ground)
  const plain = await ground.owner.connect()
  const find = (need: string) =>
    program.ask(`/api/needs/${need}/partners?priority=urgent&limit=25`, secret).then(() => {})
  const nearest = (need: string) => nearestServices(plain, need)
  try {
    for (const need of needs.slice(0, AT_ONCE * 2)) await find(need).then(() => nearest(need))
    report(await takenInTurn(program.pid, needs, find, nearest), program.pid)
  } finally {
    plain.release()
    await program.stop()
  }
} finally {
  await ground.stop()
}

type Question = (need: string) => Promise<void>

interface Side {
  readonly times: number[]
  cpuMs: number
  databaseCpuMs: number
}

async function takenInTurn(pid: number, needs: readonly string[], find: Question, nearest: Question) {
  const ours: Side = { times: [], cpuMs: 0, databaseCpuMs: 0 }
  const reference: Side = { times: [], cpuMs: 0, databaseCpuMs: 0 }
  for (let from = 0; from < needs.length; from += AT_ONCE) {
    const some = needs.slice(from, from + AT_ONCE)
    await timed(reference, process.pid, some, nearest)
    await timed(ours, pid, some, find)
  }
  return { ours, reference }
}

async function timed(side: Side, pid: number, needs: readonly string[], ask: Question): Promise<void> {
  const cost = await costOf(pid, ground.postmaster, async () => {
    for (const need of needs) {
      const start = performance.now()
      await ask(need)
      side.times.push(performance.now() - start)
    }
  })
  side.cpuMs += cost.cpuMs
  side.databaseCpuMs += cost.databaseCpuMs
}

function report({ ours, reference }: Awaited<ReturnType<typeof takenInTurn>>, pid: number): void {
  const [mine, plain] = [shares(ours), shares(reference)]
  print({
    measure: 'c: partner finder, p95 of one question through HTTP',
    figure: mine.p95,
    unit: 'ms',
    reference: plain.p95,
    referenceIs:
      'the 25 nearest services of the kind in the country by plain SQL as superuser: no rules, no competence, no reasons, no event',
    ratio: round(mine.p95 / plain.p95),
    target: '<= 25 ms',
    met: mine.p95 <= 25,
    cpuMs: mine.cpuMs,
    referenceCpuMs: plain.cpuMs,
    memoryMb: memoryMbOf(pid),
    databaseMemoryMb: databaseMemoryMb(ground.postmaster),
    data: `${SERVICES} services of 2000 organisations in six countries, ${QUESTIONS} needs asked in turn; p50 ${mine.p50}, p99 ${mine.p99} ms (reference ${plain.p50}, ${plain.p99}); CPU a question: program ${mine.program} + database ${mine.database} ms`,
    seed: SEED,
    versions: { postgresql: ground.version },
  })
}

function shares({ times, cpuMs, databaseCpuMs }: Side) {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => round(percentile(sorted, share))
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    program: round(cpuMs / times.length),
    database: round(databaseCpuMs / times.length),
    cpuMs: round((cpuMs + databaseCpuMs) / times.length),
  }
}
