import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Birth, ageAt, birthInterval, precisions } from '../../kernel/age.ts'
import { addDays } from '../../kernel/day.ts'
import { personSlices } from '../records/slicing.ts'
import { vulnerabilities } from '../services/service.ts'
import { fieldsFromSlices } from './from-slices.ts'
import { changedByOthers, conflictsOf, sameValue } from './merging.ts'
import { type PersonFields, type PersonName, relationKinds, scripts } from './person.ts'
import {
  birthFromAge,
  birthYearWindow,
  displayNameOf,
  inverseOf,
  latinNameOf,
  personFactsOf,
  personFaults,
  scriptOf,
} from './rules.ts'
import { personChanges, personDraft } from './schema.ts'
import { similarity } from './similar.ts'

const today = '2026-11-23'
const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1920-01-01', count))

function name(text: string, more: Partial<PersonName> = {}): PersonName {
  return { text, script: scriptOf(text), kind: 'as-spoken', order: 'given-first', ...more }
}

function person(more: Partial<PersonFields> = {}): PersonFields {
  return { ...personDraft.parse({ names: [name('Amal')] }), birth: null, ...more }
}

describe('an age that somebody states', () => {
  it('becomes a birth whose interval holds every day on which they can have been born', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 110 }),
        days,
        fc.integer({ min: 0, max: 364 }),
        (age, on, into) => {
          const birth = birthFromAge({ age, on })
          const { first, last } = birthInterval(birth)
          const born = addDays(addDays(on, -into), -Math.floor(age * 365.25))
          const told = ageAt({ day: born, precision: 'exact' }, on)
          if (told.least === age) expect(first <= born && born <= last).toBe(true)
          const { least, most } = ageAt(birth, on)
          expect(least <= age && age <= most).toBe(true)
        },
      ),
    )
  })

  it('may not lie in the future, nor may a birth, but the current month and year may be named', () => {
    const fault = (birth: Parameters<typeof personFaults>[0]['birth']) =>
      personFaults({ birth: birth ?? null }, today)[0]?.path
    expect(fault({ age: 3, on: '2026-11-24' })).toBe('birth.on')
    expect(fault({ day: '2026-11-24', precision: 'exact' })).toBe('birth.day')
    expect(fault({ day: '2026-11-30', precision: 'month' })).toBeUndefined()
    expect(fault({ day: '2026-12-31', precision: 'year' })).toBeUndefined()
    expect(fault({ day: '2027-01-01', precision: 'year' })).toBe('birth.day')
    expect(fault({ day: '1890-01-01', precision: 'exact' })).toBe('birth.day')
    expect(fault({ day: today, precision: 'exact' })).toBeUndefined()
  })
})

describe('the name that is shown', () => {
  it('is the first, with the Latin form beneath it where the script is another', () => {
    const names = [name('أمل'), name('Amal', { kind: 'transliterated' }), name('Mimi', { kind: 'alias' })]
    expect([displayNameOf(names), latinNameOf(names)]).toEqual(['أمل', 'Amal'])
    expect(latinNameOf([name('Amal'), name('أمل')])).toBeNull()
    expect(latinNameOf([name('أمل'), name('Mimi', { kind: 'alias' })])).toBeNull()
    expect(latinNameOf([name('أمل'), name('Amal Old', { kind: 'former' })])).toBeNull()
  })

  it.each([
    ['Амаль', 'Cyrl'],
    ['አማል', 'Ethi'],
    ['আমাল', 'Beng'],
    ['أمل K.', 'Arab'],
    ['王芳', 'Hani'],
    ['42', 'Zyyy'],
  ])('%s stands in %s', (text, script) => {
    expect(scriptOf(text)).toBe(script)
    expect(scripts).toContain(script)
  })
})

it('every relation, told by the other and told back, is itself', () => {
  for (const kind of relationKinds) expect(inverseOf(inverseOf(kind))).toBe(kind)
})

describe('what rules may know of a person', () => {
  const born = (day: string): Birth => ({ day, precision: 'exact' })
  const facts = (more: Partial<Parameters<typeof personFactsOf>[0]>) =>
    personFactsOf({ birth: null, specificNeeds: null, hasGuardian: false, ...more }, today)

  it('takes what nobody asked for unknown, never for no', () => {
    expect(facts({})).toEqual({ guardian: 'unknown', unaccompanied: 'unknown' })
    expect(facts({ birth: born('2015-01-01') })).toMatchObject({
      guardian: 'unknown',
      unaccompanied: 'unknown',
    })
  })

  it('an adult needs no guardian; a child alone has none; a child with one is not without', () => {
    expect(facts({ birth: born('1990-01-01') })).toMatchObject({ guardian: 'no', unaccompanied: 'no' })
    const alone = { birth: born('2015-01-01'), specificNeeds: ['unaccompanied-or-separated-child'] } as const
    expect(facts(alone)).toMatchObject({ guardian: 'no', unaccompanied: 'yes' })
    expect(facts({ ...alone, hasGuardian: true })).toMatchObject({ guardian: 'yes', unaccompanied: 'yes' })
    expect(facts({ birth: born('2015-01-01'), specificNeeds: [] })).toMatchObject({ unaccompanied: 'no' })
  })

  it('an estimated age that may be either leaves it open whether it is a child', () => {
    const birth: Birth = { day: '2008-01-01', precision: 'estimated' }
    expect(facts({ birth })).toMatchObject({ guardian: 'unknown' })
  })
})

describe('two who change one person', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.integer({ min: 0, max: 2 }),
    fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 2 }),
  )
  const fields = fc.record({ a: value, b: value, c: value })

  it('no change of the other is ever lost without being shown', () => {
    fc.assert(
      fc.property(
        fields,
        fields,
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), value),
        (base, current, changes) => {
          const conflicts = conflictsOf(base, changes, current).map((conflict) => conflict.field)
          const merged: Record<string, unknown> = { ...current, ...changes }
          for (const field of ['a', 'b', 'c'] as const) {
            const othersChanged = !sameValue(base[field], current[field])
            if (othersChanged && !sameValue(merged[field], current[field])) expect(conflicts).toContain(field)
          }
          const told = changedByOthers(base, changes, current)
          expect(told.every((field) => !Object.hasOwn(changes, field))).toBe(true)
        },
      ),
    )
  })

  it('the order of keys is no difference, the order of names is', () => {
    expect(sameValue({ day: 'x', precision: 'y' }, { precision: 'y', day: 'x' })).toBe(true)
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false)
    expect(sameValue(undefined, null)).toBe(true)
    expect(sameValue('1', 1)).toBe(false)
  })

  it('a field that is left out is not a change to null', () => {
    expect(personChanges.parse({ sex: null })).toEqual({ sex: null })
    expect(Object.keys(personChanges.parse({}))).toEqual([])
    expect(personChanges.safeParse({ names: [] }).success).toBe(false)
  })
})

describe('two people who may be one', () => {
  const known = (day: string, alike = 1) =>
    ({ birth: { day, precision: 'exact' }, sex: 'female', alike }) as const
  const ask = (day: string, sex: 'female' | 'male' = 'female') =>
    ({ birth: { day, precision: 'exact' }, sex }) as const
  const why = (asked: ReturnType<typeof ask>, other: ReturnType<typeof known>) =>
    similarity(asked, other).why.map((reason) => reason.code.replace('people.similar.', ''))

  it('are told apart by birth and sex, with day and month swapped and one wrong digit taken for a slip', () => {
    expect(why(ask('1990-03-05'), known('1990-03-05'))).toEqual(['name', 'birth-same', 'sex-same'])
    expect(why(ask('1990-03-05'), known('1990-05-03'))).toContain('birth-near')
    expect(why(ask('1990-03-05'), known('1991-03-05'))).toContain('birth-near')
    expect(why(ask('1990-03-05'), known('1962-12-31'))).toContain('birth-differs')
    expect(why(ask('1990-03-05', 'male'), known('1990-03-05'))).toContain('sex-differs')
  })

  it('are the likelier the more agrees, and contradiction outweighs a like name', () => {
    const chance = (day: string, sex: 'female' | 'male') =>
      similarity(ask(day, sex), known('1990-03-05')).chance
    expect(chance('1990-03-05', 'female')).toBeGreaterThan(chance('1990-03-05', 'male'))
    expect(chance('1990-05-03', 'female')).toBeGreaterThan(chance('1962-12-31', 'female'))
    expect(similarity(ask('1962-12-31'), known('1990-03-05')).likely).toBe(false)
    expect(similarity(ask('1990-03-05'), known('1990-03-05')).likely).toBe(true)
    expect(similarity(ask('1990-03-05'), known('1990-03-05', 0.5)).likely).toBe(false)
  })
})

describe('a person who is handed over', () => {
  const whole = person({
    names: [
      name('أمل خالد'),
      name('Amal Khaled', { kind: 'transliterated' }),
      name('Former Name', { kind: 'former' }),
    ],
    birth: { day: '1994-02-03', precision: 'month' },
    sex: 'female',
    citizenships: ['SYR', 'XXA'],
    languages: ['ara', 'eng'],
    interpreterNeeded: true,
    registration: 'pending',
    papers: [
      { kind: 'passport', number: 'N1', country: 'SYR', expiresOn: '2027-01-01' },
      { kind: 'refugee-card', number: 'R2', country: null, expiresOn: null },
    ],
    contacts: [
      { channel: 'phone', value: '0790001111', safe: 'yes', when: 'mornings', askFor: 'Mira' },
      { channel: 'phone', value: '0790002222', safe: 'no', when: null, askFor: null },
      { channel: 'email', value: 'mira@example.org', safe: 'yes', when: null, askFor: null },
    ],
    whereabouts: 'With an aunt',
  })
  const slices = (fields: PersonFields) =>
    personSlices(
      {
        displayName: displayNameOf(fields.names),
        latinName: latinNameOf(fields.names),
        fields,
        relations: [],
        place: null,
        risk: 'high',
      },
      today,
    )
  const arrived = (fields: PersonFields, ...categories: readonly string[]) =>
    fieldsFromSlices(
      slices(fields)
        .filter((slice) => categories.includes(slice.category))
        .flatMap((slice) => slice.fields),
      'P-2222-2222',
      today,
    )

  it('arrives as she was, without what was never safe to tell', () => {
    const all = slices(whole).map((slice) => slice.category)
    const there = arrived(whole, ...all)
    expect(there).toMatchObject({
      birth: whole.birth,
      sex: 'female',
      citizenships: ['SYR', 'XXA'],
      languages: ['ara', 'eng'],
      interpreterNeeded: true,
      registration: 'pending',
      papers: whole.papers,
      whereabouts: 'With an aunt',
    })
    expect(there.names.map((each) => each.text)).toEqual(['أمل خالد', 'Amal Khaled'])
    expect(there.contacts).toEqual([whole.contacts[0], whole.contacts[2]])
  })

  it('is known by a code where the name was not shared, and nothing else is made up', () => {
    expect(arrived(whole, 'languages')).toEqual(
      person({
        names: [name('P-2222-2222', { kind: 'alias' })],
        languages: ['ara', 'eng'],
        interpreterNeeded: true,
      }),
    )
  })

  it('with an age but no birth date keeps the age, as near as it was told', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...precisions), (day, precision) => {
        const here = ageAt({ day, precision }, today)
        const { birth } = arrived(person({ birth: { day, precision } }), 'age-and-sex')
        const there = birth ? ageAt(birth, today) : null
        expect(there && there.least <= here.most && here.least <= there.most).toBe(true)
      }),
    )
  })

  it('fits the door of whoever takes her in, whatever was shared', () => {
    const all = slices(whole).map((slice) => slice.category)
    fc.assert(
      fc.property(fc.subarray(all), (categories) => {
        expect(personDraft.safeParse(arrived(whole, ...categories)).success).toBe(true)
      }),
    )
  })
})

it('a year that is looked for is taken with the years beside it', () => {
  expect(birthYearWindow(1990)).toEqual({ from: '1989-01-01', until: '1991-12-31' })
})

it('specific needs are those that services ask for', () => {
  const all = { names: [name('Amal')], specificNeeds: [...vulnerabilities] }
  expect(personDraft.safeParse(all).success).toBe(true)
})
