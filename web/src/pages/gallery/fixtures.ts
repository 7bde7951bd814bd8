import { is } from '@passerelle/domain/kernel/condition'
import type { Facts, HistoryEntry } from '@passerelle/domain/kernel/facts'
import type { Form } from '@passerelle/domain/kernel/form'
import type { Programme } from '@passerelle/domain/kernel/programme'
import { rule } from '@passerelle/domain/kernel/rule'
import type { TimelineEvent } from '../../kit/Timeline.tsx'
import type { Seer } from '../../kit/WhoSees.tsx'

/** Invented people and things, so that the gallery needs no server. */

const HOUR = 3_600_000
export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()
export const today = new Date().toISOString().slice(0, 10)

export const people = [
  { id: '1', name: 'أمل خليل', latin: 'Amal Khalil', state: 'accepted', due: 20, risk: 2, place: 'Irbid' },
  {
    id: '2',
    name: 'Тарас Бондаренко',
    latin: 'Taras Bondarenko',
    state: 'sent',
    due: 1.5,
    risk: 1,
    place: 'Amman',
  },
  {
    id: '3',
    name: 'ሰላም ተስፋዬ',
    latin: 'Selam Tesfaye',
    state: 'no-capacity',
    due: -3,
    risk: 3,
    place: 'Zarqa',
  },
  {
    id: '4',
    name: 'নূর জাহান বেগম',
    latin: 'Nur Jahan Begum',
    state: 'completed',
    due: 300,
    risk: 1,
    place: 'Mafraq',
  },
  { id: '5', name: 'မေသန်းနု', latin: 'May Than Nu', state: 'declined', due: 70, risk: 2, place: '' },
  {
    id: '6',
    name: 'Salomé Mbarga-Ngo Ondoua',
    latin: null,
    state: 'draft',
    due: null,
    risk: 1,
    place: 'Ajloun',
  },
] as const

export const seers: readonly Seer[] = [
  {
    id: 'own',
    organisation: 'Harbour',
    categories: ['name', 'age-and-sex', 'contact', 'need', 'risk', 'case-summary'],
    basis: 'ownership',
    from: '2026-01-12',
  },
  {
    id: 'lantern',
    organisation: 'Lantern',
    categories: ['name', 'age-and-sex', 'need'],
    basis: 'consent',
    purpose: 'Shelter',
    from: '2026-03-02',
    until: '2026-05-14',
  },
  {
    id: 'clinic',
    organisation: 'عيادة الأمل',
    categories: ['name', 'health'],
    basis: 'override',
    from: '2026-03-04',
    until: '2026-04-03',
  },
]

export const events: readonly TimelineEvent[] = [
  { id: 'e1', at: inHours(-1), icon: 'bridge', title: 'Lantern accepted the referral for shelter', by: null },
  {
    id: 'e2',
    at: inHours(-3),
    icon: 'check',
    title: 'Consent: name, age group, need → Lantern',
    by: 'Amal Haddad',
  },
  {
    id: 'e3',
    at: inHours(-26),
    icon: 'lock',
    title: 'Health answers were opened',
    by: 'Nadia Sabri',
    severe: true,
  },
  { id: 'e4', at: inHours(-27), icon: 'pen', title: 'Safety check recorded', by: 'Amal Haddad' },
]

const toldByTwo = rule('gallery.needs-plan', () => false)

export const programme: Programme = {
  id: 'gallery',
  version: 1,
  area: 'counter-trafficking',
  states: ['contact', 'safety', 'screening', 'conference', 'decision', 'plan', 'assistance', 'closed'],
  starts: 'contact',
  ends: ['closed'],
  steps: {
    'check-safety': { from: 'contact', to: 'safety', by: 'case-worker' },
    decide: { from: 'screening', to: 'decision', by: 'supervisor', asksSecondPerson: 'screen' },
    screen: { from: 'safety', to: 'screening', by: 'case-worker' },
    'agree-plan': { from: 'screening', to: 'plan', by: 'case-worker', needs: [toldByTwo] },
    'note-danger': { from: 'screening', by: 'case-worker' },
    'stop-interview': { from: 'screening', to: 'safety', by: 'case-worker' },
    leave: { from: 'screening', to: 'closed', by: 'case-worker' },
  },
  indicators: [],
}

const moved = { by: 'amal', role: 'case-worker', at: '2026-03-01T09:00:00Z' } as const

export const history: readonly HistoryEntry[] = [
  { step: 'check-safety', from: 'contact', to: 'safety', day: '2026-03-01', ...moved },
  { step: 'screen', from: 'safety', to: 'screening', day: '2026-03-02', ...moved },
]

export const facts: Facts = {
  today,
  actor: { account: 'amal', organisation: 'harbour', roles: ['case-worker'], clearances: ['health'] },
  history,
  answers: {},
}

const homes = { words: 'gallery.home', codes: ['family', 'street', 'employer', 'other'] }
const needs = {
  words: 'gallery.need',
  codes: ['shelter', 'food', 'clothes', 'doctor', 'lawyer', 'school', 'work', 'none'],
}

export const form: Form = {
  id: 'safety',
  words: 'gallery',
  groups: [
    {
      id: 'now',
      questions: [
        { id: 'safeNow', kind: 'yes-no-unknown', required: true, hint: true },
        { id: 'sleepsWhere', kind: 'choice', options: homes, required: true, declinable: true },
        { id: 'otherPlace', kind: 'text', required: true, when: is('sleepsWhere', 'other') },
        { id: 'children', kind: 'number', min: 0, max: 30, whole: true },
        { id: 'needs', kind: 'choices', options: needs, alone: ['none'], required: true },
      ],
    },
    {
      id: 'more',
      questions: [
        { id: 'since', kind: 'day', notAfterToday: true },
        { id: 'citizenship', kind: 'country', declinable: true },
        { id: 'speaks', kind: 'language', required: true },
        { id: 'debt', kind: 'money' },
        { id: 'illness', kind: 'long-text', compartment: 'health', declinable: true },
        { id: 'ownWords', kind: 'long-text', hint: true },
      ],
    },
  ],
}
