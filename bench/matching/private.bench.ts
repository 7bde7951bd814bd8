import { type PartyKeys, partyOf, signExchange } from '@passerelle/matching/private/agreement'
import { comparePrivately } from '@passerelle/matching/private/compare'
import { type EncodedList, encodePeople } from '@passerelle/matching/private/encode'
import type { Kernel } from '@passerelle/matching/private/kernel'
import { kernelByScript } from '@passerelle/matching/private/kernel-script'
import { kernelByWasm } from '@passerelle/matching/private/kernel-wasm'
import { type Agreement, type ExchangeTerms, usualTerms } from '@passerelle/matching/private/terms'
import { macOfNode } from '@passerelle/matching/node/mac'
import { seeded } from '@passerelle/matching/link/seeded'
import { print, round } from '../src/line.ts'
import { type FebrlPerson, febrlPeople } from './febrl-people.ts'
import { labelled } from './names-folder.ts'

/** Private comparison under the usual terms: how many of FEBRL's people are found again, and how fast bits are counted. */
const TODAY = '2026-11-24'
const SEED = 4

const keys: readonly [PartyKeys, PartyKeys] = [
  { signing: new Uint8Array(32).fill(1), agreeing: new Uint8Array(32).fill(2) },
  { signing: new Uint8Array(32).fill(3), agreeing: new Uint8Array(32).fill(4) },
]
const agreement = agreed({
  exchange: 'febrl-4',
  purpose: 'Measuring',
  parties: [partyOf('Harbour', keys[0]), partyOf('Lantern', keys[1])],
  ...usualTerms,
  ...(process.env['BITS'] ? { bits: Number(process.env['BITS']) as 256 } : {}),
  from: TODAY,
  until: TODAY,
})

febrl(false)
febrl(true)
counted()

function agreed(terms: ExchangeTerms): Agreement {
  const [one, other] = terms.parties
  return {
    terms,
    signatures: {
      [one.name]: signExchange(terms, keys[0].signing),
      [other.name]: signExchange(terms, keys[1].signing),
    },
  }
}

function febrl(withPaper: boolean): void {
  const files = [labelled('febrl', 'dataset4a.csv'), labelled('febrl', 'dataset4b.csv')]
  const [first, second] = files
  if (first === undefined || second === undefined) return
  const lists = [febrlPeople(first, withPaper), febrlPeople(second, withPaper)] as const
  const begun = process.cpuUsage()
  const encoded = [listOf(lists[0], keys[0]), listOf(lists[1], keys[1])] as const
  const encoding = process.cpuUsage(begun)
  const start = process.cpuUsage()
  const answer = comparePrivately(agreement, [encoded[0].encodings, encoded[1].encodings], TODAY)
  const comparing = process.cpuUsage(start)
  if ('refusals' in answer) throw new Error(answer.refusals.map(({ code }) => code).join())
  const truthOf = truths(lists, encoded)
  const right = answer.pairs.filter(({ one, other }) => truthOf.get(one) === truthOf.get(other)).length
  const precision = right / answer.pairs.length
  const recall = right / lists[0].length
  const f1 = (2 * precision * recall) / (precision + recall)
  const [encodingS, comparingS] = [encoding, comparing].map(({ user }) => round(user / 1e6, 1))
  const likely = answer.pairs.filter(({ band }) => band === 'likely')
  const likelyRight = likely.filter(({ one, other }) => truthOf.get(one) === truthOf.get(other)).length
  print({
    measure: `private comparison: FEBRL 4 ${withPaper ? 'with' : 'without'} the social security number, pairs that leave`,
    figure: round(f1, 4),
    unit: 'F1',
    reference: 0.924,
    referenceIs: 'GoldenMatch, from its documentation; not run here',
    ratio: round(f1 / 0.924, 3),
    target: '>= 0.95',
    met: f1 >= 0.95,
    cpuMs: (comparing.user + encoding.user) / 1000,
    data: `2 × ${lists[0].length} people; names, birth, suburb, postcode${withPaper ? ', number' : ''}; precision ${round(precision, 4)}, recall ${round(recall, 4)}; likely alone ${round(likelyRight / likely.length, 4)}, ${round(likelyRight / lists[0].length, 4)}; encoding both lists ${encodingS} CPU-s, comparing ${comparingS} CPU-s`,
  })
}

function listOf(people: readonly FebrlPerson[], own: PartyKeys): EncodedList {
  const list = encodePeople(people, agreement, own, TODAY, macOfNode)
  if ('refusals' in list) throw new Error(list.refusals.map(({ code }) => code).join())
  return list
}

function truths(lists: readonly (readonly FebrlPerson[])[], encoded: readonly EncodedList[]) {
  const truthOf = new Map<string, string>()
  encoded.forEach(({ idOf }, at) => {
    const own = new Map(lists[at]?.map(({ id, truth }) => [id, truth]))
    for (const [opaque, id] of idOf) truthOf.set(opaque, own.get(id) ?? id)
  })
  return truthOf
}

/** Encodings of 512 bits, which tell what a balanced pair of 1024 tells, a thousand with a thousand. */
function counted(): void {
  const wasm = kernelByWasm()
  const script = rate(kernelByScript())
  if (!wasm) return
  const fast = rate(wasm)
  print({
    measure: 'private comparison: Dice comparisons of 1024 balanced bits by WebAssembly',
    figure: fast,
    unit: 'million per CPU-second',
    reference: script,
    referenceIs: 'the same in script',
    ratio: round(fast / script),
    target: '>= 3 × script',
    met: fast >= 3 * script,
    data: '1000 × 1000 encodings, each of 512 bits (its complement is not kept), six times over',
    seed: SEED,
  })
}

function rate(kernel: Kernel): number {
  const random = seeded(SEED)
  const side = () => Uint8Array.from({ length: 1000 * 64 }, () => Math.floor(random() * 256))
  const [ones, others] = [side(), side()]
  kernel.differing(ones, others, 1, 512)
  const start = process.cpuUsage()
  for (let round = 0; round < 6; round += 1) kernel.differing(ones, others, 1, 512)
  return round(6 / (process.cpuUsage(start).user / 1e6), 1)
}
