import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('a name that begins like a formula stays a name in the spreadsheet', () => {
  expect(toCsv([['=cmd()', '+962 7', '-5', '@x']])).toBe("\uFEFF'=cmd(),'+962 7,'-5,'@x\r\n")
})

test('a number below nought stays a number', () => {
  expect(toCsv([[-5, 3, null]])).toBe('\uFEFF-5,3,\r\n')
})

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(toCsv([['a,b', 'say "no"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""no""","two\nlines"\r\n')
})

test('Arabic stays Arabic', () => {
  expect(toCsv([['عمّان', 12]])).toContain('عمّان,12')
})
