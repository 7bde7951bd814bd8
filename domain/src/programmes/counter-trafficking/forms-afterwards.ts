import { is } from '../../kernel/condition.ts'
import type { Form } from '../../kernel/form.ts'
import { askers, closingReasons, goals, leavingWays, planAreas, visits } from './lists.ts'

const words = 'counter-trafficking'

export const followUpVisit: Form = {
  id: 'follow-up',
  words,
  groups: [
    {
      id: 'visit',
      questions: [
        { id: 'visitDay', kind: 'day', required: true, notAfterToday: true },
        { id: 'occasion', kind: 'choice', options: visits, required: true },
        { id: 'safeChannel', kind: 'yes-no-unknown', required: true, hint: true },
      ],
    },
    {
      id: 'now',
      questions: [
        { id: 'goalsMet', kind: 'choice', options: goals, required: true, declinable: true },
        {
          id: 'reTrafficking',
          kind: 'yes-no-unknown',
          required: true,
          declinable: true,
          category: 'risk',
          hint: true,
        },
        { id: 'newNeeds', kind: 'choices', options: planAreas, declinable: true, category: 'need' },
        { id: 'wishesFurtherContact', kind: 'yes-no-unknown', required: true },
        { id: 'note', kind: 'long-text', max: 4000, category: 'case-summary' },
      ],
    },
  ],
}

export const closing: Form = {
  id: 'closing',
  words,
  groups: [
    {
      id: 'closing',
      questions: [
        { id: 'closingReason', kind: 'choice', options: closingReasons, required: true },
        { id: 'toldMayReturn', kind: 'yes-no-unknown', required: true },
        { id: 'toldHowLongKept', kind: 'yes-no-unknown', required: true },
        { id: 'note', kind: 'long-text', max: 4000, category: 'case-summary' },
      ],
    },
  ],
}

export const handOver: Form = {
  id: 'hand-over',
  words,
  groups: [
    {
      id: 'handOver',
      questions: [
        { id: 'personAgrees', kind: 'yes-no-unknown', required: true, hint: true },
        { id: 'openPoints', kind: 'long-text', required: true, max: 4000, category: 'case-summary' },
        { id: 'toldMayReturn', kind: 'yes-no-unknown', required: true },
      ],
    },
  ],
}

export const leaving: Form = {
  id: 'leaving',
  words,
  groups: [
    {
      id: 'leaving',
      questions: [
        { id: 'leavingWay', kind: 'choice', options: leavingWays, required: true },
        { id: 'reason', kind: 'long-text', max: 2000, declinable: true, hint: true },
        { id: 'toldMayReturn', kind: 'yes-no-unknown', required: true, when: is('leavingWay', 'own-choice') },
        { id: 'safetyPlanTaken', kind: 'yes-no-unknown', when: is('leavingWay', 'own-choice') },
      ],
    },
  ],
}

export const reopening: Form = {
  id: 'reopening',
  words,
  groups: [
    {
      id: 'reopening',
      questions: [
        { id: 'askedBy', kind: 'choice', options: askers, required: true },
        { id: 'reason', kind: 'long-text', required: true, max: 2000, category: 'case-summary' },
      ],
    },
  ],
}
