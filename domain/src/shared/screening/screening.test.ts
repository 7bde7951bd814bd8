import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/day.ts'
import { bornFrom, bornText } from './born.ts'
import {
  bornHindrances,
  carriesOver,
  decisionHindrances,
  goneFor,
  outcomeOf,
  replyHindrances,
  replyUntil,
} from './rules.ts'
import { questionStates, verdicts } from './screening.ts'

const today = '2026-03-01'
const asked = {
  state: 'open',
  family: ['harbour', 'harbour-irbid'],
  replyUntil: '2026-03-10',
  replied: false,
} as const
const rosa = { account: 'rosa', memberOf: ['registry'] }
const codes = (...said: Parameters<typeof decisionHindrances>) =>
  decisionHindrances(...said).map(({ code }) => code)

describe('a decision', () => {
  it('is open to anybody who keeps the register, once, and to nobody of the organisation or of its branches', () => {
    expect(codes(asked, rosa, null, 'same', today)).toEqual([])
    expect(codes(asked, rosa, { by: 'rami' }, 'not-same', today)).toEqual([])
    expect(codes(asked, rosa, { by: 'rosa' }, 'not-same', today)).toEqual(['screening.first-is-second'])
    const both = { account: 'rosa', memberOf: ['registry', 'harbour-irbid'] }
    expect(codes(asked, both, null, 'not-same', today)).toEqual(['screening.own-organisation'])
  })

  it('that says “the same” a second time waits for the answer; one that says anything else does not', () => {
    const rami = { by: 'rami' }
    expect(codes(asked, rosa, rami, 'same', '2026-03-10')).toEqual(['screening.reply-time-runs'])
    expect(codes(asked, rosa, rami, 'same', '2026-03-11')).toEqual([])
    expect(codes({ ...asked, replied: true }, rosa, rami, 'same', today)).toEqual([])
    expect(codes(asked, rosa, rami, 'cannot-tell', today)).toEqual([])
    expect(replyUntil(today)).toBe(addDays(today, 14))
  })

  it('takes effect only when two say the same, and only “cannot tell” never does', () => {
    for (const one of verdicts)
      for (const other of verdicts) {
        const outcome = outcomeOf(one, other)
        expect(outcome).toBe(outcomeOf(other, one))
        expect(outcome === 'confirmed').toBe(one === 'same' && other === 'same')
        expect(outcome === 'cleared').toBe(one === 'not-same' && other === 'not-same')
      }
  })

  it('is not made about what is no longer asked, nor answered to', () => {
    for (const state of questionStates) {
      const over = state === 'lapsed' || state === 'superseded'
      expect(codes({ ...asked, state }, rosa, null, 'same', today).length > 0).toBe(over)
      expect(replyHindrances({ state }).length > 0).toBe(over || state === 'cleared')
    }
  })
})

const prints = fc.record({ subjectPrint: fc.constantFrom('a', 'b'), entryPrint: fc.constantFrom('x', 'y') })

describe('a run', () => {
  it('asks again exactly when a side changed, or when nothing stands (for any state and any prints)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionStates), prints, prints, (state, before, now) => {
        const same = before.subjectPrint === now.subjectPrint && before.entryPrint === now.entryPrint
        const stands = state !== 'lapsed' && state !== 'superseded'
        expect(carriesOver({ state, ...before }, now)).toBe(same && stands)
        expect(carriesOver(undefined, now)).toBe(false)
      }),
    )
  })

  it('never undoes what two people confirmed, nor what they cleared; and a name that was changed clears nobody', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...questionStates),
        fc.boolean(),
        fc.boolean(),
        (state, listed, present) => {
          const { reason, lapses } = goneFor(state, { listed, present })
          expect(lapses && state !== 'open' && state !== 'unsettled').toBe(false)
          expect(lapses && listed && present).toBe(false)
          expect(reason === null).toBe(state === 'cleared' || state === 'lapsed' || state === 'superseded')
        },
      ),
    )
    expect(goneFor('confirmed', { listed: false, present: true })).toEqual({
      reason: 'entry-delisted',
      lapses: false,
    })
    expect(goneFor('open', { listed: false, present: true })).toEqual({
      reason: 'entry-delisted',
      lapses: true,
    })
    expect(goneFor('open', { listed: true, present: true })).toEqual({
      reason: 'no-longer-alike',
      lapses: false,
    })
  })
})

describe('when somebody was born', () => {
  it('is a day, a year or a span of years that has been', () => {
    const year = { day: null, from: 1964, to: 1964, about: false }
    expect(bornHindrances(null, today)).toEqual([])
    expect(bornHindrances(year, today)).toEqual([])
    expect(bornHindrances({ ...year, day: '1964-07-17' }, today)).toEqual([])
    for (const wrong of [{ to: 1960 }, { to: 2030 }, { from: 1700 }, { day: '1965-07-17' }])
      expect(bornHindrances({ ...year, ...wrong }, today)).toEqual([{ code: 'screening.birth-unreal' }])
  })
})

describe('a birth as lists write it', () => {
  it('is read, and written the same way back', () => {
    for (const text of ['1964-07-17', '1964', '1960-1965', '~1964', '~1960-1965'])
      expect(bornText(bornFrom(text) ?? { day: null, from: 0, to: 0, about: false })).toBe(text)
    expect(bornFrom('circa 1964')).toMatchObject({ from: 1964, about: true })
    expect(bornFrom('1964-02-30')).toMatchObject({ day: null, from: 1964 })
    for (const text of ['', '17 July', '1964-1960', '0030']) expect(bornFrom(text)).toBeUndefined()
  })
})
