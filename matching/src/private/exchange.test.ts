import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../link/seeded.ts'
import type { PersonFacts } from '../person/facts.ts'
import { type PartyKeys, partyOf, signExchange, verifyExchange } from './agreement.ts'
import { comparePrivately } from './compare.ts'
import { type EncodedList, encodePeople } from './encode.ts'
import { type Encodings, readEncodings } from './encodings.ts'
import { kernelByScript } from './kernel-script.ts'
import { kernelByWasm } from './kernel-wasm.ts'
import { refusalText } from './refusals.ts'
import { type Agreement, type ExchangeTerms, usualTerms } from './terms.ts'
import type { Listed } from './values.ts'

// Harbour and Lantern want to know whom both of them help. Neither may show the other a name.

const TODAY = '2026-03-02'
const harbourKeys: PartyKeys = { signing: bytes(1), agreeing: bytes(2) }
const lanternKeys: PartyKeys = { signing: bytes(3), agreeing: bytes(4) }
const strangerKeys: PartyKeys = { signing: bytes(5), agreeing: bytes(6) }

function bytes(fill: number): Uint8Array {
  return new Uint8Array(32).fill(fill)
}

const terms: ExchangeTerms = {
  exchange: 'winter-2026',
  purpose: 'Nobody is given two places for the winter.',
  parties: [partyOf('Harbour', harbourKeys), partyOf('Lantern', lanternKeys)],
  ...usualTerms,
  fewestPeople: 3,
  from: '2026-03-01',
  until: '2026-03-31',
}

function agreed(to: ExchangeTerms = terms): Agreement {
  return {
    terms: to,
    signatures: {
      Harbour: signExchange(to, harbourKeys.signing),
      Lantern: signExchange(to, lanternKeys.signing),
    },
  }
}

function someone(text: string, day: string, more: Partial<PersonFacts> = {}): PersonFacts {
  return {
    names: [{ text }],
    birth: { day, precision: 'exact' },
    sex: 'female',
    places: [],
    phones: [],
    papers: [],
    relatives: [],
    ...more,
  }
}

const harbourPeople: readonly Listed[] = [
  { id: 'h1', facts: someone('Mariam Haddad', '1987-04-12') },
  { id: 'h2', facts: someone('Nadia Saleh', '1990-11-02') },
  { id: 'h3', facts: someone('Rosa Quiroga', '1979-01-30') },
  { id: 'h4', facts: someone('يوسف درويش', '1985-07-19', { sex: 'male' }) },
]
const lanternPeople: readonly Listed[] = [
  { id: 'l1', facts: someone('Maryam Hadad', '1987-04-12') },
  { id: 'l2', facts: someone('Olga Petrenko', '1966-08-08') },
  { id: 'l3', facts: someone('Yusuf Darwish', '1985-07-19', { sex: 'male' }) },
]

function encoded(people: readonly Listed[], keys: PartyKeys, agreement = agreed()): EncodedList {
  const list = encodePeople(people, agreement, keys, TODAY)
  if ('refusals' in list) throw new Error(list.refusals.map(refusalText).join(' '))
  return list
}

function pairsOf(one: EncodedList, other: EncodedList, agreement = agreed()) {
  const answer = comparePrivately(agreement, [one.encodings, other.encodings], TODAY)
  if ('refusals' in answer) throw new Error(answer.refusals.map(refusalText).join(' '))
  return answer.pairs.map((pair) => [one.idOf.get(pair.one), other.idOf.get(pair.other), pair.band])
}

function refusalsOf(lists: readonly [Encodings, Encodings], agreement = agreed(), today = TODAY) {
  const answer = comparePrivately(agreement, lists, today)
  return 'refusals' in answer ? answer.refusals : []
}

describe('two lists that may not meet', () => {
  test('those whom both help are found, written another way and in another script; the others are not', () => {
    const pairs = pairsOf(encoded(harbourPeople, harbourKeys), encoded(lanternPeople, lanternKeys))
    expect(pairs.map(([one, other]) => `${one} ${other}`).toSorted()).toEqual(['h1 l1', 'h4 l3'])
  })

  test('it makes no difference whose list lies on the left', () => {
    const [one, other] = [encoded(harbourPeople, harbourKeys), encoded(lanternPeople, lanternKeys)]
    const said = (lines: ReturnType<typeof pairsOf>) => lines.map((line) => line.join(' ')).toSorted()
    const turned = pairsOf(other, one).map(([there, here, band]) => [here, there, band])
    expect(said(turned)).toEqual(said(pairsOf(one, other)))
  })

  test('the same list under the same agreement is the same to the byte', () => {
    const [once, again] = [encoded(harbourPeople, harbourKeys), encoded(harbourPeople, harbourKeys)]
    expect(again.encodings).toEqual(once.encodings)
    const otherwise = encoded(harbourPeople.toReversed(), harbourKeys)
    expect(otherwise.encodings).toEqual(once.encodings)
  })

  test('all that leaves is who may be whom, and how surely: no weight, no field', () => {
    const lists = [
      encoded(harbourPeople, harbourKeys).encodings,
      encoded(lanternPeople, lanternKeys).encodings,
    ] as const
    const answer = comparePrivately(agreed(), lists, TODAY)
    expect(Object.keys(answer).toSorted()).toEqual(['exchange', 'pairs'])
    for (const pair of 'pairs' in answer ? answer.pairs : [])
      expect(Object.keys(pair).toSorted()).toEqual(['band', 'one', 'other'])
  })

  test('under a higher bar fewer pairs leave', () => {
    const strict = agreed({ ...terms, review: 60, likely: 70 })
    expect(
      pairsOf(
        encoded(harbourPeople, harbourKeys, strict),
        encoded(lanternPeople, lanternKeys, strict),
        strict,
      ),
    ).toEqual([])
  })
})

describe('what crosses', () => {
  test('holds no name, no day, no id of the house', () => {
    const crossing = JSON.stringify(encoded(harbourPeople, harbourKeys).encodings)
    for (const told of ['Mariam', 'Haddad', 'mariam', 'يوسف', '1987', 'h1"'])
      expect(crossing).not.toContain(told)
  })

  test('is other bits in another exchange: two exchanges cannot be laid side by side', () => {
    const other = agreed({ ...terms, exchange: 'summer-2026' })
    const [first] = encoded(harbourPeople, harbourKeys).encodings.people
    const second = encoded(harbourPeople, harbourKeys, other).encodings.people
    expect(second.map(({ id }) => id)).not.toContain(first?.id)
    const bits = new Set(second.flatMap(({ blocks }) => blocks.map((block) => block.bits)))
    expect(first?.blocks.some((block) => bits.has(block.bits))).toBe(false)
  })

  test('the same name is other bits in another block, so that nobody counts how common it is', () => {
    const people = encoded(harbourPeople, harbourKeys).encodings.people
    for (const { blocks } of people) expect(new Set(blocks.map(({ bits }) => bits)).size).toBe(blocks.length)
  })

  test('what many share is not written out', () => {
    const tight = agreed({ ...terms, mostPerBlock: 2, blocks: [['year']] })
    const many = ['a', 'b', 'c'].map((id) => ({ id, facts: someone(`Name${id} Other${id}`, '1987-04-12') }))
    const list = encoded(many, harbourKeys, tight)
    expect(list.encodings.people.map(({ blocks }) => blocks)).toEqual([[], [], []])
  })
})

describe('an exchange that does not go on', () => {
  const [one, other] = [
    encoded(harbourPeople, harbourKeys).encodings,
    encoded(lanternPeople, lanternKeys).encodings,
  ]

  test('one changed byte anywhere in a list is refused by name', () => {
    fc.assert(
      fc.property(fc.nat(one.people.length - 1), fc.nat(5), (at, how) => {
        const people = one.people.map((person, place) => (place === at ? altered(person, how) : person))
        if (JSON.stringify(people) === JSON.stringify(one.people)) return
        expect(refusalsOf([{ ...one, people }, other])).toEqual([{ code: 'file-altered', party: 'Harbour' }])
      }),
    )
  })

  function altered(person: Encodings['people'][number], how: number): Encodings['people'][number] {
    const flip = (text: string) => (text.startsWith('0') ? `1${text.slice(1)}` : `0${text.slice(1)}`)
    if (how === 0) return { ...person, id: flip(person.id) }
    if (how === 1) return { ...person, has: person.has ^ 1 }
    if (how === 2) return { ...person, blocks: person.blocks.slice(1) }
    if (how === 3) return { ...person, blocks: [...person.blocks, ...person.blocks.slice(0, 1)] }
    const key = (text: string) => (how === 4 ? flip(text) : text)
    return {
      ...person,
      blocks: person.blocks.map((block) => ({
        key: key(block.key),
        bits: how === 5 ? flip(block.bits) : block.bits,
      })),
    }
  }

  test('a list of an earlier exchange, sent again, is refused', () => {
    const earlier = agreed({ ...terms, exchange: 'autumn-2025' })
    const old = encoded(harbourPeople, harbourKeys, earlier).encodings
    expect(refusalsOf([old, other])).toEqual([{ code: 'other-exchange', party: 'Harbour' }])
  })

  test('a list made under other weights is refused, though the exchange has the same name', () => {
    const gentler = agreed({ ...terms, review: 1 })
    const old = encoded(harbourPeople, harbourKeys, gentler).encodings
    expect(refusalsOf([old, other])).toEqual([{ code: 'other-exchange', party: 'Harbour' }])
  })

  test('terms that were altered after signing hold for nobody', () => {
    const altered = { ...agreed(), terms: { ...terms, review: 0 } }
    expect(verifyExchange(altered, TODAY).map(({ code, party }) => [code, party])).toEqual([
      ['agreement-altered', 'Harbour'],
      ['agreement-altered', 'Lantern'],
    ])
    expect(encodePeople(harbourPeople, altered, harbourKeys, TODAY)).toHaveProperty('refusals')
    expect(verifyExchange(agreed(), TODAY)).toEqual([])
  })

  test('one signature is none', () => {
    const half = { terms, signatures: { Harbour: signExchange(terms, harbourKeys.signing) } }
    expect(verifyExchange(half, TODAY)).toEqual([{ code: 'agreement-unsigned', party: 'Lantern' }])
  })

  test('who is no party encodes nobody', () => {
    expect(encodePeople(harbourPeople, agreed(), strangerKeys, TODAY)).toEqual({
      refusals: [{ code: 'not-a-party' }],
    })
  })

  test('the list of one party twice is no comparison', () => {
    expect(refusalsOf([one, one])).toEqual([{ code: 'same-party', party: 'Harbour' }])
  })

  test.each([
    ['2026-02-28', 'not-yet'],
    ['2026-04-01', 'expired'],
  ])('on %s it is %s', (day, code) => {
    expect(refusalsOf([one, other], agreed(), day)).toEqual([{ code }])
  })

  test('a list so short that it asks about single people is not made, nor taken', () => {
    expect(encodePeople(harbourPeople.slice(0, 2), agreed(), harbourKeys, TODAY)).toEqual({
      refusals: [{ code: 'too-few-people', party: 'Harbour' }],
    })
  })

  test('a file that is something else is unreadable', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (text) => {
          expect(readEncodings(text)).toEqual({ code: 'unreadable' })
        },
      ),
    )
    expect(readEncodings(JSON.stringify(one))).toEqual(one)
  })
})

describe('people as they come', () => {
  test.each([
    ['no name at all', ''],
    ['one letter', 'A'],
    ['nothing but a smile', '😀'],
    ['three scripts in one word', 'Юسоф'],
    ['three hundred parts', 'Ana '.repeat(300)],
  ])('%s is encoded, and found in nobody else', (_, text) => {
    const odd = [...harbourPeople, { id: 'odd', facts: someone(text, '1950-01-01') }]
    const pairs = pairsOf(encoded(odd, harbourKeys), encoded(lanternPeople, lanternKeys))
    expect(pairs.map(([here]) => here)).not.toContain('odd')
  })

  test('who is the same in all that is known is found, whatever the names are', () => {
    const name = fc.array(fc.constantFrom('ba', 'ri', 'mo', 'lek', 'сан', 'نور', 'ta'), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(name, name, (given, family) => {
        const facts = someone(`${given.join('')} ${family.join('')}`, '1971-03-09')
        const [here, there] = [
          encoded([...harbourPeople, { id: 'same', facts }], harbourKeys),
          encoded([...lanternPeople, { id: 'same', facts }], lanternKeys),
        ]
        expect(pairsOf(here, there).map(([one]) => one)).toContain('same')
      }),
      { numRuns: 15 },
    )
  })
})

test('bits are counted alike by WebAssembly and by script', () => {
  const wasm = kernelByWasm()
  if (!wasm) throw new Error('There is no WebAssembly here.')
  const script = kernelByScript()
  const sizes = fc.record({
    ones: fc.integer({ min: 1, max: 7 }),
    others: fc.integer({ min: 1, max: 7 }),
    fields: fc.integer({ min: 1, max: 9 }),
    bits: fc.constantFrom(128, 256, 512, 1024),
    seed: fc.integer(),
  })
  fc.assert(
    fc.property(sizes, ({ ones, others, fields, bits, seed }) => {
      const random = seeded(seed)
      const side = (people: number) =>
        Uint8Array.from({ length: (people * fields * bits) / 8 }, () => Math.floor(random() * 256))
      const [left, right] = [side(ones), side(others)]
      const counted = Array.from(wasm.differing(left, right, fields, bits).slice(0, ones * others * fields))
      expect(counted).toEqual(Array.from(script.differing(left, right, fields, bits)))
    }),
  )
})
