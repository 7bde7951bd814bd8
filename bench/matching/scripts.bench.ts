import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { latinText, romanise } from '@passerelle/matching/names/romanise'
import { soundForm } from '@passerelle/matching/names/sound'
import { latinFormsOf, scoreAcross, soundedOf } from '@passerelle/matching/scripts/across'
import { jaroWinkler } from '@passerelle/matching/strings/similar'
import { type Pair, isHeld, readPairs } from '../../matching/training/pairs.ts'
import { print, round } from '../src/line.ts'
import { labelled } from './names-folder.ts'

/**
 * A name in another script, and all Latin names of the held fifth: is the likeliest one right? The held fifth is told
 * by a hash of the native word (`matching/training/pairs.ts`); nothing is learned from it, nor from files of other
 * names. Beside it the same names romanised letter by letter and compared by Jaro–Winkler, as most search engines do.
 */
const ASKED = Number(process.env['BENCH_ASKED'] ?? 500)
const bars = [
  { language: 'arabic', bar: 0.9 },
  { language: 'russian', bar: 0.9 },
  { language: 'hebrew', bar: 0.85 },
  { language: 'korean', bar: undefined },
  { language: 'chinese', bar: undefined },
] as const

interface World {
  readonly latin: readonly string[]
  readonly truth: ReadonlyMap<string, ReadonlySet<string>>
  readonly asked: readonly string[]
}

interface Recall {
  readonly first: number
  readonly five: number
  readonly cpuMs: number
}

type Rank = (native: string) => (at: number) => number

for (const { language, bar } of bars) {
  const pairs = heldPairs(language)
  if (pairs.length > 0) measure(language, bar, worldOf(pairs))
}

/** Files other than the one that is learned from are held back wholly; without one, the held fifth of that one. */
function heldPairs(language: string): readonly Pair[] {
  const folder = labelled('translit')
  if (folder === undefined) return []
  const files = readdirSync(folder).filter((file) => file.startsWith(`wd_${language}_`))
  const others = files.filter((file) => file !== `wd_${language}_80.tsv`)
  const pairsOf = (file: string) => readPairs(join(folder, file))
  if (others.length > 0) return others.toSorted().flatMap(pairsOf)
  return files.flatMap(pairsOf).filter(isHeld)
}

function worldOf(pairs: readonly Pair[]): World {
  const truth = new Map<string, Set<string>>()
  for (const { native, latin } of pairs)
    truth.set(native, (truth.get(native) ?? new Set<string>()).add(latin))
  const natives = [...truth.keys()].toSorted()
  const every = Math.max(1, Math.floor(natives.length / ASKED))
  return {
    latin: [...new Set(pairs.map(({ latin }) => latin))].toSorted(),
    truth,
    asked: natives.filter((_, at) => at % every === 0).slice(0, ASKED),
  }
}

function measure(language: string, bar: number | undefined, world: World): void {
  const ours = recall(world, learned(world))
  const theirs = recall(world, plain(world))
  const common = {
    data: `${world.asked.length} held ${language} names among ${world.latin.length} Latin ones, none of them learned from`,
    reference: round(theirs.first, 4),
    referenceIs: 'letter by letter romanised, Jaro–Winkler',
    cpuMs: round(ours.cpuMs, 1),
    referenceCpuMs: round(theirs.cpuMs, 1),
  }
  print({
    measure: `scripts: ${language} to Latin, recall@1`,
    figure: round(ours.first, 4),
    unit: 'share',
    target: bar === undefined ? 'better' : `≥ ${bar}`,
    met: ours.first >= (bar ?? theirs.first),
    ...common,
  })
  print({
    measure: `scripts: ${language} to Latin, recall@5`,
    figure: round(ours.five, 4),
    unit: 'share',
    target: 'better',
    met: ours.five > theirs.five,
    ...common,
    reference: round(theirs.five, 4),
  })
  print({
    measure: `scripts: ${language}, three Latin forms hold a true spelling`,
    figure: round(written(world), 4),
    unit: 'share',
    target: 'told',
    met: true,
    data: common.data,
  })
}

function learned({ latin }: World): Rank {
  const candidates = latin.map((word) => soundedOf(word))
  return (native) => {
    const one = soundedOf(native)
    return (at) => {
      const other = candidates[at]
      return other ? scoreAcross(one, other) : 0
    }
  }
}

function plain({ latin }: World): Rank {
  const candidates = latin.map((word) => latinText(romanise(soundForm(word))))
  return (native) => {
    const one = latinText(romanise(soundForm(native)))
    return (at) => jaroWinkler(one, candidates[at] ?? '')
  }
}

function recall({ asked, latin, truth }: World, rank: Rank): Recall {
  const cpu = process.cpuUsage()
  let first = 0
  let five = 0
  for (const native of asked) {
    const place = placeOfTrue(latin, truth.get(native) ?? new Set(), rank(native))
    if (place < 1) first += 1
    if (place < 5) five += 1
  }
  const { user, system } = process.cpuUsage(cpu)
  const count = asked.length
  return { first: first / count, five: five / count, cpuMs: (user + system) / 1000 / count }
}

/** How many wrong names come before the best true one; of equal ones the wrong come first. */
function placeOfTrue(
  latin: readonly string[],
  truth: ReadonlySet<string>,
  scoreAt: (at: number) => number,
): number {
  const scores = latin.map((_, at) => scoreAt(at))
  const best = Math.max(...latin.flatMap((word, at) => (truth.has(word) ? [scores[at] ?? 0] : [])))
  return latin.filter((word, at) => !truth.has(word) && (scores[at] ?? 0) >= best).length
}

/** How often one of three forms is, but for marks, a spelling that somebody used. */
function written({ asked, truth }: World): number {
  const found = asked.filter((native) => {
    const spellings = new Set(
      [...(truth.get(native) ?? [])].flatMap((word) => latinFormsOf(word)).map(({ form }) => form),
    )
    return latinFormsOf(native, 3).some(({ form }) => spellings.has(form))
  })
  return found.length / asked.length
}
