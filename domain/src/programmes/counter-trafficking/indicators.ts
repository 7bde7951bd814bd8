import type { Indicator } from '../../kernel/indicator.ts'

const status = 'decision.traffickingStatus'
const victims = ['PossibleVictimOfTrafficking', 'ActualVictimOfTrafficking']

/** What is counted, for reports to partners and donors; small numbers are suppressed before they leave. */
export const indicators: readonly Indicator[] = [
  { id: 'screened', kind: 'count', of: { reached: ['screened'] }, by: ['sex', 'age-band'] },
  {
    id: 'presumed',
    kind: 'count',
    of: { answers: [{ question: status, is: ['PossibleVictimOfTrafficking'] }] },
    by: ['sex', 'age-band', { question: 'screening.typeOfExploitation' }],
  },
  {
    id: 'confirmed',
    kind: 'count',
    of: { answers: [{ question: status, is: ['ActualVictimOfTrafficking'] }] },
    by: ['sex', 'age-band', { question: 'screening.typeOfExploitation' }],
  },
  { id: 'days-to-shelter', kind: 'days', from: 'record-contact', to: 'arrange-shelter' },
  { id: 'days-to-decision', kind: 'days', from: 'record-contact', to: 'decide' },
  {
    id: 'reflection-granted',
    kind: 'share',
    of: { took: ['begin-reflection'] },
    among: { answers: [{ question: status, is: victims }] },
  },
  {
    id: 'protection-offered',
    kind: 'share',
    of: { took: ['offer-protection'] },
    among: { answers: [{ question: status, is: ['NotAVictimOfTrafficking'] }] },
  },
  { id: 'needs-declined', kind: 'needs', outcome: ['declined-by-person'] },
  { id: 'needs-unavailable', kind: 'needs', outcome: ['unavailable'] },
  {
    id: 'goals-met-6',
    kind: 'share',
    of: {
      answers: [
        { question: 'follow-up.occasion', is: ['month-6'] },
        { question: 'follow-up.goalsMet', is: ['all'] },
      ],
    },
    among: { answers: [{ question: 'follow-up.occasion', is: ['month-6'] }] },
  },
  {
    id: 'goals-met-12',
    kind: 'share',
    of: {
      answers: [
        { question: 'follow-up.occasion', is: ['month-12'] },
        { question: 'follow-up.goalsMet', is: ['all'] },
      ],
    },
    among: { answers: [{ question: 'follow-up.occasion', is: ['month-12'] }] },
  },
  {
    id: 're-trafficking',
    kind: 'share',
    of: { answers: [{ question: 'follow-up.reTrafficking', is: ['yes'] }] },
    among: { took: ['visit'] },
  },
  {
    id: 'left-by-choice',
    kind: 'count',
    of: { answers: [{ question: 'leaving.leavingWay', is: ['own-choice'] }] },
  },
]
