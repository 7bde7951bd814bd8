import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { qualityOf } from '@passerelle/matching/link/quality'
import { type LinkedFiles, linkFiles } from '@passerelle/matching/node/link-files'
import { type Line, print, round } from '../src/line.ts'
import { writeWorld } from './million.ts'
import { labelled } from './names-folder.ts'
import { linkedBySql } from './plain-sql.ts'

/** Linking in bulk: a million invented records in a process of its own, and the published labelled sets. */
const RECORDS = Number(process.env['BENCH_RECORDS'] ?? 1_000_000)
const SEED = 20_261_124
const folder = mkdtempSync(join(tmpdir(), 'passerelle-link-'))

try {
  await million()
  await historical()
  await febrl('dataset3.csv', ['dataset3.csv'], 0.995)
  await febrl('dataset4', ['dataset4a.csv', 'dataset4b.csv'], 0.999)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function million(): Promise<void> {
  const file = join(folder, 'million.csv')
  const { truePairs } = writeWorld(file, { records: RECORDS, seed: SEED })
  const measured = asProcess(file, config('million'))
  const peer = await linkedBySql(file, truePairs)
  const withTruth = await linkFiles([file], { ...read('million'), truth: 'person' })
  const { f1 } = qualityOf(withTruth.linked.clustering.clusterOf, withTruth.truth ?? new Int32Array(0))
  const data = `${RECORDS} invented records, ${truePairs} true pairs (bench/matching/million.ts)`
  const peerIs = 'DuckDB SQL: five joins, Jaro–Winkler ≥ 0.88'
  const common = {
    data,
    seed: SEED,
    referenceIs: peerIs,
    cpuMs: measured.cpuSeconds * 1000,
    memoryMb: measured.peakMb,
  }
  tell({ measure: 'link a million: pairwise F1', unit: 'F1', least: 0.95 }, f1, {
    ...common,
    reference: round(peer.f1, 4),
  })
  tell({ measure: 'link a million: wall', unit: 's', most: 12 }, measured.seconds, {
    ...common,
    reference: round(peer.seconds),
    ratio: round(measured.seconds / peer.seconds),
    referenceCpuMs: Math.round(peer.cpuSeconds * 1000),
  })
  tell({ measure: 'link a million: CPU', unit: 's', most: 30 }, measured.cpuSeconds, common)
  tell({ measure: 'link a million: memory', unit: 'MB', most: 700 }, measured.peakMb, common)
}

interface Measured {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMb: number
}

/** As a user runs it, so that nothing of the bench counts as memory or time of ours. */
function asProcess(file: string, settings: string): Measured {
  const bin = fileURLToPath(new URL('../../bin/passerelle.js', import.meta.url))
  const args = [bin, 'link', file, '--config', settings, '--out', join(folder, 'out'), '--json']
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  try {
    return JSON.parse(stdout)
  } catch {
    throw new Error(`linking ended without an answer: ${stderr}`)
  }
}

async function historical(): Promise<void> {
  const file = labelled('historical', 'historical_figures_with_errors_50k.parquet')
  if (!file) return
  const { made, seconds, cpuMs } = await timed([file], read('historical'))
  const { f1, bCubedF1 } = qualityOf(made.linked.clustering.clusterOf, made.truth ?? new Int32Array(0))
  const common = { data: 'historical 50k', cpuMs, seed: made.plan.seed }
  const published = (reference: number) => ({
    reference,
    referenceIs: 'best published (Splink, GoldenMatch)',
  })
  tell({ measure: 'historical: pairwise F1', unit: 'F1', least: 0.925 }, f1, {
    ...common,
    ...published(0.828),
  })
  tell({ measure: 'historical: B³ F1', unit: 'F1', least: 0.935 }, bCubedF1, {
    ...common,
    ...published(0.862),
  })
  tell({ measure: 'historical: wall', unit: 's', most: 8 }, seconds, common)
}

async function febrl(name: string, files: readonly string[], bar: number): Promise<void> {
  const paths = files.flatMap((file) => labelled('febrl', file) ?? [])
  if (paths.length < files.length) return
  const { made, cpuMs } = await timed(paths, { ...read('febrl'), betweenFiles: files.length > 1 })
  const f1 = edgesF1(made)
  const reference = files.length > 1 ? 0.9994 : 0.9967
  tell({ measure: `FEBRL ${name}: F1 of pairs at weight ≥ 0`, unit: 'F1', least: bar }, f1, {
    data: `FEBRL ${name}`,
    cpuMs,
    reference,
    referenceIs: 'best published (recordlinkage ECM)',
    seed: made.plan.seed,
  })
}

/** Pairs from even odds on against the number of the person that the id of a FEBRL record holds. */
function edgesF1({ linked, idOf, table }: LinkedFiles): number {
  const truth = Array.from({ length: table.size }, (_, record) => idOf(record).split('-')[1] ?? '')
  const sizes = new Map<string, number>()
  for (const person of truth) sizes.set(person, (sizes.get(person) ?? 0) + 1)
  const real = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  let [right, wrong] = [0, 0]
  linked.edges.weights.forEach((weight, at) => {
    if (weight < 0) return
    if (truth[linked.edges.ones[at] ?? 0] === truth[linked.edges.others[at] ?? 0]) right += 1
    else wrong += 1
  })
  return (2 * right) / (right + wrong + real)
}

type Settings = Parameters<typeof linkFiles>[1]

async function timed(files: readonly string[], settings: Settings) {
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  const made = await linkFiles(files, settings)
  const { user, system } = process.cpuUsage(cpu)
  return { made, seconds: (performance.now() - begun) / 1000, cpuMs: Math.round((user + system) / 1000) }
}

function config(name: string): string {
  return fileURLToPath(new URL(`configs/${name}.json`, import.meta.url))
}

function read(name: string): Settings {
  return JSON.parse(readFileSync(config(name), 'utf8'))
}

interface Bar {
  readonly measure: string
  readonly unit: string
  readonly least?: number
  readonly most?: number
}

/** A figure against its bar: at least, or at most so much. */
function tell(
  { measure, unit, least, most }: Bar,
  figure: number,
  rest: Omit<Line, 'measure' | 'figure' | 'unit' | 'target' | 'met'>,
): void {
  const target = least === undefined ? `≤ ${most}` : `≥ ${least}`
  const met = figure >= (least ?? -Infinity) && figure <= (most ?? Infinity)
  print({ measure, figure: round(figure, 4), unit, target, met, ...rest })
}
