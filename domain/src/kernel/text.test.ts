import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthOf, tidyLine, tidyText, turnsDirection } from './text.ts'

describe('text that people type or paste', () => {
  it('loses controls, zero-width marks, byte-order marks and direction marks', () => {
    expect(tidyLine('\uFEFFAmal\u200B Ka\u0000bir\u200E\u202A!\u202C')).toBe('Amal Kabir!')
    expect(tidyLine('A\u{E0041}B')).toBe('AB')
  })

  it('keeps the joiners that words of Persian and Bengali and joined pictures need', () => {
    expect(tidyLine('می\u200Cخواهم')).toBe('می\u200Cخواهم')
    expect(tidyLine('রহ্\u200Cমান')).toBe('রহ্\u200Cমান')
    expect(tidyLine('👩\u200D👧')).toBe('👩\u200D👧')
  })

  it('loses a joiner that hides between Latin letters or at an end', () => {
    expect(tidyLine('pay\u200Dpal\u200C')).toBe('paypal')
  })

  it('keeps line breaks in a long text and makes them one kind', () => {
    expect(tidyText(' one\r\ntwo\rthree\u2028four ')).toBe('one\ntwo\nthree\nfour')
    expect(tidyLine('one\r\ntwo\t three')).toBe('one two three')
  })

  it('composes letters and mends halves of characters, so that the database can keep them', () => {
    expect(tidyLine('e\u0301')).toBe('é')
    expect(tidyLine('a\uD800b')).toBe('a\uFFFDb')
  })

  it('tells when letters are shown in another order than stored', () => {
    expect(turnsDirection('invoice\u202Egpj.exe')).toBe(true)
    expect(turnsDirection('أمل Kabir')).toBe(false)
  })

  it('counts characters, not halves of them', () => {
    expect(lengthOf('አማል👩')).toBe(4)
  })

  it('is tidy once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const tidy = tidyLine(text)
        expect(tidyLine(tidy)).toBe(tidy)
        expect(/[\p{Cc}\p{Surrogate}\u200B\uFEFF]/u.test(tidy)).toBe(false)
      }),
    )
  })
})
