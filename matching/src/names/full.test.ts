import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareFullNames } from './full.ts'
import { parseName } from './parse.ts'

const kinds = (text: string, hints = {}) =>
  parseName(text, hints).tokens.map(({ folded, kind }) => `${kind}:${folded}`)
const bits = (one: string, other: string) => compareFullNames(one, other).weight
const levels = (one: string, other: string) =>
  compareFullNames(one, other).lines.map(({ kind, level }) => `${kind}.${level}`)

/** About where a name alone is worth a second look. */
const worthALook = 6

describe('what the parts of a name are', () => {
  test('is told by the words for son and father, by the article and by titles', () => {
    expect(kinds('Sheikh Ahmad bin Khalid bin Omar al-Tikriti')).toEqual([
      'title:sheikh',
      'given:ahmad',
      'particle:bin',
      'father:khalid',
      'particle:bin',
      'grandfather:omar',
      'particle:al',
      'nisba:tikriti',
    ])
    expect(kinds('أحمد بن خالد التكريتي')).toEqual([
      'given:احمد',
      'particle:بن',
      'father:خالد',
      'nisba:تكريتي',
    ])
    expect(kinds('Abu Bakr Sani')).toEqual(['kunya:abubakr', 'family:sani'])
    expect(kinds('bin Salman Mohammed')).toEqual(['particle:bin', 'father:salman', 'given:mohammed'])
    expect(kinds('Ben Okafor')).toEqual(['given:ben', 'family:okafor'])
    expect(kinds('Dr. Samira K. Daoud')).toEqual(['title:dr', 'given:samira', 'initial:k', 'family:daoud'])
  })

  test('is told by a comma, a Russian father’s name, capitals and the order of a Chinese name', () => {
    expect(kinds('HADDAD, Amal')).toEqual(['family:haddad', 'given:amal'])
    expect(kinds('Марія Петровна Коваленко')).toContain('father:петровна')
    expect(kinds('Olena Petrivna KOVALENKO')).toEqual(['given:olena', 'father:petrivna', 'family:kovalenko'])
    expect(kinds('王小明')).toEqual(['family:王', 'given:小明'])
    expect(kinds('남궁민수')).toEqual(['family:남궁', 'given:민수'])
    expect(kinds('Aliyev Heydar Alirza oglu')).toContain('father:alirza')
  })

  test('is what the form asked for, wherever it stands in the line', () => {
    expect(kinds('Haile Tadesse Bekele', { given: 'Tadesse', father: 'Bekele', family: 'Haile' })).toEqual([
      'family:haile',
      'given:tadesse',
      'father:bekele',
    ])
    expect(kinds('', { given: 'Amal', family: 'Haddad' })).toEqual(['given:amal', 'family:haddad'])
  })

  test('keeps what was written, and one word of a name that is only a title', () => {
    expect(parseName('  Dr ').tokens.map(({ text }) => text)).toEqual(['Dr'])
    expect(parseName('Fāṭima az-Zahrāʾ').tokens.map(({ text }) => text)).toContain('Fāṭima')
  })
})

describe('two full names', () => {
  test('of one person, written in two offices, agree', () => {
    for (const [one, other] of [
      ['Amal Yusuf Haddad', 'Haddad Amal'],
      ['Amal Haddad', 'أمل حداد'],
      ['Mohammed al-Sayed', 'Mamadou Sayed'],
      ['Aleksandr Petrov', 'Sasha Petrov'],
      ['JanDaniel Botha', 'Jan Daniel Botha'],
      ['S. Khoury', 'Samira Khoury'],
      ['Samira Khuory', 'Samira Khoury'],
      ['Mohammed bin Salman', 'bin Salman Mohammed'],
      ['Abd al-Rahman Yusuf', 'Abdurrahmon Yusuf'],
      ['Mr. Idris Keita', 'Idris Keita'],
      ['Семён Иванович Петров', 'Semyon Petrov'],
      ['ታደሰ ኃይለ', 'Tadesse Haile'],
    ] as const)
      expect([one, other, bits(one, other) >= worthALook]).toEqual([one, other, true])
  })

  test('of two people who share all but one part contradict, be the rest ever so long', () => {
    for (const [one, other] of [
      ['Hani Abd al-Latif Tilfah al-Rawi', 'Hani Abd al-Latif Tilfah al-Mosuli'],
      ['Omar Yusuf Haddad', 'Omar Khalil Haddad'],
      ['Boris Lindqvist', 'Roman Lindqvist'],
      ['Salman bin Muhammad al-Rawi', 'Muhammad bin Salman al-Rawi'],
      ['Kim Sok Jin', 'Kim Sok Chol'],
      ['Zaurbek Magomedovich Aliev', 'Zaurbek Salimovich Aliev'],
      ['이재형', '이재명'],
    ] as const)
      expect([one, other, bits(one, other) < worthALook]).toEqual([one, other, true])
  })

  test('lose little by what one side leaves out and much by what contradicts', () => {
    const same = bits('Amal Yusuf Haddad', 'Amal Yusuf Haddad')
    const short = bits('Amal Yusuf Haddad', 'Amal Haddad')
    expect(short).toBeGreaterThan(worthALook)
    expect(bits('Amal Yusuf Haddad', 'Amal Omar Haddad')).toBeLessThan(short - 8)
    expect(same).toBeGreaterThan(short)
    expect(bits('Walijan', 'Walijan Abdul Ghafoor Haqqani')).toBeLessThan(worthALook)
  })

  test('say part by part what was found', () => {
    expect(levels('Ahmad bin Khalid', 'Khalid bin Ahmad')).toContain('given.reversed')
    expect(levels('Amal Haddad', 'Haddad Amal')).toContain('given.swapped')
    expect(levels('Bob Lindqvist', 'Robert Lindqvist')).toEqual([
      'given.variant',
      'family.exact',
      'given.whole',
    ])
    expect(levels('A. Haddad', 'Amal Haddad')).toEqual(['given.initial', 'family.exact'])
    expect(levels('Nikolai Patr ushev', 'Nikolai Patrushev')).toContain('family.joined')
  })

  test('weigh a rare name more than one that everybody has', () => {
    const rarity = { perMillion: (folded: string) => (folded === 'mohammed' ? 60_000 : 3) }
    const common = compareFullNames('Mohammed', 'Mohammed', rarity)
    const rare = compareFullNames('Zaurbek', 'Zaurbek', rarity)
    expect(rare.weight).toBeGreaterThan(common.weight + 3)
    expect(common.lines[0]?.perMillion).toBe(60_000)
  })
})

const anyName = fc.oneof(
  fc.constantFrom(
    'Amal Haddad',
    'أحمد بن خالد',
    'Salman bin Muhammad',
    '王小明',
    'Mao Tse-tung',
    'Иван Петров',
    'Q',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.constantFrom('al', 'bin', 'Abu', 'عبد', 'Ali', 'علي', 'Алиев', '🙂', 'd’', 'X', 'Omar'), {
      maxLength: 12,
    })
    .map((words) => words.join(' ')),
)

describe('whatever is written', () => {
  test('gives the same sum from either side, of its own lines, within bounds', () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        const there = compareFullNames(one, other)
        const back = compareFullNames(other, one)
        expect(back.weight).toBe(there.weight)
        expect(back.lines.map(({ one: first, other: second, level }) => [second, first, level])).toEqual(
          there.lines.map(({ one: first, other: second, level }) => [first, second, level]),
        )
        expect(there.lines.reduce((sum, line) => sum + line.weight, 0)).toBeCloseTo(there.weight, 9)
        expect(Math.abs(there.weight)).toBeLessThan(100)
      }),
    )
  })

  test('is never less like itself than like another', () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        expect(bits(one, one)).toBeGreaterThanOrEqual(bits(one, other) - 1e-9)
      }),
    )
  })

  test('takes no time, of three hundred parts, pictures, nothing or a single endless word', () => {
    const began = performance.now()
    const three = Array.from({ length: 300 }, (_, at) => `Name${at}`).join(' ')
    for (const one of [three, '🙂🙂🙂', '', 'a', 'x'.repeat(100_000), 'علиaб', three.toUpperCase()]) {
      for (const other of [three, '', 'b', 'x'.repeat(99_999)]) compareFullNames(one, other)
    }
    expect(performance.now() - began).toBeLessThan(5000)
    expect(bits('', 'Amal')).toBe(0)
  })
})
