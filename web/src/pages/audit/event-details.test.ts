import { expect, test } from 'vitest'
import { speech } from '../../app/words.tsx'
import { detailsText } from './event-details.ts'

const english = speech({
  language: 'en',
  words: {
    'web.audit.detail.categories': 'data',
    'consents.category.name': 'Name',
    'consents.category.need': 'Need',
    'kernel.answer.yes': 'Yes',
    'web.audit.detail.state': 'state',
    'referrals.state.accepted': 'Accepted',
    'tracing.match-state.verified': 'Verified',
  },
})

test('the data that left are called by their names, and ids are left out', () => {
  const details = { categories: ['name', 'need'], service: '1d801bf3-f6a4-5730-a40b-300d5828d345' }
  expect(detailsText(details, english)).toBe('data: Name and Need')
})

test('a state is called by the word of the noun that knows it', () => {
  expect(detailsText({ state: 'accepted' }, english)).toBe('state: Accepted')
  expect(detailsText({ state: 'verified' }, english)).toBe('state: Verified')
})

test('a code that has no word is shown as it is, so that the trail hides nothing', () => {
  expect(detailsText({ novelty: 'strange' }, english)).toBe('\u2068novelty\u2069: \u2068strange\u2069')
})

test('moments, days, numbers and truths are written as the reader writes them', () => {
  const details = { until: '2027-05-23', rows: 14_000, done: true }
  expect(detailsText(details, english)).toBe(
    '\u2068until\u2069: 23 May 2027 · \u2068rows\u2069: 14,000 · \u2068done\u2069: Yes',
  )
})
