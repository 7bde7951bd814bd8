import { expect, test } from 'vitest'
import { readAddress, writeAddress } from './address.ts'
import { insideAddress } from './inside-address.ts'

test('after signing in one goes on where one wanted to go', () => {
  expect(insideAddress('/referrals?state=sent')).toBe('/referrals?state=sent')
})

test('the door leads nowhere else, however the address is dressed up', () => {
  for (const trick of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '',
  ])
    expect(insideAddress(trick)).toBe('/')
  expect(insideAddress(undefined)).toBe('/')
})

test('a filtered list can be sent to a colleague: what is written is read again', () => {
  const address = { search: 'أمل & co', state: 'sent', sort: '-due' }
  expect(readAddress(writeAddress(address))).toEqual(address)
})

test('what is not chosen is not in the address', () => {
  expect(writeAddress({ state: '', search: undefined, overdue: 'yes' })).toBe('?overdue=yes')
  expect(writeAddress({})).toBe('')
})
