import { type OpenBrowser, fetchedBy, openMeasuredBrowser, visitor } from './src/pages.ts'
import { busiestWorker } from './src/begun-session.ts'
import { cpuMsOf, databaseMemoryMb, memoryMbOf } from './src/cost.ts'
import { openGround } from './src/ground.ts'
import { print, round } from './src/line.ts'
import { onThePhone } from './src/phone.ts'
import { type Served, serve } from './src/served.ts'

/** (d) What a telephone fetches for its first page, when it can be used, and whether the map waits until it is opened. */
const LIMIT_BYTES = 250_000
const LIMIT_MS = 4_000
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)

const opened = await openMeasuredBrowser().catch((error: unknown) => {
  console.error('No Chromium can be started here, so the pages are not measured:', error)
  process.exitCode = 1
  return undefined
})
if (opened) await measure(opened)

async function measure(open: OpenBrowser): Promise<void> {
  const ground = await openGround()
  const program = await serve(ground, true)
  try {
    const secret = await busiestWorker(ground.owner)
    const where = { ...open, program, memory: () => databaseMemoryMb(ground.postmaster) }
    await measurePage(where, 'sign-in', '/sign-in')
    await measurePage(where, 'my day', '/', secret)
    await measureMap(where)
  } finally {
    await open.browser.close()
    await program.stop()
    await ground.stop()
  }
}

interface Where extends OpenBrowser {
  readonly program: Served
  memory(): number
}

async function measurePage(where: Where, name: string, path: string, secret?: string): Promise<void> {
  const { browser, port, program } = where
  const url = `${program.url}${path}`
  const context = await visitor(browser, program.url, secret)
  const before = cpuMsOf(program.pid)
  const fetched = await fetchedBy(context, url)
  const cpuMs = cpuMsOf(program.pid) - before
  await context.close()
  const bytes = fetched.reduce((sum, one) => sum + one.bytes, 0)
  print({
    measure: `d: first load of ${name}`,
    figure: bytes,
    unit: 'bytes over the wire, gzip, heads included',
    reference: LIMIT_BYTES,
    referenceIs: 'the limit that this project sets itself',
    ratio: round(bytes / LIMIT_BYTES),
    target: `<= ${LIMIT_BYTES}`,
    met: bytes <= LIMIT_BYTES,
    cpuMs,
    memoryMb: memoryMbOf(program.pid),
    databaseMemoryMb: where.memory(),
    data: `${fetched.length} answers in a browser without memory: ${heaviest(fetched)}`,
    versions: { chromium: browser.version() },
  })
  const runs = []
  for (let turn = 0; turn < ROUNDS; turn += 1) runs.push(await onThePhone(url, port, secret))
  const run = runs.toSorted((one, other) => one.interactive - other.interactive)[Math.floor(ROUNDS / 2)]
  if (!run) throw new Error('no round was run')
  print({
    measure: `d: ${name} can be used on a telephone, median of ${ROUNDS}`,
    figure: run.interactive,
    unit: 'ms',
    reference: run.firstPaint,
    referenceIs: 'the first paint of the same page',
    ratio: round(run.interactive / run.firstPaint),
    target: `<= ${LIMIT_MS} ms`,
    met: run.interactive <= LIMIT_MS,
    memoryMb: memoryMbOf(program.pid),
    databaseMemoryMb: where.memory(),
    data: `Lighthouse, mobile, slow 4G, 4 x CPU; largest paint ${run.largestPaint} ms, blocked ${run.blocked} ms`,
    versions: { chromium: browser.version(), lighthouse: '12.8.2' },
  })
}

function heaviest(fetched: readonly { readonly path: string; readonly bytes: number }[]): string {
  return fetched
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, 5)
    .map(({ path, bytes }) => `${path.split('/').at(-1) ?? path} ${bytes}`)
    .join(', ')
}

async function measureMap({ browser, program }: Where): Promise<void> {
  const of = async (path: string) => {
    const context = await visitor(browser, program.url)
    const fetched = await fetchedBy(context, `${program.url}${path}`)
    await context.close()
    return fetched
      .filter((one) => /MapCanvas|maplibre/i.test(one.path))
      .reduce((sum, one) => sum + one.bytes, 0)
  }
  const [closed, open] = [await of('/directory'), await of('/directory?map=yes')]
  print({
    measure: 'd: bytes of the map while it is closed',
    figure: closed,
    unit: 'bytes',
    reference: open,
    referenceIs: 'the same page with the map opened',
    target: '0, and more than 0 when it is opened',
    met: closed === 0 && open > 0,
    memoryMb: memoryMbOf(program.pid),
    data: 'the public directory of the demonstration world',
    versions: { chromium: browser.version() },
  })
}
