import { expect, test } from 'vitest'
import { attempting } from './steady.ts'

test('the same referral sent again after a lost answer keeps its operation id', () => {
  const first = attempting({}, 'send', 'legal aid at Harbour')
  const again = attempting(first, 'send', 'legal aid at Harbour')
  expect(again['send']?.id).toBe(first['send']?.id)
})

test('another choice is another act', () => {
  const first = attempting({}, 'send', 'legal aid at Harbour')
  const other = attempting(first, 'send', 'legal aid at Lantern')
  expect(other['send']?.id).not.toBe(first['send']?.id)
})

test('deeds of one row do not know each other', () => {
  const both = attempting(attempting({}, 'give', 'a'), 'send', 'a')
  expect(both['give']?.id).not.toBe(both['send']?.id)
})
