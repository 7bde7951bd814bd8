import { expect, test, vi } from 'vitest'
import { sayer } from './messages.ts'

const words = {
  plain: 'My day',
  left: '{count, plural, zero {أقل من ساعة} one {بقيت ساعة} two {بقيت ساعتان} few {بقيت # ساعات} many {بقيت # ساعة} other {بقيت # ساعة}}',
  sharp: 'less < {limit} > more',
  broken: 'Seen by {count, plural, one {#}',
}

const say = sayer(words, 'ar-u-nu-latn')

test('Arabic counts in its six ways, with the digits that are read out everywhere', () => {
  expect([0, 1, 2, 5, 19, 100].map((count) => say('left', { count }))).toEqual([
    'أقل من ساعة',
    'بقيت ساعة',
    'بقيت ساعتان',
    'بقيت 5 ساعات',
    'بقيت 19 ساعة',
    'بقيت 100 ساعة',
  ])
})

test('a sentence with sharp brackets is a sentence, not a page', () => {
  expect(say('sharp', { limit: '<b>' })).toBe('less < <b> > more')
})

test('what cannot be said shows its key', () => {
  const complaint = vi.spyOn(console, 'error').mockReturnValue()
  expect(say('missing')).toBe('missing')
  expect(say('constructor')).toBe('constructor')
  expect(say('broken', { count: 1 })).toBe('broken')
  expect(say('left')).toBe('left')
  expect(complaint).toHaveBeenCalledTimes(2)
})
