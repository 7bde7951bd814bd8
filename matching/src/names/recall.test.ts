import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { comparePrepared, prepare } from './compare.ts'
import { nameKeys, queryKeys } from './keys.ts'

/**
 * Names of people from all over the world, written in two scripts (CC0, Wikidata). The rules were looked at with one
 * half in view; these figures are from the other. Pool: all Latin names of that half, most of them not Arabic,
 * Russian or Hebrew by origin.
 */
const pairs = new URL('../../../../shared/data/names/translit/', import.meta.url)

interface Figures {
  readonly found: number
  readonly first: number
  readonly amongFive: number
  readonly amongTwenty: number
}

describe.skipIf(!existsSync(pairs))('a name written in another script', () => {
  test.each([
    ['arabic', { found: 0.87, first: 0.49, amongFive: 0.74, amongTwenty: 0.85 }],
    ['russian', { found: 0.79, first: 0.64, amongFive: 0.74, amongTwenty: 0.77 }],
    ['hebrew', { found: 0.82, first: 0.43, amongFive: 0.68, amongTwenty: 0.8 }],
  ])('%s is found among tens of thousands of Latin ones', (language, floor) => {
    const figures = measured(language)
    if (process.env['SHOW_FIGURES']) console.log(language, figures)
    for (const [name, least] of Object.entries(floor))
      expect([name, figures]).toSatisfy(() => figures[name as keyof Figures] >= least)
  })
})

function measured(language: string): Figures {
  const truth = heldHalf(language)
  const latin = [...new Set([...truth.values()].flatMap((names) => [...names]))].map((name) => ({
    name,
    prepared: prepare(name),
  }))
  const byKey = new Map<string, (typeof latin)[number][]>()
  for (const each of latin)
    for (const key of nameKeys(each.name)) byKey.set(key, [...(byKey.get(key) ?? []), each])
  const asked = [...truth.keys()].filter((_, at) => at % 10 === 0)
  const ranks = asked.map((native) => {
    const query = prepare(native)
    const candidates = new Set(queryKeys(native).flatMap((key) => byKey.get(key) ?? []))
    const ranked = [...candidates].map(({ name, prepared }) => ({
      name,
      score: comparePrepared(query, prepared),
    }))
    return ranked
      .toSorted((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1))
      .findIndex(({ name }) => truth.get(native)?.has(name))
  })
  const share = (within: number) =>
    Math.round((1000 * ranks.filter((rank) => rank >= 0 && rank < within).length) / ranks.length) / 1000
  return {
    found: share(Number.POSITIVE_INFINITY),
    first: share(1),
    amongFive: share(5),
    amongTwenty: share(20),
  }
}

function heldHalf(language: string): Map<string, Set<string>> {
  const truth = new Map<string, Set<string>>()
  for (const line of readFileSync(new URL(`wd_${language}_80.tsv`, pairs), 'utf8')
    .trim()
    .split('\n')) {
    const [latin = '', spaced = ''] = line.split('\t')
    if (hash(latin) % 2 === 0) continue
    const native = spaced.replaceAll(' ', '')
    truth.set(native, (truth.get(native) ?? new Set()).add(latin))
  }
  return truth
}

/** FNV-1a, so that the halves are the same everywhere. */
function hash(text: string): number {
  let value = 2166136261
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16777619)
  return value >>> 0
}
