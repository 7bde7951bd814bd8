import { is } from '@passerelle/domain/kernel/condition'
import type { Form } from '@passerelle/domain/kernel/form'
import { expect, test } from 'vitest'
import { answer, check, faultsOn, numberOrText, pagesOf, questionIn } from './form-state.ts'

const visit: Form = {
  id: 'visit',
  words: 'gallery',
  groups: [
    {
      id: 'home',
      questions: [
        {
          id: 'sleepsWhere',
          kind: 'choice',
          options: { words: 'gallery.home', codes: ['flat', 'street', 'other'] },
          required: true,
        },
        { id: 'otherPlace', kind: 'text', required: true, when: is('sleepsWhere', 'other') },
      ],
    },
    { id: 'health', questions: [{ id: 'condition', kind: 'text', compartment: 'health' }] },
  ],
}

const amal = {
  today: '2026-03-02',
  actor: { account: 'amal', organisation: 'harbour', roles: ['case-worker'], clearances: [] },
} as const

const nadia = { ...amal, actor: { ...amal.actor, clearances: ['health'] } } as const

test('a group in which nothing is asked is no page: without the clearance there is no page about health', () => {
  expect(pagesOf(visit, {}, amal).map((page) => page.group.id)).toEqual(['home'])
  expect(pagesOf(visit, {}, nadia).map((page) => page.group.id)).toEqual(['home', 'health'])
})

test('a question appears with the answer that calls for it', () => {
  const asked = (raw: object) => pagesOf(visit, { ...raw }, amal)[0]?.questions.map((question) => question.id)
  expect(asked({ sleepsWhere: 'street' })).toEqual(['sleepsWhere'])
  expect(asked({ sleepsWhere: 'other' })).toEqual(['sleepsWhere', 'otherPlace'])
})

test('an answer to a question that has disappeared does not travel', () => {
  const { answers, faults } = check(visit, { sleepsWhere: 'street', otherPlace: 'a friend' }, amal)
  expect(answers).toEqual({ sleepsWhere: 'street' })
  expect(faults).toEqual([])
})

test('what is wrong is said on the page where it is asked', () => {
  const { faults } = check(visit, { sleepsWhere: 'other' }, nadia)
  const [home, health] = pagesOf(visit, { sleepsWhere: 'other' }, nadia)
  expect(home && faultsOn(home, faults)).toMatchObject([{ path: 'otherPlace' }])
  expect(health && faultsOn(health, faults)).toEqual([])
})

test('taking an answer back leaves no trace of it', () => {
  expect(answer({ otherPlace: 'a friend' }, 'otherPlace', '')).toEqual({})
  expect(answer({ list: ['a'] }, 'list', [])).toEqual({})
  expect(answer({}, 'children', 0)).toEqual({ children: 0 })
})

test('a number that cannot be read stays as it was typed', () => {
  expect(numberOrText('12')).toBe(12)
  expect(numberOrText(' 1,5 ')).toBe(1.5)
  expect(numberOrText('twelve')).toBe('twelve')
  expect(numberOrText('1.')).toBe('1.')
})

test('a fault inside an answer belongs to its question', () => {
  expect(questionIn('amount.currency')).toBe('amount')
})
