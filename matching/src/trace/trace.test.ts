import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonFacts, Relation } from '../person/facts.ts'
import { defaultModel } from '../person/model.ts'
import type { Family, Register, Registered } from './family.ts'
import { trace } from './trace.ts'

function facts(text: string, year: number | null = null, sex: PersonFacts['sex'] = null): PersonFacts {
  const birth = year === null ? null : ({ day: `${year}-01-01`, precision: 'year' } as const)
  return { names: [{ text }], birth, sex, places: [], phones: [], papers: [], relatives: [] }
}

function someone(
  id: string,
  about: PersonFacts,
  household: string | null = null,
  ties: readonly (readonly [to: string, relation: Relation])[] = [],
): Registered {
  return { id, facts: about, household, ties: ties.map(([to, relation]) => ({ to, relation })) }
}

/** Everybody is like everybody: the scores alone tell them apart. */
function registerOf(people: readonly Registered[]): Register {
  return {
    like: (_, most) => people.slice(0, most),
    near: (id) => {
      const person = people.find((each) => each.id === id)
      return people.filter(
        (each) =>
          each.id !== id &&
          ((person?.household !== null && each.household === person?.household) ||
            person?.ties.some(({ to }) => to === each.id)),
      )
    },
  }
}

const brothers: Family = {
  members: [
    { key: 'omar', facts: facts('Omar Ahmed Ali', 2010, 'male') },
    { key: 'zaid', facts: facts('Zaidoun Ahmed Ali', 2012, 'male') },
  ],
  ties: [{ one: 'omar', other: 'zaid', relation: 'sibling' }],
}
const namesakes = Array.from({ length: 30 }, (_, at) =>
  someone(`omar ${at}`, facts('Omar Ahmed Ali', 2010, 'male')),
)
const together = [
  someone('omar there', facts('Omar Ahmed Ali', 2010, 'male'), 'tent 4', [['zaid there', 'sibling']]),
  someone('zaid there', facts('Zaidun Ahmed Ali', 2012, 'male'), 'tent 4', [['omar there', 'sibling']]),
]

function bestOf(family: Family, people: readonly Registered[], member: string): string | undefined {
  return trace(family, registerOf(people), defaultModel).get(member)?.[0]?.id
}

describe('two brothers, one with a name that hundreds bear', () => {
  test('alone, Omar is lost among his namesakes; beside Zaidoun he is found', () => {
    const people = [...namesakes, ...together]
    const alone: Family = { members: brothers.members.slice(0, 1), ties: [] }
    expect(bestOf(alone, people, 'omar')).not.toBe('omar there')
    expect(bestOf(brothers, people, 'omar')).toBe('omar there')
    expect(bestOf(brothers, people, 'zaid')).toBe('zaid there')
  })

  test('what his brother adds can be read: who, why, how much; the parts make the weight', () => {
    const found = trace(brothers, registerOf([...namesakes, ...together]), defaultModel).get('omar')?.[0]
    expect(found?.support).toMatchObject([{ member: 'zaid', id: 'zaid there', because: 'tied' }])
    const added = found?.support.reduce((sum, { bits }) => sum + bits, 0) ?? 0
    expect(found?.weight).toBeCloseTo((found?.own.weight ?? 0) + added)
  })

  test('a boy registered as the father of a Zaidoun is not raised by him', () => {
    const decoys = [
      someone('father', facts('Omar Ahmed', 2010, 'male'), 'tent 9', [['son', 'child']]),
      someone('son', facts('Zaidun Ahmed', 2012, 'male'), 'tent 9', [['father', 'father']]),
    ]
    const found = trace(brothers, registerOf(decoys), defaultModel).get('omar')
    expect(found?.find(({ id }) => id === 'father')?.support).toEqual([])
  })

  test('those who came together without a word about their relation count, a little less', () => {
    const loose = together.map((each) => ({ ...each, ties: [] }))
    const support = (people: readonly Registered[]) =>
      trace(brothers, registerOf(people), defaultModel).get('omar')?.[0]?.support[0]
    expect(support(loose)?.because).toBe('together')
    expect(support(loose)?.bits).toBeLessThan(support(together)?.bits ?? 0)
  })
})

describe('what nobody expects', () => {
  test('a family of nobody, and one that nobody is like', () => {
    expect(trace({ members: [], ties: [] }, registerOf(together), defaultModel).size).toBe(0)
    expect(trace(brothers, registerOf([]), defaultModel).get('omar')).toEqual([])
  })

  test('three hundred members in a ring are traced by their first ones', () => {
    const members = Array.from({ length: 300 }, (_, at) => ({
      key: `m${String(at).padStart(3, '0')}`,
      facts: facts('Ali'),
    }))
    const ties = members.map(({ key }, at) => ({
      one: key,
      other: members[(at + 1) % 300]?.key ?? '',
      relation: 'sibling' as const,
    }))
    expect(trace({ members, ties }, registerOf(together), defaultModel).size).toBe(40)
  })

  test('property: the order in which members, ties and people are told changes nothing', () => {
    const people = [...namesakes.slice(0, 6), ...together]
    const told = trace(brothers, registerOf(people), defaultModel)
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), fc.boolean(), (order, turn) => {
        const members = turn ? brothers.members.toReversed() : brothers.members
        expect(trace({ ...brothers, members }, registerOf(order), defaultModel)).toEqual(told)
      }),
    )
  })

  test('property: a relative never makes somebody less likely, and nobody comes from nowhere', () => {
    const name = fc.constantFrom('Omar Ahmed', 'Zaidoun Ahmed', 'Layla Haddad', 'محمد', '😀', '')
    const people = fc
      .array(fc.record({ name, household: fc.constantFrom(null, 'a', 'b') }), { maxLength: 12 })
      .map((some) => some.map((each, at) => someone(`p${at}`, facts(each.name), each.household)))
    fc.assert(
      fc.property(people, (some) => {
        for (const proposals of trace(brothers, registerOf(some), defaultModel, { most: 50 }).values()) {
          for (const { id, weight, own } of proposals) {
            expect(some.map((each) => each.id)).toContain(id)
            expect(weight).toBeGreaterThanOrEqual(own.weight)
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})
