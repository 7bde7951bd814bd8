import type { PersonFacts } from '@passerelle/matching/person/facts'
import { defaultModel } from '@passerelle/matching/person/model'
import { SearchIndex } from '@passerelle/matching/search/index'
import { searchSound, searchWords } from '@passerelle/matching/search/words'
import type { Family, Register, Registered } from '@passerelle/matching/trace/family'
import { trace } from '@passerelle/matching/trace/trace'
import { print, round } from '../src/line.ts'
import { separate } from './families.ts'

/** Families separated in three countries: is the right person among the first five, each member alone and with the family? */
const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 60_000)
const FAMILIES = Number(process.env['BENCH_FAMILIES'] ?? 400)
const SEED = 20_261_124
const all = ['all']

const { registered, requests } = separate({ people: PEOPLE, families: FAMILIES, seed: SEED })
const register = registerOf(registered)
const data = `${registered.length} registered in three countries, ${FAMILIES} families (bench/matching/families.ts)`
const alone = measured((family) => family.members.map((member) => ({ members: [member], ties: [] })))
const together = measured((family) => [family])

print({
  measure: 'tracing: the right person among the first five, with the family',
  figure: round(together.recall, 3),
  unit: 'recall@5',
  reference: round(alone.recall, 3),
  referenceIs: 'the same engine, each member alone',
  ratio: round(together.recall / alone.recall),
  target: '>= 0.90, and 0.10 above each alone',
  met: together.recall >= 0.9 && together.recall - alone.recall >= 0.1,
  cpuMs: round(together.cpuMs),
  referenceCpuMs: round(alone.cpuMs),
  data: `${data}; ${together.sought} members who are registered somewhere`,
  seed: SEED,
})
print({
  measure: 'tracing: a request',
  figure: round(together.cpuMs / FAMILIES),
  unit: 'ms CPU',
  target: 'told beside it',
  met: true,
  data,
  seed: SEED,
})

/** Traces each request in these parts. */
function measured(partsOf: (family: Family) => readonly Family[]) {
  const began = process.cpuUsage().user
  let [sought, found] = [0, 0]
  for (const { family, truth } of requests) {
    const proposals = new Map(
      partsOf(family).flatMap((part) => [...trace(part, register, defaultModel, { most: 5 })]),
    )
    for (const [member, id] of truth) {
      sought += 1
      if (proposals.get(member)?.some((proposal) => proposal.id === id)) found += 1
    }
  }
  return { sought, recall: found / sought, cpuMs: (process.cpuUsage().user - began) / 1000 }
}

export function registerOf(people: readonly Registered[]): Register {
  const byId = new Map(people.map((person) => [person.id, person]))
  const households = new Map<string | null, Registered[]>()
  for (const person of people.filter(({ household }) => household !== null))
    households.set(person.household, [...(households.get(person.household) ?? []), person])
  const index = new SearchIndex(searchSound)
  for (const { id, facts } of people)
    index.put(id, { words: wordsOf(facts), births: birthsOf(facts), scopes: all })
  index.merge()
  return {
    like: (facts, most) =>
      index
        .find({ words: wordsOf(facts), births: [] }, all, most)
        .found.flatMap(({ id }) => byId.get(id) ?? []),
    near(id) {
      const person = byId.get(id)
      const beside = person?.household ? (households.get(person.household) ?? []) : []
      const tied = person?.ties.flatMap(({ to }) => byId.get(to) ?? []) ?? []
      return [...new Set([...beside, ...tied])].filter((each) => each.id !== id)
    },
  }
}

function wordsOf({ names }: PersonFacts): string[] {
  return names.flatMap(({ text }) => searchWords(text))
}

/** A day that was told; a year alone is that of too many. */
function birthsOf({ birth }: PersonFacts): string[] {
  return birth && 'day' in birth && birth.precision === 'exact' ? [birth.day.replaceAll('-', '')] : []
}
