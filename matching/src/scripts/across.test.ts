import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonKeyOf, latinFormsOf, levelAcross, scoreAcross, soundedOf } from './across.ts'

const level = (one: string, other: string) => levelAcross(soundedOf(one), soundedOf(other))
const score = (one: string, other: string) => scoreAcross(soundedOf(one), soundedOf(other))

test.each([
  ['محمد', 'Mohammed'],
  ['يوسف', 'Youssef'],
  ['فاطمة', 'Fatima'],
  ['خديجة', 'Khadija'],
  ['Юсуф', 'Yusuf'],
  ['Наталья', 'Natalia'],
  ['Щербаков', 'Shcherbakov'],
  ['יוסף', 'Yosef'],
  ['אברהם', 'Avraham'],
  ['Γεώργιος', 'Georgios'],
  ['ተስፋዬ', 'Tesfaye'],
  ['रमेश', 'Ramesh'],
  ['রহমান', 'Rahman'],
  ['အောင်', 'Aung'],
  ['Գրիգոր', 'Grigor'],
  ['ნინო', 'Nino'],
  ['さくら', 'Sakura'],
  ['Mohammed', 'Muhammad'],
  ['Mohammed', 'Mehmet'],
])('a clerk reads %s to another, who writes %s: one name', (heard, written) => {
  expect(level(heard, written)).toBe('sound')
})

test.each([
  ['محمد', 'Mehmet'],
  ['김', 'Kim'],
  ['Youssef', 'Yusuf'],
])('%s and %s may be one name: a person is asked', (one, other) => {
  expect(level(one, other)).toBe('near')
})

test.each([
  ['محمد', 'Khadija'],
  ['يوسف', 'Ibrahim'],
  ['Юсуф', 'Natalia'],
  ['אברהם', 'Yosef'],
  ['ተስፋዬ', 'Ramesh'],
  ['အောင်', 'Georgios'],
  ['Mohammed', 'Natalia'],
  ['خديجة', 'Наталья'],
])('%s and %s are two people, whatever the script', (one, other) => {
  expect(level(one, other)).toBe('apart')
})

test('a name in Arabic letters meets the same name in Cyrillic letters, without Latin ones in between', () => {
  expect(level('يوسف', 'Юсуф')).not.toBe('apart')
  expect(score('يوسف', 'Юсуф')).toBeGreaterThan(score('يوسف', 'Наталья'))
})

test('the nearer spelling weighs more', () => {
  expect(score('Щербаков', 'Shcherbakov')).toBeGreaterThan(score('Щербаков', 'Sherbakoff'))
  expect(score('محمد', 'Mohammed')).toBeGreaterThan(score('محمد', 'Mahmoud'))
})

test('an index finds Yusuf by what is likely to be written for it', () => {
  expect(latinFormsOf('Юсуф', 3).map(({ form }) => form)).toContain('yusuf')
  expect(latinFormsOf('Щербаков', 3).map(({ form }) => form)).toContain('shcherbakov')
  expect(latinFormsOf('အောင်').map(({ form }) => form)).toEqual(['aung'])
  expect(latinFormsOf('Zoë').map(({ form }) => form)).toEqual(['zoe'])
})

test('a name has one key in three scripts, and another name has another', () => {
  const keys = ['Yusuf', 'Юсуф', 'يوسف'].map((word) => commonKeyOf(soundedOf(word)))
  expect(new Set(keys).size).toBe(1)
  expect(commonKeyOf(soundedOf('Ибрагим'))).not.toBe(keys[0])
})

test.each(['', ' ', '😀😀', '123', '\u0301', '𐎠𐎡', '-'])('%j says nothing about anybody', (text) => {
  expect(latinFormsOf(text)).toEqual([])
  expect(score(text, 'Yusuf')).toBe(0)
  expect(commonKeyOf(soundedOf(text))).toBe('')
})

test.each([
  ['a name of three hundred parts without blanks', 'محمد'.repeat(300)],
  ['a page of one letter', 'щ'.repeat(100_000)],
  ['letters of three scripts in one word', 'Юسоф'.repeat(5000)],
  ['marks without end', `a${'\u0301'.repeat(50_000)}`],
])('%s is answered at once', (_, text) => {
  const begun = performance.now()
  const sounded = soundedOf(text)
  expect(Number.isFinite(scoreAcross(sounded, sounded))).toBe(true)
  expect(performance.now() - begun).toBeLessThan(1000)
})

const letters = fc.constantFrom(...Array.from('abzšوسفحמיвщюאγωአስरম်김王さ😀-\u0301'))
const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(letters, { maxLength: 60 }).map((each) => each.join('')),
)

test('any two texts are weighed, the same both ways round and each time', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      const there = score(one, other)
      expect(Number.isFinite(there)).toBe(true)
      expect(score(other, one)).toBe(there)
      expect(score(one, other)).toBe(there)
      expect(level(one, other)).toBe(level(other, one))
    }),
  )
})

test('Latin forms hold Latin letters only, the likeliest first, none twice, never more than asked for', () => {
  fc.assert(
    fc.property(word, fc.integer({ min: 1, max: 5 }), (text, most) => {
      const forms = latinFormsOf(text, most)
      expect(forms.length).toBeLessThanOrEqual(most)
      expect(new Set(forms.map(({ form }) => form)).size).toBe(forms.length)
      for (const { form } of forms) expect(form).toMatch(/^[a-z]*$/)
      const chances = forms.map(({ logProbability }) => logProbability)
      expect(chances).toEqual(chances.toSorted((one, other) => other - one))
    }),
  )
})
