import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import type { Facts, HistoryEntry } from '../../kernel/facts.ts'
import type { Form } from '../../kernel/form.ts'
import { programme } from '../../kernel/programme.ts'
import { rule } from '../../kernel/rule.ts'
import { clearances } from '../../kernel/vocabulary.ts'
import * as people from '../people/person.ts'
import { precisions } from '../../kernel/age.ts'
import { sexes, vulnerabilities } from '../services/service.ts'
import { type Changing, correction } from './correcting.ts'
import * as records from './record.ts'
import { needStateAfter, proposedRisk, settlingHindrances } from './rules.ts'
import { countryValue, dayValue, languageValue, readSliceValue } from './slice-value.ts'
import { answerFields } from './slicing.ts'

const talk: Form = {
  id: 'talk',
  words: 'club',
  groups: [
    {
      id: 'talk',
      questions: [
        { id: 'safe', kind: 'yes-no-unknown', required: true },
        { id: 'story', kind: 'long-text', category: 'case-summary' },
        {
          id: 'kind',
          kind: 'choices',
          options: { words: 'club.kind', codes: ['a', 'other'] },
          category: 'risk',
        },
        { id: 'kindOther', kind: 'text', when: { kind: 'includes', question: 'kind', value: 'other' } },
        { id: 'price', kind: 'money', category: 'need' },
      ],
    },
  ],
}
const decision: Form = {
  id: 'decision',
  words: 'club',
  groups: [{ id: 'd', questions: [{ id: 'verdict', kind: 'yes-no-unknown', required: true }] }],
}
const isSafe = rule('club.rule.safe', (facts) => facts.answers['talk']?.['safe'] === 'yes')
const club = programme({
  id: 'club',
  version: 1,
  area: 'cooperation',
  states: ['new', 'told', 'decided', 'over'],
  starts: 'new',
  ends: ['over'],
  steps: {
    tell: { from: 'new', to: 'told', by: 'case-worker', form: talk, answersMust: [isSafe] },
    decide: {
      from: 'told',
      to: 'decided',
      by: ['case-worker', 'supervisor'],
      form: decision,
      asksSecondPerson: 'tell',
    },
    end: { from: 'decided', to: 'over', by: 'case-worker' },
  },
  indicators: [],
})

const told = { safe: 'yes', story: 'Long.' }

function entry(step: string, by: string): HistoryEntry {
  return {
    step,
    from: 'new',
    to: 'told',
    by,
    role: 'case-worker',
    day: '2026-11-01',
    at: '2026-11-01T10:00:00.000Z',
  }
}

function facts(
  history: readonly HistoryEntry[],
  account = 'amal',
  role: 'case-worker' | 'supervisor' = 'case-worker',
): Facts {
  const actor = { account, organisation: 'harbour', roles: [role], clearances: [] }
  return { today: '2026-11-23', actor, history, answers: history.length > 0 ? { talk: told } : {} }
}

function change(changes: Changing['changes'], more: Partial<Changing> = {}) {
  const known = facts([entry('tell', 'amal')])
  return correction({
    programme: club,
    form: 'talk',
    state: 'told',
    facts: known,
    current: told,
    changes,
    ...more,
  })
}

describe('an answer that is mended after its step', () => {
  it('keeps the others, and may be taken back where nothing asks for it', () => {
    expect(change({ story: 'Longer.' })).toMatchObject({
      draft: false,
      answers: { safe: 'yes', story: 'Longer.' },
      reasons: [],
    })
    expect(change({ story: null }).answers).toEqual({ safe: 'yes' })
    expect(change({ safe: null }).faults).toEqual([{ path: 'safe', code: 'kernel.fault.required' }])
  })

  it('still satisfies what its step asked for', () => {
    expect(change({ safe: 'no' }).reasons).toEqual([{ code: 'club.rule.safe' }])
    expect(change({ safe: 'perhaps' }).faults[0]?.code).toBe('kernel.fault.not-an-option')
  })

  it('takes with it what hung on it, but what is sent and not asked is a fault', () => {
    const current = { ...told, kind: ['other'], kindOther: 'Tango' }
    expect(change({ kind: ['a'] }, { current }).answers).not.toHaveProperty('kindOther')
    expect(change({ kind: ['a'], kindOther: 'Foxtrot' }, { current }).faults).toEqual([
      { path: 'kindOther', code: 'kernel.fault.not-asked' },
    ])
    expect(change({ stranger: 'x' }).faults[0]?.code).toBe('kernel.fault.unknown-question')
  })

  it('INV-14: is its maker’s to mend, nobody’s once decided on, and a decision is not mended at all', () => {
    const codes = (more: Partial<Changing>, changes: Changing['changes'] = { story: 'x' }) =>
      change(changes, more).reasons.map((reason) => reason.code)
    const history = [entry('tell', 'amal')]
    expect(codes({ facts: facts(history, 'bruno') })).toEqual(['records.only-by-maker'])
    expect(codes({ facts: facts(history, 'amal') })).toEqual([])
    const decided = [...history, entry('decide', 'bruno')]
    expect(codes({ facts: facts(decided), state: 'decided' })).toEqual(['records.decided-on'])
    expect(codes({ facts: facts([...decided, entry('tell', 'amal')]), state: 'told' })).toEqual([])
    expect(codes({ form: 'decision', facts: facts(decided, 'bruno') }, { verdict: 'no' })).toContain(
      'records.decided-by-second',
    )
    expect(codes({ form: 'decision', facts: facts(history, 'bruno') }, { verdict: 'no' })).toContain(
      'records.decided-by-second',
    )
  })

  it('asks for the role of its step and for a record that is open', () => {
    expect(
      change({ story: 'x' }, { facts: facts([entry('tell', 'amal')], 'amal', 'supervisor') }).reasons,
    ).toEqual([{ code: 'kernel.not-your-role' }])
    expect(change({ story: 'x' }, { state: 'over' }).reasons).toEqual([{ code: 'records.closed' }])
    expect(change({}, { form: 'menu' }).reasons).toEqual([{ code: 'records.no-such-form' }])
  })
})

describe('a form that was begun and not handed in', () => {
  const begun = (changes: Changing['changes']) =>
    correction({ programme: club, form: 'talk', state: 'new', facts: facts([]), current: {}, changes })

  it('may have gaps and answers that its step will not take, but no nonsense', () => {
    expect(begun({ story: 'So far.' })).toEqual({
      draft: true,
      answers: { story: 'So far.' },
      reasons: [],
      faults: [],
    })
    expect(begun({ safe: 'no' })).toMatchObject({ draft: true, reasons: [], faults: [] })
    expect(begun({ safe: 'perhaps' }).faults).toHaveLength(1)
  })
})

describe('risk and needs', () => {
  const factor = (severity: 'low' | 'medium' | 'high', direction: 'risk' | 'protective' = 'risk') =>
    ({ factor: 'x', level: 'individual', direction, severity, evidence: null }) as const

  it('one grave danger is not diluted by any number of protections', () => {
    expect(proposedRisk([])).toBe('unknown')
    expect(proposedRisk([factor('low'), factor('medium')])).toBe('medium')
    expect(
      proposedRisk([factor('high'), ...Array.from({ length: 30 }, () => factor('high', 'protective'))]),
    ).toBe('high')
    expect(proposedRisk([factor('high', 'protective')])).toBe('unknown')
  })

  it('each of the six answers leaves the need where the statistics look for it', () => {
    expect(records.needResponses.map(needStateAfter)).toEqual([
      'in-progress',
      'met',
      'met',
      'set-aside',
      'unmet',
      'unmet',
    ])
    expect(needStateAfter(null)).toBe('open')
    expect(settlingHindrances('accepted')).toHaveLength(1)
    for (const state of [null, 'declined', 'completed', 'closed'])
      expect(settlingHindrances(state)).toEqual([])
  })
})

describe('what leaves', () => {
  const question = (id: string) => talk.groups[0]?.questions.find((each) => each.id === id)
  const cut = (id: string, answer: Parameters<typeof answerFields>[2]) => {
    const asked = question(id)
    return asked ? answerFields(talk, asked, answer).map((field) => field.value) : undefined
  }

  it('is written so that each reader reads it in their own language', () => {
    expect(cut('kind', ['a', 'other'])).toEqual(['club.kind.a', 'club.kind.other'])
    expect(cut('safe', 'unknown')).toEqual(['kernel.answer.unknown'])
    expect(cut('price', { minor: 12_500, currency: 'JOD' })).toEqual(['12.500 JOD'])
    expect(cut('story', { declined: true })).toEqual([])
    expect([countryValue('SYR'), languageValue('ara'), dayValue('2026-01-02')].map(readSliceValue)).toEqual([
      { kind: 'country', code: 'SYR' },
      { kind: 'language', code: 'ara' },
      { kind: 'day', code: '2026-01-02' },
    ])
    expect(readSliceValue('country:Syria')).toEqual({ kind: 'text', text: 'country:Syria' })
  })
})

describe('the words of people and records', () => {
  const languages = ['en', 'fr', 'es', 'ar'] as const
  const words = (noun: string, language: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`../${noun}/words/${language}.json`, import.meta.url), 'utf8'))
  const english = { ...words('people', 'en'), ...words('records', 'en') }

  it.each(['people', 'records'])('of %s are the same in four languages and can all be said', (noun) => {
    const keys = Object.keys(words(noun, 'en'))
    for (const language of languages) {
      expect(Object.keys(words(noun, language))).toEqual(keys)
      for (const [key, text] of Object.entries(words(noun, language))) {
        const values = Object.fromEntries([...text.matchAll(/\{(\w+)/g)].map(([, told = '']) => [told, 3]))
        const said = String(new IntlMessageFormat(text, language).format(values))
        expect([key, said.trim() === '' || said.includes('{')]).toEqual([key, false])
      }
    }
  })

  it('name every code of every closed list', () => {
    const lists = {
      'people.name-kind': people.nameKinds,
      'people.name-order': people.nameOrders,
      'people.script': people.scripts,
      'people.displacement': people.displacementStatuses,
      'people.registration': people.registrations,
      'people.paper': people.paperKinds,
      'people.channel': people.channels,
      'people.safe': people.safeties,
      'people.relation': people.relationKinds,
      'people.evidence': people.evidenceLevels,
      'people.precision': precisions,
      'people.sex': sexes,
      'people.vulnerability': vulnerabilities,
      'records.risk': records.risks,
      'records.factor-level': records.factorLevels,
      'records.direction': records.factorDirections,
      'records.severity': records.severities,
      'records.response': records.needResponses,
      'records.need-state': records.needStates,
      'records.task-kind': records.taskKinds,
      'records.sort': records.recordSorts,
      'records.compartment': clearances,
    }
    const asked = Object.entries(lists).flatMap(([prefix, codes]) => codes.map((code) => `${prefix}.${code}`))
    expect(asked.filter((key) => !Object.hasOwn(english, key))).toEqual([])
  })

  it('hold every code that the rules of both speak', () => {
    const sources = [
      '../people/rules.ts',
      '../people/similar.ts',
      '../people/from-slices.ts',
      'correcting.ts',
      'rules.ts',
      'slicing.ts',
    ]
    const spoken = sources.flatMap((file) => {
      const text = readFileSync(new URL(file, import.meta.url), 'utf8')
      return [...text.matchAll(/'((?:people|records)\.[a-z-]+(?:\.[a-z-]+)*)'/g)].flatMap(
        ([, key]) => key ?? [],
      )
    })
    const whole = spoken.filter((key) => !Object.keys(english).some((word) => word.startsWith(`${key}.`)))
    expect(whole.length).toBeGreaterThan(8)
    expect(whole.filter((key) => !Object.hasOwn(english, key))).toEqual([])
  })
})
