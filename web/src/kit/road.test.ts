import type { Facts, HistoryEntry } from '@passerelle/domain/kernel/facts'
import type { Programme } from '@passerelle/domain/kernel/programme'
import { rule } from '@passerelle/domain/kernel/rule'
import { expect, test } from 'vitest'
import { offersOf, primaryOffer, stopsOf } from './road.ts'

const planAgreed = rule('shelter.plan-agreed', ({ answers }) => answers['plan'] !== undefined)

const shelter: Programme = {
  id: 'shelter',
  version: 1,
  area: 'emergencies',
  states: ['asked', 'checked', 'conference', 'placed', 'closed'],
  starts: 'asked',
  ends: ['closed'],
  steps: {
    check: { from: 'asked', to: 'checked', by: 'case-worker' },
    place: { from: 'checked', to: 'placed', by: 'supervisor', asksSecondPerson: 'check' },
    confer: { from: 'checked', to: 'conference', by: 'case-worker', needs: [planAgreed] },
    note: { from: 'checked', by: 'case-worker' },
    'ask-again': { from: 'checked', to: 'asked', by: 'case-worker' },
    close: { from: ['checked', 'placed'], to: 'closed', by: 'case-worker' },
  },
  indicators: [],
}

const moved = { by: 'amal', role: 'case-worker', day: '2026-03-02', at: '2026-03-02T09:00:00Z' } as const
const checked: readonly HistoryEntry[] = [{ step: 'check', from: 'asked', to: 'checked', ...moved }]
const placed = [...checked, { step: 'place', from: 'checked', to: 'placed', ...moved, by: 'bruno' }]

function seenBy(account: string, role: 'case-worker' | 'supervisor'): Facts {
  const actor = { account, organisation: 'harbour', roles: [role], clearances: [] }
  return { today: '2026-03-03', actor, history: checked, answers: {} }
}

const atChecked = { state: 'checked', version: 1 }

test('the bar shows what is behind with its day, where the record stands, and what is ahead', () => {
  expect(stopsOf(shelter, atChecked, checked)).toMatchObject([
    { state: 'asked', standing: 'done' },
    { state: 'checked', standing: 'here', reached: { day: '2026-03-02' } },
    { state: 'conference', standing: 'ahead' },
    { state: 'placed', standing: 'ahead' },
  ])
})

test('a stage that was not needed is passed by, not done', () => {
  const stops = stopsOf(shelter, { state: 'placed', version: 1 }, placed)
  expect(stops.map((stop) => stop.standing)).toEqual(['done', 'done', 'passed-by', 'here'])
})

test('an end is shown only to the record that stands in it', () => {
  const closed = [...placed, { step: 'close', from: 'placed', to: 'closed', ...moved }]
  const stops = stopsOf(shelter, { state: 'closed', version: 1 }, closed)
  expect(stops.at(-1)).toMatchObject({ state: 'closed', standing: 'here' })
})

test('steps that lead on come first, then those that stay, go back and end', () => {
  const offers = offersOf(shelter, atChecked, seenBy('bruno', 'supervisor'))
  expect(offers.map((offer) => `${offer.name} ${offer.leads}`)).toEqual([
    'place on',
    'confer on',
    'note stays',
    'ask-again back',
    'close ends',
  ])
})

test('Bruno, the second person, is offered the placing; Amal, who checked, is told why not', () => {
  expect(primaryOffer(offersOf(shelter, atChecked, seenBy('bruno', 'supervisor')))?.name).toBe('place')
  const amal = offersOf(shelter, atChecked, seenBy('amal', 'supervisor'))
  expect(primaryOffer(amal)).toBeUndefined()
  expect(amal[0]?.reasons.map((reason) => reason.code)).toEqual(['kernel.second-person'])
})

test('where a road begins and nothing leads on yet, what has to be written down first leads', () => {
  const contact: Programme = {
    ...shelter,
    steps: {
      'note-contact': { from: 'asked', by: 'case-worker' },
      check: { from: 'asked', to: 'checked', by: 'case-worker', needs: [planAgreed] },
    },
  }
  const offers = offersOf(contact, { state: 'asked', version: 1 }, seenBy('amal', 'case-worker'))
  expect(primaryOffer(offers, true)?.name).toBe('note-contact')
  expect(primaryOffer(offers)).toBeUndefined()
})
