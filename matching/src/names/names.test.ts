import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames } from './compare.ts'
import { fold } from './fold.ts'
import { mostKeys, nameKeys, queryKeys } from './keys.ts'
import { partsOf } from './parts.ts'
import { jaroWinkler } from '../strings/similar.ts'

/** Whether somebody registered under the first name is found by typing the second. */
const finds = (registered: string, typed: string) =>
  queryKeys(typed).filter((key) => nameKeys(registered).includes(key))
const written = (name: string) => partsOf(name).map(({ folded }) => folded)

/** One person's name as it was written down in several offices. */
const oneAndTheSame: readonly (readonly string[])[] = [
  [
    'Abd al-Rahman Yusuf',
    'عبدالرحمن يوسف',
    'عبد الرحمن يوسف',
    'Abdurrahman Youssef',
    'Abderrahmane Youssouf',
    'Абдуррахман Юсуф',
    'AbdulRahman Yousif',
  ],
  [
    'Mohammed Ali',
    'محمد علي',
    'Muhammad Aly',
    'Мухаммад Али',
    'মোহাম্মদ আলী',
    'ሙሐመድ አሊ',
    'מוחמד עלי',
    'Mohamed bin Ali',
    'ALI, Mohammed',
  ],
  ['Noureddine Ben Abdallah', 'نور الدين بن عبد الله', 'Nur ad-Din Abdullah', 'Нуреддин Абдулла'],
  ['Abu Bakr al-Baghdadi', 'أبو بكر البغدادي', 'Aboubakr Baghdadi'],
  ['Olena Kovalenko', 'Олена Коваленко', 'Elena Kovalenko', 'Ολένα Κοβαλένκο'],
  ['Tadesse Haile', 'ታደሰ ኃይለ', 'ታደሰ ሃይለ'],
  ['Fatima Zahra', 'فاطمة الزهراء', 'Fatimah az-Zahraa', 'Fatma Zohra'],
  ['Rahima Begum', 'রহিমা বেগম', 'रहीमा बेगम'],
  ['Zafar Farooqi', 'ज़फ़र फ़ारूक़ी', 'ظفر فاروقي'],
  ['Aram Petrosyan', 'Արամ Պետրոսյան', 'Арам Петросян'],
  ['Nino Beridze', 'ნინო ბერიძე', 'Нино Беридзе'],
  ['Ishaq Haddad', 'إسحاق حداد', 'Ishak Hadad'],
]

describe('one name written down in several offices', () => {
  test('is found again from any of them', () => {
    for (const spellings of oneAndTheSame) {
      for (const registered of spellings) {
        for (const typed of spellings)
          expect([registered, typed, finds(registered, typed).length > 0]).toEqual([registered, typed, true])
      }
    }
  })

  test('is more like itself than like anybody else’s', () => {
    const [firsts, others] = [
      oneAndTheSame.map(([first = '']) => first),
      oneAndTheSame.map((spellings) => spellings.slice(1)),
    ]
    others.forEach((spellings, at) => {
      for (const spelling of spellings) {
        const best = firsts.toSorted(
          (one, other) => compareNames(spelling, other) - compareNames(spelling, one),
        )[0]
        expect([spelling, best]).toEqual([spelling, firsts[at]])
      }
    })
  })
})

describe('the parts of a name', () => {
  test('leave out articles and words for son and daughter', () => {
    expect(written('Ahmad bin Khalid al-Harbi')).toEqual(['ahmad', 'khalid', 'harbi'])
    expect(written('أحمد بن خالد الحربي')).toEqual(['احمد', 'خالد', 'حربي'])
    expect(written('Ludwig van der Berg')).toEqual(['ludwig', 'berg'])
    expect(written('Mahmoud ash-Shami')).toEqual(['mahmoud', 'shami'])
  })

  test('keep a name that only looks like one of those words', () => {
    expect(written('Ben Okafor')).toEqual(['ben', 'okafor'])
    expect(written('An Nguyen')).toEqual(['an', 'nguyen'])
    expect(written('Ali')).toEqual(['ali'])
    expect(written('Al')).toEqual(['al'])
    expect(written('Alan Alvarez')).toEqual(['alan', 'alvarez'])
  })

  test('join what is one name', () => {
    for (const name of [
      'Abd al-Rahman',
      'Abdul Rahman',
      'Abdurrahman',
      'Abd ar-Rahman',
      'AbdulRahman',
      'Abd-ur-Rahman',
    ])
      expect(written(name)).toEqual(['abdrahman'])
    for (const name of ['عبد الرحمن', 'عبدالرحمن']) expect(written(name)).toEqual(['abdرحمن'])
    for (const name of ['Abdullah', 'Abdallah', 'Abd Allah', 'Abdulah'])
      expect(written(name)).toEqual(['abdlah'])
    expect(written('Abdelaziz')).toEqual(written('Abd el-Aziz'))
    expect(written('Umm Khalid')).toEqual(['ummkhalid'])
    expect(written('Nur al-Din')).toEqual(['nurdin'])
  })
})

describe('folding', () => {
  test('makes one of the letters that are written for one another', () => {
    expect(fold('أحمد إبراهيم آدم')).toBe(fold('احمد ابراهيم ادم'))
    expect(fold('فاطِمَة')).toBe(fold('فاطمه'))
    expect(fold('علیـــ')).toBe(fold('علي'))
    expect(fold('Семён')).toBe(fold('СЕМЕН'))
    expect(fold('ኃይለ')).toBe(fold('ሃይለ'))
    expect(fold('Škoda-Müller’s')).toBe('skoda mullers')
    expect(fold('  ＡＬＩ  ')).toBe('ali')
  })

  test('leaves vowels that are written as marks', () => {
    expect(fold('রহিমা')).toBe('রহিমা')
    expect(fold('রহিমা')).not.toBe(fold('রহমা'))
  })

  test('is done once for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

describe('likeness', () => {
  test('forgives a part left out, an initial and the order, and not a contradiction', () => {
    const whole = compareNames('Amal Haddad', 'Amal Haddad')
    expect(whole).toBe(1)
    expect(compareNames('Haddad Amal', 'Amal Haddad')).toBe(1)
    expect(compareNames('Amal Yusuf Haddad', 'Amal Haddad')).toBeGreaterThan(0.9)
    expect(compareNames('A. Haddad', 'Amal Haddad')).toBeGreaterThan(0.85)
    expect(compareNames('Amal Haddad', 'Amal Khoury')).toBeLessThan(0.75)
    expect(compareNames('Ali al-Tikriti', 'Ali al-Mosuli')).toBeLessThan(0.75)
    expect(compareNames('Amal Haddad', 'Bruno Rossi')).toBeLessThan(0.5)
  })

  test('is the same both ways, between nought and one, and whole for the same name', () => {
    const name = fc.oneof(
      fc.constantFrom(...oneAndTheSame.flat()),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    )
    fc.assert(
      fc.property(name, name, (one, other) => {
        const likeness = compareNames(one, other)
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(compareNames(other, one)).toBeCloseTo(likeness, 9)
      }),
    )
  })

  test('of two words follows the published examples', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4)
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4)
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4)
    expect(jaroWinkler('', 'a')).toBe(0)
  })
})

describe('whatever is typed', () => {
  test('gives few and short keys, the same every time, and finds itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const keys = nameKeys(text)
        expect(keys.length).toBeLessThanOrEqual(mostKeys)
        for (const key of keys) expect(Array.from(key).length).toBeLessThanOrEqual(40)
        expect(nameKeys(text)).toEqual(keys)
        if (keys.length > 0) expect(finds(text, text).length).toBeGreaterThan(0)
      }),
    )
  })

  test('empty, pictures only, one letter or in a script we cannot sound does no harm', () => {
    for (const text of ['', '   ', '🙂🙂', '...'])
      expect([nameKeys(text), queryKeys(text), compareNames(text, 'Amal')]).toEqual([[], [], 0])
    expect(nameKeys('王小明')).toEqual(['n:王小明'])
    expect(finds('王小明', '王小明')).toEqual(['n:王小明'])
    expect(nameKeys('U')).toEqual(['n:u', 's:A'])
  })

  test('with three hundred parts, or without end, takes no time', () => {
    const began = performance.now()
    nameKeys('abd '.repeat(300))
    nameKeys('a'.repeat(1_000_000))
    compareNames('bin '.repeat(300), 'al '.repeat(100_000))
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
