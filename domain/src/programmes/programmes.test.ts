import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { compartmentsOf } from '../kernel/compartments.ts'
import { questionsIn } from '../kernel/condition.ts'
import type { Facts, HistoryEntry } from '../kernel/facts.ts'
import { type Form, questionsOf } from '../kernel/form.ts'
import type { AnswerIs, Filter } from '../kernel/indicator.ts'
import { type Lock, compareWithLock } from '../kernel/lock.ts'
import { type Programme, firstSteps, formsOf, fromStates, rolesOf, rulesOf } from '../kernel/programme.ts'
import { attempt, hindrances, stepsFrom } from '../kernel/steps.ts'
import { areas, clearances, dataCategories, roles } from '../kernel/vocabulary.ts'
import { reachableFrom, stuck, unreached } from '../kernel/walking.ts'
import { type Words, keysOf, languages } from '../kernel/words.ts'
import { programmes } from './index.ts'

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
}

function wordsOf(folder: string): [string, Words][] {
  return languages.map((language) => [language, readJson<Words>(`${folder}/words/${language}.json`)])
}

function filtersOf(programme: Programme): Filter[] {
  return programme.indicators.flatMap((each) => {
    if (each.kind === 'count') return [each.of]
    return each.kind === 'share' ? [each.of, each.among] : []
  })
}

function questionPathsOf(programme: Programme): string[] {
  const answers: AnswerIs[] = filtersOf(programme).flatMap((filter) => filter.answers ?? [])
  const breakdowns = programme.indicators.flatMap((each) => ('by' in each ? (each.by ?? []) : []))
  const byQuestion = breakdowns.flatMap((each) => (typeof each === 'object' ? [each.question] : []))
  return [...answers.map((each) => each.question), ...byQuestion]
}

function hasDuplicates(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length
}

describe.each(programmes.map((programme) => [programme.id, programme] as const))('%s', (id, programme) => {
  const steps = Object.entries(programme.steps)
  const names = Object.keys(programme.steps)
  const forms = formsOf(programme)

  it('has a road to every state, and a way out of every state that is no end', () => {
    expect(unreached(programme)).toEqual([])
    expect(stuck(programme)).toEqual([])
  })

  it('can be re-opened from every end', () => {
    for (const end of programme.ends) expect(reachableFrom(programme, end)).toContain(programme.starts)
  })

  it('names only states, steps, roles and areas that exist', () => {
    expect(areas).toContain(programme.area)
    for (const state of [programme.starts, ...programme.ends]) expect(programme.states).toContain(state)
    for (const [, step] of steps) {
      for (const state of [...fromStates(step), ...(step.to ? [step.to] : [])])
        expect(programme.states).toContain(state)
      for (const role of rolesOf(step)) expect(roles).toContain(role)
      for (const first of firstSteps(step)) expect(names).toContain(first)
    }
    for (const advice of programme.advice ?? []) for (const at of advice.at) expect(names).toContain(at)
  })

  it('gives each form, question, option and rule an id of its own', () => {
    expect(hasDuplicates(forms.map((form) => form.id))).toBe(false)
    expect(hasDuplicates(rulesOf(programme).map((rule) => rule.code))).toBe(false)
    for (const form of forms) {
      expect(hasDuplicates(questionsOf(form).map((question) => question.id))).toBe(false)
      for (const question of questionsOf(form)) {
        if ('options' in question) expect(hasDuplicates(question.options.codes)).toBe(false)
        if (question.category) expect(dataCategories).toContain(question.category)
      }
    }
    for (const compartment of compartmentsOf(programme)) expect(clearances).toContain(compartment)
  })

  it('lets conditions look only at questions asked earlier in the same form, and at options they have', () => {
    for (const form of forms) expect(brokenConditions(form)).toEqual([])
  })

  it('counts only what is asked', () => {
    const asked = forms.flatMap((form) => questionsOf(form).map((question) => `${form.id}.${question.id}`))
    for (const path of questionPathsOf(programme)) expect(asked).toContain(path)
    const counted = filtersOf(programme).flatMap((filter) => filter.took ?? [])
    for (const step of counted) expect(names).toContain(step)
    const days = programme.indicators.flatMap((each) => (each.kind === 'days' ? [each.from, each.to] : []))
    for (const step of days) expect(names).toContain(step)
  })

  it('has words for everything in every language, each a message that can be formatted', () => {
    for (const [language, words] of wordsOf(id)) {
      expect(keysOf(programme).filter((key) => !words[key])).toEqual([])
      expect(Object.keys(words).filter((key) => !keysOf(programme).includes(key))).toEqual([])
      for (const [key, message] of Object.entries(words)) {
        expect(() => new IntlMessageFormat(message, language), `${language} ${key}`).not.toThrow()
      }
    }
  })

  it('asks for the same values in every language', () => {
    const [english, ...others] = wordsOf(id)
    for (const [language, words] of others) {
      for (const [key, message] of Object.entries(english?.[1] ?? {})) {
        expect(valuesIn(words[key] ?? ''), `${language} ${key}`).toEqual(valuesIn(message))
      }
    }
  })

  it('is as it was frozen, or has a new version', () => {
    const lock = readJson<Lock>(`${id}/definition.lock.json`)
    expect(compareWithLock(programme, lock)).toBe('same')
    expect(lock.id).toBe(id)
  })

  it('never leaves its table, whoever does what with whatever answers', () => {
    const known = fc.record({
      roles: fc.subarray([...roles]),
      clearances: fc.subarray([...clearances]),
      age: fc.option(fc.nat(60), { nil: undefined }),
      tries: fc.array(
        fc.record({ step: fc.constantFrom(...names), raw: fc.dictionary(fc.string(), fc.jsonValue()) }),
      ),
    })
    fc.assert(
      fc.property(known, ({ tries, age, ...actor }) => {
        let standing = { state: programme.starts, version: programme.version }
        const history: HistoryEntry[] = []
        for (const { step, raw } of tries) {
          const facts = factsFor({ ...actor, age, history })
          const tried = attempt(programme, step, standing, facts, raw)
          if (tried.reasons.length + tried.faults.length > 0) expect(tried.to).toBe(standing.state)
          expect(programme.states).toContain(tried.to)
          if (tried.to !== standing.state)
            expect(stepsFrom(programme, standing.state).map((each) => each.name)).toContain(step)
          standing = { ...standing, state: tried.to }
        }
      }),
    )
  })

  it('gives reasons and no errors when nothing at all is known', () => {
    for (const name of names) {
      for (const state of programme.states) {
        const facts = factsFor({
          roles: [...roles],
          clearances: [...clearances],
          age: undefined,
          history: [],
        })
        expect(() => hindrances(programme, name, { state, version: 1 }, facts)).not.toThrow()
      }
    }
    for (const rule of rulesOf(programme)) {
      const facts = factsFor({ roles: [...roles], clearances: [...clearances], age: undefined, history: [] })
      expect(rule.holds(facts), `${rule.code} lets through although nothing is known`).not.toBe(true)
      expect(() => rule.values?.(facts)).not.toThrow()
    }
  })
})

describe('the words of the kernel', () => {
  it('are the same in every language, and can be formatted', () => {
    const [english, ...others] = wordsOf('../kernel')
    for (const [language, words] of others) {
      expect(Object.keys(words)).toEqual(Object.keys(english?.[1] ?? {}))
      for (const [key, message] of Object.entries(words)) {
        expect(() => new IntlMessageFormat(message, language), `${language} ${key}`).not.toThrow()
        expect(valuesIn(message), `${language} ${key}`).toEqual(valuesIn(english?.[1][key] ?? ''))
      }
    }
  })

  it('say every reason and fault that the kernel can give', () => {
    const files = ['steps', 'reading', 'faults']
    const source = files
      .map((file) => readFileSync(new URL(`../kernel/${file}.ts`, import.meta.url), 'utf8'))
      .join('\n')
    const reasons = [...source.matchAll(/reason\('(kernel\.[^']+)'/g)].map((match) => match[1])
    const faults = [...source.matchAll(/(?:refuse|fault)\((?:\w+, )?'([a-z-]+)'/g)].map(
      (match) => `kernel.fault.${match[1]}`,
    )
    const words = readJson<Words>('../kernel/words/en.json')
    expect(reasons.length + faults.length).toBeGreaterThan(20)
    for (const code of [...reasons, ...faults]) expect(Object.keys(words)).toContain(code)
  })
})

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** The names of the values that a message needs. */
function valuesIn(message: string): string[] {
  return [...new Set(namesIn(new IntlMessageFormat(message, 'en').getAst()))].toSorted()
}

function namesIn(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    if ('options' in element) {
      return [element.value, ...Object.values(element.options).flatMap((option) => namesIn(option.value))]
    }
    return 'value' in element && element.type !== 0 ? [element.value] : []
  })
}

function brokenConditions(form: Form): string[] {
  const asked: string[] = []
  const broken: string[] = []
  for (const question of questionsOf(form)) {
    const looked = question.when ? questionsIn(question.when) : []
    broken.push(
      ...looked.filter((id) => !asked.includes(id)).map((id) => `${form.id}.${question.id} looks at ${id}`),
    )
    asked.push(question.id)
  }
  return broken
}

interface Sketch extends Pick<Facts['actor'], 'roles' | 'clearances'> {
  readonly age: number | undefined
  readonly history: readonly HistoryEntry[]
}

function factsFor({ roles: has, clearances: opens, age, history }: Sketch): Facts {
  return {
    today: '2026-05-20',
    actor: { account: 'amal', organisation: 'harbour', roles: has, clearances: opens },
    history,
    answers: {},
    ...(age === undefined ? {} : { person: { age: { least: age, most: age } } }),
  }
}
