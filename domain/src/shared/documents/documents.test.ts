import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanName, safeName } from './name.ts'
import { compartmentFor, filingHindrances, mayShowInline, mediaTypes } from './rules.ts'

describe('names of files', () => {
  it.each([
    ['scan.pdf', 'application/pdf', 'scan.pdf'],
    ['صورة الجواز.JPG', 'image/jpeg', 'صورة الجواز.jpg'],
    ['invoice\u202Egpj.exe', 'image/jpeg', 'invoicegpj.exe.jpg'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['C:\\Users\\amal\\photo.png', 'image/png', 'photo.png'],
    ['run.bat', 'text/plain', 'run.bat.txt'],
    ['CON', 'application/pdf', '_CON.pdf'],
    ['a\u0000b\u200B.png', 'image/png', 'ab.png'],
    ['...', 'image/png', 'file.png'],
    ['what?<now>.webp', 'image/webp', 'what__now_.webp'],
  ] as const)('%j, which is %s, is kept as %j', (raw, mediaType, expected) => {
    expect(safeName(raw, mediaType)).toBe(expected)
  })

  it('whatever a device calls a file, the name is short, in one folder, and ends as its bytes say', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(...mediaTypes),
        (raw, mediaType) => {
          const name = safeName(raw, mediaType)
          expect(name).toMatch(/^[^\\/<>:"|?*\p{Cc}\u202A-\u202E\u2066-\u2069]+\.[a-z0-9]{3,4}$/u)
          expect(name.length).toBeLessThanOrEqual(130)
          expect(safeName(name, mediaType)).toBe(name)
          expect(cleanName(name)).toBe(name)
        },
      ),
    )
  })
})

describe('a medical paper', () => {
  it('lies in the health compartment whoever files it where', () => {
    expect(compartmentFor('medical', null)).toBe('health')
    expect(compartmentFor('medical', 'perpetrator')).toBe('health')
    expect(compartmentFor('photo', null)).toBeNull()
  })

  it('is filed by somebody with the clearance, and by nobody else', () => {
    expect(filingHindrances('medical', null, ['health'])).toEqual([])
    expect(filingHindrances('medical', null, ['perpetrator'])).toEqual([
      { code: 'documents.needs-clearance', values: { compartment: 'health' } },
    ])
    expect(filingHindrances('photo', null, [])).toEqual([])
  })
})

it('only pictures that were walked through are shown in a page', () => {
  expect(mediaTypes.filter(mayShowInline)).toEqual(['image/jpeg', 'image/png', 'image/webp'])
})
