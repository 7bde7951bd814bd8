import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedNow, onlyAsked } from './asked.ts'
import { splitSealed } from './compartments.ts'
import { and, answered, includes, is, isNot, or, personIs } from './condition.ts'
import { faults, fill } from './faults.ts'
import type { Actor } from './facts.ts'
import type { Form } from './form.ts'

const amal: Actor = { account: 'amal', organisation: 'harbour', roles: ['case-worker'], clearances: [] }
const nurse: Actor = { ...amal, account: 'nadia', clearances: ['health'] }
const facts = { today: '2026-05-20', actor: amal }

const colours = { words: 'club.colour', codes: ['red', 'green', 'none'] }
const club: Form = {
  id: 'club',
  words: 'club',
  groups: [
    {
      id: 'all',
      questions: [
        { id: 'name', kind: 'text', required: true, max: 10 },
        { id: 'story', kind: 'long-text', declinable: true, required: true },
        { id: 'plays', kind: 'yes-no-unknown' },
        { id: 'since', kind: 'day', notAfterToday: true, when: is('plays', 'yes') },
        { id: 'why', kind: 'text', when: and(is('plays', 'yes'), answered('since')) },
        { id: 'colours', kind: 'choices', options: colours, alone: ['none'] },
        { id: 'redShade', kind: 'text', when: includes('colours', 'red') },
        { id: 'notRed', kind: 'text', when: isNot('plays', 'no') },
        { id: 'parent', kind: 'text', when: or(personIs('minor', 'yes', 'unknown'), is('plays', 'unknown')) },
        { id: 'injury', kind: 'text', compartment: 'health' },
        { id: 'age', kind: 'number', min: 0, max: 120, whole: true },
        { id: 'fee', kind: 'money' },
        { id: 'country', kind: 'country' },
        { id: 'friend', kind: 'person' },
      ],
    },
  ],
}
const good = { name: 'Amal', story: { declined: true } }

function codesFor(raw: Record<string, unknown>, asking = facts): string[] {
  return faults(club, { ...good, ...raw }, asking).map(
    (fault) => `${fault.path}: ${fault.code.replace('kernel.fault.', '')}`,
  )
}

describe('a form', () => {
  it('takes complete answers, and a refusal to answer where it may be declined', () => {
    expect(codesFor({})).toEqual([])
    expect(faults(club, { name: 'Amal', story: 'Came in spring.' }, facts)).toEqual([])
  })

  it('misses what is required', () => {
    expect(faults(club, {}, facts).map((fault) => fault.path)).toEqual(['name', 'story'])
    expect(codesFor({ name: ' \u200B ' })).toEqual(['name: required'])
  })

  it('lets nobody decline what must be answered', () => {
    expect(codesFor({ name: { declined: true } })).toEqual(['name: not-declinable'])
  })

  it('refuses answers to questions it does not have', () => {
    expect(codesFor({ safetyPlan: 'agreed' })).toEqual(['safetyPlan: unknown-question'])
    const borrowed: Record<string, unknown> = JSON.parse('{"__proto__": "x", "constructor": "y"}')
    expect(codesFor(borrowed)).toEqual(['__proto__: unknown-question', 'constructor: unknown-question'])
  })

  it('lists only the first of very many strangers', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`x${at}`, at]))
    expect(codesFor(many)).toHaveLength(20)
  })

  it('refuses an answer to a hidden question, and takes it where it is asked', () => {
    expect(codesFor({ plays: 'no', since: '2026-01-01' })).toEqual(['since: not-asked'])
    expect(codesFor({ plays: 'yes', since: '2026-01-01' })).toEqual([])
  })

  it('does not let a hidden answer open further questions', () => {
    expect(codesFor({ plays: 'no', since: '2026-01-01', why: 'x' })).toEqual([
      'since: not-asked',
      'why: not-asked',
    ])
  })

  it('asks for a parent when the person is or may be a child', () => {
    const adult = { ...facts, person: { age: { least: 18, most: 20 } } }
    const maybe = { ...facts, person: { age: { least: 17, most: 18 } } }
    expect(codesFor({ parent: 'Rana' }, adult)).toEqual(['parent: not-asked'])
    expect(codesFor({ parent: 'Rana' }, maybe)).toEqual([])
    expect(codesFor({ parent: 'Rana' })).toEqual([])
  })

  it('does not ask what the one who asks may not open', () => {
    expect(codesFor({ injury: 'arm' })).toEqual(['injury: not-asked'])
    expect(codesFor({ injury: 'arm' }, { ...facts, actor: nurse })).toEqual([])
    expect(askedNow(club, {}, facts).map((question) => question.id)).not.toContain('injury')
  })

  it('refuses wrong types of every kind', () => {
    for (const raw of [7, true, {}, [], [1]]) expect(codesFor({ name: raw })).toEqual(['name: wrong-type'])
    expect(codesFor({ age: '7' })).toEqual(['age: wrong-type'])
    expect(codesFor({ age: Number.NaN })).toEqual(['age: wrong-type'])
    expect(codesFor({ colours: 'red' })).toEqual(['colours: wrong-type'])
    expect(codesFor({ plays: 'maybe' })).toEqual(['plays: not-an-option'])
    expect(codesFor({ fee: { minor: 1.5, currency: 'JOD' } })).toEqual(['fee: not-money'])
    expect(codesFor({ country: 'jo' })).toEqual(['country: not-a-code'])
    expect(codesFor({ friend: 'Bruno' })).toEqual(['friend: not-a-code'])
  })

  it('keeps to sizes and bounds', () => {
    expect(codesFor({ name: 'x'.repeat(11) })).toEqual(['name: too-long'])
    expect(codesFor({ name: 'x'.repeat(1_000_000) })).toEqual(['name: too-long'])
    expect(codesFor({ name: 'አ'.repeat(10) })).toEqual([])
    expect(codesFor({ age: -1 })).toEqual(['age: too-small'])
    expect(codesFor({ age: 121 })).toEqual(['age: too-large'])
    expect(codesFor({ age: 1.5 })).toEqual(['age: not-whole'])
    expect(codesFor({ plays: 'yes', since: '2026-05-21' })).toEqual(['since: after-today'])
    expect(codesFor({ plays: 'yes', since: '2026-02-30' })).toEqual(['since: not-a-day'])
  })

  it('takes choices in any order, once each, and none alone', () => {
    expect(fill(club, { ...good, colours: ['green', 'red'] }, facts).answers['colours']).toEqual([
      'red',
      'green',
    ])
    expect(codesFor({ colours: ['red', 'red'] })).toEqual(['colours: twice'])
    expect(codesFor({ colours: ['red', 'none'] })).toEqual(['colours: alone'])
    expect(codesFor({ colours: ['none'] })).toEqual([])
  })

  it('refuses text that shows itself in another order', () => {
    expect(codesFor({ name: 'a\u202Eb' })).toEqual(['name: direction-override'])
  })

  it('keeps text tidy', () => {
    expect(fill(club, { ...good, name: '  Amal\u200B\n K ' }, facts).answers['name']).toBe('Amal K')
  })

  it('drops what is not asked before it is sent', () => {
    expect(onlyAsked(club, { ...good, plays: 'no', since: '2026-01-01' }, facts)).toEqual({
      ...good,
      plays: 'no',
    })
  })

  it('puts sealed answers apart', () => {
    const split = splitSealed(club, { name: 'Amal', injury: 'arm' })
    expect(split).toEqual({ open: { name: 'Amal' }, sealed: { health: { injury: 'arm' } } })
    expect(splitSealed({ ...club, compartment: 'perpetrator' }, { name: 'X' }).sealed).toEqual({
      perpetrator: { name: 'X' },
    })
  })

  it('answers anything at all with faults or with answers it can read again', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('name', 'story', 'colours', 'age', 'fee', 'x'), fc.anything()),
        (raw) => {
          const filled = fill(club, raw, facts)
          const again = fill(club, filled.answers, facts)
          expect(again.answers).toEqual(filled.answers)
        },
      ),
    )
  })
})
