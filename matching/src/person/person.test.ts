import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calibrate, probabilityOf } from './calibrate.ts'
import { explain, withoutValues } from './explain.ts'
import type { BirthFact, PersonFacts, PlaceFact, Relation } from './facts.ts'
import { defaultModel } from './model.ts'
import { scorePeople } from './score-people.ts'
import { evidenceWeights, nameEvidence } from './weights.ts'

const nobody: PersonFacts = {
  names: [],
  birth: null,
  sex: null,
  places: [],
  phones: [],
  papers: [],
  relatives: [],
}
const known = (facts: Partial<PersonFacts>): PersonFacts => ({ ...nobody, ...facts })
const named = (...names: readonly string[]) => known({ names: names.map((text) => ({ text })) })
const born = (day: string, precision: 'exact' | 'month' | 'year' | 'estimated' = 'exact') =>
  known({ birth: { day, precision } })
const aged = (age: number, on: string) => known({ birth: { age, on } })
const score = (one: PersonFacts, other: PersonFacts) => scorePeople(one, other, defaultModel)
const found = (one: PersonFacts, other: PersonFacts) =>
  score(one, other).evidence.map(({ key }) => key.replace('recognition.evidence.', ''))
const from = (path: readonly string[], name: string | null = null, role: PlaceFact['role'] = 'origin') =>
  known({ places: [{ role, path, name }] })

describe('a woman registered at a border and again in a camp', () => {
  const atTheBorder = known({
    names: [{ text: 'Amal Yusuf al-Haddad', given: 'Amal', father: 'Yusuf', family: 'al-Haddad' }],
    birth: { day: '1988-03-12', precision: 'exact' },
    sex: 'female',
    phones: ['+962 79 555 0101'],
  })
  const inTheCamp = known({
    names: [{ text: 'أمل الحداد' }],
    birth: { day: '1988-12-03', precision: 'exact' },
    sex: 'female',
    phones: ['0795550110'],
  })

  test('is likely one person, and each line of the sum says why', () => {
    const { band, weight, evidence } = score(atTheBorder, inTheCamp)
    expect(band).toBe('likely')
    expect(evidence.map(({ key }) => key.replace('recognition.evidence.', ''))).toEqual([
      'name.sound',
      'name.sound',
      'name.omitted',
      'birth.turned-day',
      'sex.same',
      'phone.digit',
    ])
    expect(evidence.reduce((sum, line) => sum + line.weight, defaultModel.prior)).toBeCloseTo(weight, 9)
  })

  test('is not her sister, who shares father, family and telephone', () => {
    const sister = known({
      ...atTheBorder,
      names: [{ text: 'Rima Yusuf al-Haddad', given: 'Rima', father: 'Yusuf', family: 'al-Haddad' }],
      birth: { day: '1991-07-30', precision: 'exact' },
    })
    expect(score(atTheBorder, sister).band).toBe('unlikely')
  })

  test('is told to another organisation without what the camp wrote down', () => {
    const shown = withoutValues(score(atTheBorder, inTheCamp))
    expect(shown.weight).toBe(score(atTheBorder, inTheCamp).weight)
    expect(JSON.stringify(shown)).not.toMatch(/حداد|أمل|1988-12-03|0795550110/)
    expect(JSON.stringify(shown)).toMatch(/Amal/)
  })
})

describe('a date of birth', () => {
  test('is forgiven one slip of the pen', () => {
    expect(found(born('1990-05-17'), born('1990-05-17'))).toEqual(['birth.same'])
    expect(found(born('1990-05-17'), born('1990-05-11'))).toEqual(['birth.digit'])
    expect(found(born('1990-05-17'), born('1990-05-71'))).toEqual(['birth.turned-digits'])
    expect(found(born('1990-05-11'), born('1990-11-05'))).toEqual(['birth.turned-day'])
    expect(found(born('1990-05-17'), born('1990-05-28'))).toEqual(['birth.same-month'])
    expect(found(born('1990-05-17'), born('1990-11-28'))).toEqual(['birth.same-year'])
  })

  test('of 1 January says no more than the year', () => {
    expect(found(born('1990-01-01'), born('1990-05-17'))).toEqual(['birth.new-year'])
    expect(found(born('1990-01-01'), born('1990-01-01'))).toEqual(['birth.same-new-year'])
    expect(found(born('1990-01-01'), born('1991-01-01'))).toEqual(['birth.year-beside'])
  })

  test('known by the year alone, by an age on a day or by estimate, fits or does not', () => {
    expect(found(born('1990-01-01', 'year'), born('1990-05-17'))).toEqual(['birth.year-fits'])
    expect(found(born('1990-05-01', 'month'), born('1990-05-17'))).toEqual(['birth.same-month'])
    expect(found(aged(34, '2024-08-01'), born('1990-05-17'))).toEqual(['birth.age-fits'])
    expect(found(aged(34, '2024-04-01'), born('1990-05-17'))).toEqual(['birth.year-beside'])
    expect(found(aged(34, '2024-08-01'), aged(36, '2026-09-01'))).toEqual(['birth.age-fits'])
    expect(found(born('1991-01-01', 'estimated'), born('1989-05-17'))).toEqual(['birth.age-fits'])
  })

  test('years away contradicts, the further the more', () => {
    expect(found(born('1990-05-17'), born('1986-11-02'))).toEqual(['birth.years-apart'])
    expect(found(born('1990-05-17'), born('1961-11-02'))).toEqual(['birth.apart'])
    expect(found(aged(10, '2024-08-01'), aged(40, '2024-08-01'))).toEqual(['birth.apart'])
  })

  test('that no calendar has is compared as it is written, and nonsense is left out', () => {
    expect(found(born('1990-02-30'), born('1990-02-30'))).toEqual(['birth.same'])
    for (const day of ['', 'unknown', '1990', '17.5.1990'])
      expect(found(born(day), born('1990-05-17'))).toEqual([])
    expect(found(aged(-3, '2024-01-01'), aged(400, '2024-01-01'))).toEqual([])
  })
})

describe('other facts', () => {
  test('of place count from the village to the country, and where one is now contradicts little', () => {
    expect(found(from(['SYR', '07', '0702', '0702-3']), from(['SYR', '07', '0702', '0702-3']))).toEqual([
      'place.same',
    ])
    expect(found(from(['SYR', '07', '0702', 'a']), from(['SYR', '07', '0702', 'b']))).toEqual([
      'place.district',
    ])
    expect(found(from(['SYR', '07']), from(['SYR', '07', '0702']))).toEqual(['place.region'])
    expect(found(from(['SYR']), from(['SYR', '07']))).toEqual(['place.country'])
    expect(found(from(['SYR']), from(['SOM']))).toEqual(['place.apart'])
    expect(found(from(['SYR'], null, 'now'), from(['SOM'], null, 'last-seen'))).toEqual(['place.moved'])
    expect(found(from([], 'Aleppo'), from([], 'Alepo'))).toEqual(['place.close-name'])
    expect(found(from(['SYR'], null, 'now'), from(['SOM'], null, 'birth'))).toEqual([])
  })

  test('of papers and telephones are forgiven one slip, and a new telephone says nothing', () => {
    const paper = (kind: string, number: string) => known({ papers: [{ kind, number }] })
    expect(found(paper('passport', 'N 012-3456'), paper('passport', 'n0123456'))).toEqual(['paper.same'])
    expect(found(paper('passport', 'N0123456'), paper('passport', 'N0123457'))).toEqual(['paper.edit'])
    expect(found(paper('passport', 'N0123456'), paper('identity-card', 'N0123456'))).toEqual([
      'paper.other-kind',
    ])
    expect(found(paper('passport', 'N0123456'), paper('passport', 'X7778889'))).toEqual(['paper.apart'])
    const phone = (text: string) => known({ phones: [text] })
    expect(found(phone('00962 79 555 0101'), phone('٠٧٩٥٥٥٠١٠١'))).toEqual(['phone.same'])
    expect(found(phone('0795550101'), phone('0795550102'))).toEqual(['phone.digit'])
    expect(found(phone('0795550101'), phone('0781112222'))).toEqual([])
  })

  test('of relatives are laid beside each other, each once', () => {
    const family = (...members: readonly (readonly [Relation, string])[]) =>
      known({ relatives: members.map(([relation, text]) => ({ relation, names: [{ text }], birth: null })) })
    const one = family(['father', 'Yusuf Haddad'], ['child', 'Sami Haddad'], ['child', 'Rana Haddad'])
    const other = family(['child', 'رنا حداد'], ['child', 'سامي حداد'], ['father', 'يوسف حداد'])
    expect(found(one, other)).toEqual(['relative.same', 'relative.same', 'relative.same'])
    expect(found(family(['mother', 'Huda Khoury']), family(['mother', 'Salma Nasser']))).toEqual([
      'relative.apart',
    ])
    expect(found(family(['sibling', 'Huda Khoury']), family(['sibling', 'Salma Nasser']))).toEqual([])
  })

  test('of sex and citizenship agree, contradict or are not told', () => {
    expect(found(known({ sex: 'female' }), known({ sex: 'male' }))).toEqual(['sex.apart'])
    expect(found(known({ sex: 'other' }), known({ sex: 'male' }))).toEqual([])
    expect(found(known({ citizenships: ['SYR', 'TUR'] }), known({ citizenships: ['TUR'] }))).toEqual([
      'citizenship.shared',
    ])
    expect(found(known({ citizenships: ['SYR'] }), known({ citizenships: ['SOM'] }))).toEqual([
      'citizenship.apart',
    ])
  })

  test('of a person with two names are those of the name that agrees best', () => {
    expect(score(named('Amina Warsame', 'Umm Khalid'), named('Umm Khalid')).evidence).toEqual(
      score(named('Umm Khalid'), named('Umm Khalid')).evidence,
    )
  })
})

const birthFact: fc.Arbitrary<BirthFact | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    day: fc
      .tuple(
        fc.integer({ min: 1930, max: 2025 }),
        fc.integer({ min: 1, max: 13 }),
        fc.integer({ min: 1, max: 32 }),
      )
      .map(
        ([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      ),
    precision: fc.constantFrom('exact', 'month', 'year', 'estimated'),
  }),
  fc.record({ age: fc.integer({ min: 0, max: 120 }), on: fc.constant('2025-06-01') }),
)
const names = fc.array(
  fc.record({
    text: fc.oneof(
      fc.constantFrom('Amal Haddad', 'أمل حداد', 'Omar bin Ali', '王小明'),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    ),
  }),
  { maxLength: 3 },
)
const place = fc.record({
  role: fc.constantFrom('birth', 'origin', 'now', 'last-seen'),
  path: fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 4 }),
  name: fc.oneof(fc.constant(null), fc.constantFrom('Homs', 'حمص', 'Aleppo')),
})
const person: fc.Arbitrary<PersonFacts> = fc.record({
  names,
  birth: birthFact,
  sex: fc.constantFrom(null, 'female', 'male', 'other'),
  citizenships: fc.array(fc.constantFrom('SYR', 'SOM'), { maxLength: 2 }),
  places: fc.array(place, { maxLength: 3 }),
  phones: fc.array(fc.constantFrom('0795550101', '0795550102', '12'), { maxLength: 2 }),
  papers: fc.array(
    fc.record({ kind: fc.constantFrom('a', 'b'), number: fc.constantFrom('N012345', 'N012346') }),
    { maxLength: 2 },
  ),
  relatives: fc.array(fc.record({ relation: fc.constantFrom('father', 'child'), names, birth: birthFact }), {
    maxLength: 3,
  }),
})

describe('any two people', () => {
  test('have one score from either side, the sum of its lines, a probability and a band', () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        const there = score(one, other)
        expect(score(other, one).weight).toBeCloseTo(there.weight, 6)
        const sum = there.evidence.reduce((all, line) => all + line.weight, defaultModel.prior)
        expect(sum).toBeCloseTo(there.weight, 6)
        expect(there.probability).toBeGreaterThanOrEqual(0)
        expect(there.probability).toBeLessThanOrEqual(1)
        expect(Math.abs(there.weight)).toBeLessThan(300)
      }),
    )
  })

  test('of whom nothing or no fact in common is told are where they were before', () => {
    fc.assert(
      fc.property(person, (one) => {
        expect(score(one, nobody)).toMatchObject({ weight: defaultModel.prior, evidence: [] })
      }),
    )
  })

  test('gain by a fact that agrees and lose by the same fact contradicted', () => {
    const alike: readonly (readonly [Partial<PersonFacts>, Partial<PersonFacts>])[] = [
      [
        { birth: { day: '1990-05-17', precision: 'exact' } },
        { birth: { day: '1950-11-02', precision: 'exact' } },
      ],
      [{ sex: 'female' }, { sex: 'male' }],
      [{ names: [{ text: 'Amal Haddad' }] }, { names: [{ text: 'Bruno Rossi' }] }],
    ]
    for (const [same, another] of alike) {
      expect(score(known(same), known(same)).weight).toBeGreaterThan(defaultModel.prior)
      expect(score(known(same), known(another)).weight).toBeLessThan(defaultModel.prior)
    }
  })

  test('with endless lists take no time', () => {
    const many = <T>(made: (at: number) => T): T[] => Array.from({ length: 5000 }, (_, at) => made(at))
    const crowd: PersonFacts = {
      ...nobody,
      names: many((at) => ({ text: `Amal ${'bin Ali '.repeat(300)} ${at}` })),
      phones: many((at) => `079555${at}`),
      papers: many((at) => ({ kind: 'a', number: `N00${at}` })),
      places: many((at) => ({ role: 'now', path: ['SYR', `${at}`], name: `Place ${at}` })),
      relatives: many((at) => ({ relation: 'child', names: [{ text: `Child ${at}` }], birth: null })),
    }
    const began = performance.now()
    score(crowd, crowd)
    expect(performance.now() - began).toBeLessThan(3000)
  })
})

describe('the probability', () => {
  test('takes the odds at their word as long as nothing was decided', () => {
    expect(probabilityOf(0, null)).toBe(0.5)
    expect(probabilityOf(10, null)).toBeCloseTo(0.999, 3)
    expect(calibrate([{ weight: 3, same: true }])).toBeNull()
  })

  test('rises with the weight, whatever was decided, and never says never or always', () => {
    const decided = fc.array(
      fc.record({ weight: fc.double({ min: -30, max: 30, noNaN: true }), same: fc.boolean() }),
      {
        minLength: 20,
        maxLength: 200,
      },
    )
    fc.assert(
      fc.property(decided, (judgements) => {
        const table = calibrate(judgements)
        let before = 0
        for (let weight = -40; weight <= 40; weight += 1) {
          const probability = probabilityOf(weight, table)
          expect(probability).toBeGreaterThanOrEqual(before)
          before = probability
        }
        expect(probabilityOf(-40, table)).toBeGreaterThan(0)
        expect(before).toBeLessThan(1)
      }),
    )
  })

  test('learns that reviewers trust a weight less than its odds', () => {
    const judgements = Array.from({ length: 400 }, (_, at) => ({
      weight: (at % 20) - 10,
      same: at % 20 >= 15 || at % 20 === 12,
    }))
    const table = calibrate(judgements)
    expect(probabilityOf(1, table)).toBeLessThan(0.3)
    expect(probabilityOf(9, table)).toBeGreaterThan(0.9)
  })
})

describe('the words', () => {
  const words = (language: string): Record<string, string> =>
    JSON.parse(
      readFileSync(
        new URL(`../../../domain/src/shared/recognition/words/${language}.json`, import.meta.url),
        'utf8',
      ),
    )

  test('say every finding and every field in four languages', () => {
    const keys = [...Object.keys(evidenceWeights), ...nameEvidence].map(
      (level) => `recognition.evidence.${level}`,
    )
    const english = Object.keys(words('en')).toSorted()
    expect(english.filter((key) => key.startsWith('recognition.evidence.'))).toEqual(keys.toSorted())
    for (const language of ['fr', 'es', 'ar'])
      expect(Object.keys(words(language)).toSorted()).toEqual(english)
  })

  test('exist for each sentence of an explanation, whose weights add up to the last', () => {
    const english = words('en')
    fc.assert(
      fc.property(person, person, (one, other) => {
        const sentences = explain(score(one, other), defaultModel)
        for (const { key, fieldKey } of sentences) {
          expect(english).toHaveProperty([key])
          if (fieldKey !== null) expect(english).toHaveProperty([fieldKey])
        }
        const weights = sentences.map(({ weight }) => weight ?? 0)
        expect(weights.slice(0, -1).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(
          weights.at(-1) ?? 0,
          6,
        )
      }),
    )
  })
})
