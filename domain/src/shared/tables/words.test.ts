import { readFileSync, readdirSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { areas } from '../../kernel/vocabulary.ts'
import * as organisation from '../organisations/organisation.ts'
import { reaches } from '../organisations/rules.ts'
import * as place from '../places/place.ts'
import * as finding from '../services/finding.ts'
import { columns } from '../services/importing/columns.ts'
import * as service from '../services/service.ts'
import { reportLevels } from './report.ts'

const nouns = ['services', 'places', 'organisations', 'tables'] as const
const languages = ['en', 'fr', 'es', 'ar'] as const
const folder = (noun: string) => new URL(`../${noun}/`, import.meta.url)

function wordsOf(noun: string, language: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`words/${language}.json`, folder(noun)), 'utf8'))
}

const english = Object.assign({}, ...nouns.map((noun) => wordsOf(noun, 'en')))

describe('the words of the directory', () => {
  test.each(nouns)('of %s are there in four languages, none empty', (noun) => {
    const keys = Object.keys(wordsOf(noun, 'en')).toSorted()
    expect(keys.length).toBeGreaterThan(20)
    for (const language of languages) {
      const words = wordsOf(noun, language)
      expect(Object.keys(words).toSorted()).toEqual(keys)
      expect(Object.values(words).filter((text) => text.trim() === '')).toEqual([])
    }
  })

  test.each(languages)('can all be said in %s, whatever the numbers', (language) => {
    for (const noun of nouns) {
      for (const [key, text] of Object.entries(wordsOf(noun, language))) {
        for (const number of [0, 1, 2, 3, 11, 100]) {
          const said = String(
            new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).format(
              toldTo(text, number),
            ),
          )
          expect([key, said]).not.toEqual([key, ''])
          expect(said).not.toContain('{')
        }
      }
    }
  })

  test('speak of the same things in every language', () => {
    for (const noun of nouns) {
      for (const [key, text] of Object.entries(wordsOf(noun, 'en'))) {
        for (const language of languages) {
          const [told, theirs] = [namesIn(text), namesIn(wordsOf(noun, language)[key] ?? '')]
          expect([language, key, theirs]).toEqual([language, key, told])
        }
      }
    }
  })

  test('in Arabic are Arabic', () => {
    for (const noun of nouns) {
      const latin = Object.entries(wordsOf(noun, 'ar')).filter(([, text]) => !/\p{Script=Arabic}/u.test(text))
      expect(latin).toEqual([])
    }
  })

  test('hold every reason, remark and remedy that the rules give', () => {
    const given = nouns.flatMap(sourcesOf).flatMap(codesIn)
    expect(given.length).toBeGreaterThan(150)
    expect([...new Set(given)].filter((code) => !Object.hasOwn(english, code))).toEqual([])
  })

  test('hold every entry of the closed lists', () => {
    const lists = {
      'services.type': service.serviceTypes,
      'services.access': service.accessModes,
      'services.referral': service.referralMethods,
      'services.next-step': service.nextSteps,
      'services.weekday': service.weekdayNumbers,
      'services.frequency': service.frequencies,
      'services.document': service.documentKinds,
      'services.sex': service.sexes,
      'services.vulnerability': service.vulnerabilities,
      'services.coverage': service.coverageKinds,
      'services.visibility': service.visibilities,
      'services.disclosure': service.addressDisclosures,
      'services.contact': service.contactKinds,
      'services.weighing': finding.weighings,
      'services.must-know': finding.mustKnows,
      'services.column': columns,
      'places.kind': place.placeKinds,
      'places.nationality': place.countrylessCodes,
      'organisations.kind': organisation.organisationKinds,
      'organisations.relation': [...organisation.relations, 'observer'],
      'organisations.mode': organisation.relationModes,
      'organisations.standing': organisation.organisationStandings,
      'organisations.population': organisation.populations,
      'organisations.competence': organisation.competenceStandings,
      'organisations.area': areas,
      'organisations.reach': reaches,
      'table.level': reportLevels,
    }
    const keys = Object.entries(lists).flatMap(([prefix, codes]) => codes.map((code) => `${prefix}.${code}`))
    expect(keys.filter((key) => !Object.hasOwn(english, key))).toEqual([])
  })
})

function toldTo(text: string, number: number): Record<string, number | string> {
  return Object.fromEntries(namesIn(text).map((name) => [name, number]))
}

function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name))].toSorted()
}

function sourcesOf(noun: string): readonly string[] {
  return readdirSync(folder(noun), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('contract.ts'))
    .map((path) => readFileSync(new URL(path, folder(noun)), 'utf8'))
}

function codesIn(source: string): readonly string[] {
  return [...source.matchAll(/'((?:services|places|organisations|table|cell)\.[a-z0-9.-]+)'/g)].flatMap(
    ([, code]) => code ?? [],
  )
}
