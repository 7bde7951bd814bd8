import { assert, property, array, constantFrom, record, string, uniqueArray, nat } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { romanise } from '../names/romanise.ts'
import { skeletonOf } from '../names/skeleton.ts'
import { soundForm } from '../names/sound.ts'
import { type Entry, SearchIndex } from './index.ts'

const soundOf = (word: string) => skeletonOf(romanise(soundForm(word)))

function indexOf(people: Readonly<Record<string, Entry>>): SearchIndex {
  const index = new SearchIndex(soundOf)
  for (const [id, entry] of Object.entries(people)) index.put(id, entry)
  return index
}

function named(name: string, birth?: string, ...scopes: string[]): Entry {
  return {
    words: name.split(' '),
    births: birth ? [birth] : [],
    scopes: scopes.length > 0 ? scopes : ['harbour'],
  }
}

function idsOf(index: SearchIndex, name: string, scopes = ['harbour'], births: string[] = []): string[] {
  return index.find({ words: name.split(' '), births }, scopes, 10).found.map(({ id }) => id)
}

describe('a person is found', () => {
  const index = indexOf({
    mariam: named('mariam haddad', '19870412'),
    maryam: named('maryam khoury', '19900101'),
    ahmad: named('ahmad haddad', '19650701'),
    oleksandr: named('oleksandr kovalenko', '19780923'),
  })

  test('by a name that somebody misspelt', () => {
    expect(idsOf(index, 'mariamm hadad')[0]).toBe('mariam')
    expect(idsOf(index, 'oleksander kovalenka')[0]).toBe('oleksandr')
  })

  test('by the family name alone, and everybody who bears it', () => {
    expect(idsOf(index, 'haddad').toSorted()).toEqual(['ahmad', 'mariam'])
  })

  test('by the day of birth, when nothing else is right', () => {
    expect(idsOf(index, 'unheardof', ['harbour'], ['19870412'])).toEqual(['mariam'])
  })

  test('by one name and the day with day and month turned', () => {
    expect(idsOf(index, 'haddad', ['harbour'], ['19871204'])[0]).toBe('mariam')
  })

  test('not at all, when nothing agrees', () => {
    expect(idsOf(index, 'zzyzx')).toEqual([])
  })
})

describe('who may not see a person', () => {
  const index = indexOf({
    hers: named('mariam haddad', '19870412', 'harbour'),
    theirs: named('mariam haddad', '19870412', 'lantern'),
  })

  test('does not find her, nor does she push anybody off the list', () => {
    expect(idsOf(index, 'mariam haddad', ['harbour'])).toEqual(['hers'])
    expect(idsOf(index, 'mariam haddad', ['lantern'])).toEqual(['theirs'])
    expect(idsOf(index, 'mariam haddad', [])).toEqual([])
  })

  test('who may see both finds both', () => {
    expect(idsOf(index, 'mariam haddad', ['harbour', 'lantern']).toSorted()).toEqual(['hers', 'theirs'])
  })

  test('a thousand people out of sight do not hide the one in sight', () => {
    const crowd = indexOf({ mine: named('mariam haddad', undefined, 'harbour') })
    for (let each = 0; each < 1000; each += 1)
      crowd.put(`other-${each}`, named('mariam haddad', undefined, 'lantern'))
    expect(idsOf(crowd, 'mariam haddad', ['harbour'])).toEqual(['mine'])
  })

  test('a consent that ends takes her out of sight with the next change', () => {
    const shared = indexOf({ hers: named('mariam haddad', undefined, 'harbour', 'lantern') })
    expect(idsOf(shared, 'mariam haddad', ['lantern'])).toEqual(['hers'])
    shared.put('hers', named('mariam haddad', undefined, 'harbour'))
    expect(idsOf(shared, 'mariam haddad', ['lantern'])).toEqual([])
    expect(idsOf(shared, 'mariam haddad', ['harbour'])).toEqual(['hers'])
  })
})

describe('what changes', () => {
  test('a removed person is found no more, and a name written anew replaces the old one', () => {
    const index = indexOf({ one: named('mariam haddad'), two: named('mariam khoury') })
    index.remove('two')
    index.put('one', named('salma haddad'))
    expect(idsOf(index, 'mariam')).toEqual([])
    expect(idsOf(index, 'salma')).toEqual(['one'])
    expect(index.size).toBe(1)
  })

  test('an answer says as of which change it holds', () => {
    const index = indexOf({ one: named('mariam haddad') })
    index.seen(41)
    expect(index.find({ words: ['mariam'], births: [] }, ['harbour'], 10).asOf).toBe(41)
    index.seen(7)
    expect(index.asOf).toBe(41)
  })

  test('merging changes no answer', () => {
    const names = constantFrom('mariam', 'maryam', 'ahmad', 'ahmed', 'haddad', 'hadad', 'khoury', 'li')
    const person = record({
      words: uniqueArray(names, { minLength: 1, maxLength: 3 }),
      scope: constantFrom('a', 'b'),
    })
    assert(
      property(array(person, { maxLength: 40 }), names, nat(40), (people, asked, removed) => {
        const [merged, fresh] = [new SearchIndex(soundOf), new SearchIndex(soundOf)]
        people.forEach(({ words, scope }, at) => {
          for (const index of [merged, fresh]) index.put(String(at), { words, births: [], scopes: [scope] })
          if (at % 7 === 0) merged.merge()
        })
        for (const index of [merged, fresh]) index.remove(String(removed))
        merged.merge()
        const question = { words: [asked], births: [] }
        expect(merged.find(question, ['a'], 10)).toEqual(fresh.find(question, ['a'], 10))
      }),
    )
  })
})

describe('what nobody expects', () => {
  test('any text is a question that gets an answer', () => {
    const index = indexOf({
      one: named('mariam haddad'),
      none: { words: [], births: [], scopes: ['harbour'] },
    })
    assert(
      property(array(string({ unit: 'grapheme' }), { maxLength: 20 }), (words) => {
        expect(index.find({ words, births: [''] }, ['harbour'], 10).found.length).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('a name of three hundred parts, and a word of ten thousand letters', () => {
    const parts = Array.from({ length: 300 }, (_, at) => `part${at}`)
    const index = indexOf({
      long: { words: [...parts, 'x'.repeat(10_000)], births: [], scopes: ['harbour'] },
    })
    expect(idsOf(index, parts.join(' '))).toEqual(['long'])
    expect(idsOf(index, 'x'.repeat(10_000))).toEqual(['long'])
  })

  test('fifty thousand people who are named alike: the one with the day of birth comes first', () => {
    const index = new SearchIndex(soundOf)
    for (let each = 0; each < 50_000; each += 1) {
      index.put(`p${each}`, named('mohammed ali', `19${10 + (each % 90)}0101`))
    }
    index.put('sought', named('mohammed ali', '19870412'))
    expect(idsOf(index, 'mohammed ali', ['harbour'], ['19870412'])[0]).toBe('sought')
    expect(idsOf(index, 'mohammed ali')).toHaveLength(10)
  })
})
