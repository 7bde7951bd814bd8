import { answered, includes, is, personIs } from '../../kernel/condition.ts'
import type { Form, Question } from '../../kernel/form.ts'
import { offerReplies, planAreas, protectionServices, signatures, supportTypes, wishes } from './lists.ts'

const words = 'counter-trafficking'

export const reflectionTime: Form = {
  id: 'reflection',
  words,
  groups: [
    {
      id: 'time',
      questions: [
        { id: 'reflectionFrom', kind: 'day', required: true, notAfterToday: true },
        { id: 'reflectionUntil', kind: 'day', required: true, hint: true },
        { id: 'paperGiven', kind: 'yes-no-unknown', hint: true },
      ],
    },
    {
      id: 'told',
      questions: [
        { id: 'toldNoRemoval', kind: 'yes-no-unknown', required: true },
        { id: 'toldNoDuty', kind: 'yes-no-unknown', required: true },
        { id: 'toldUnconditional', kind: 'yes-no-unknown', required: true },
      ],
    },
  ],
}

export const protectionOffer: Form = {
  id: 'protection-offer',
  words,
  groups: [
    {
      id: 'offer',
      questions: [
        {
          id: 'servicesOffered',
          kind: 'choices',
          options: protectionServices,
          required: true,
          min: 1,
          category: 'need',
        },
        { id: 'reply', kind: 'choice', options: offerReplies, required: true },
        { id: 'decisionExplained', kind: 'yes-no-unknown', required: true, hint: true },
        { id: 'note', kind: 'long-text', max: 2000 },
      ],
    },
  ],
}

function wish(area: string): Question {
  return { id: area, kind: 'choice', options: wishes, required: true, category: 'need' }
}

/** Every service for itself: what the person wants, and what was signed. */
export const plan: Form = {
  id: 'plan',
  words,
  groups: [
    { id: 'areas', questions: planAreas.codes.map(wish) },
    {
      id: 'agreement',
      questions: [
        { id: 'servicesSigned', kind: 'choices', options: planAreas, hint: true },
        {
          id: 'signedHow',
          kind: 'choice',
          options: signatures,
          required: true,
          when: answered('servicesSigned'),
        },
        { id: 'toldUnconditional', kind: 'yes-no-unknown', required: true, hint: true },
        { id: 'wishesToStartNow', kind: 'yes-no-unknown', required: true, hint: true },
        {
          id: 'bestInterests',
          kind: 'yes-no-unknown',
          required: true,
          hint: true,
          when: personIs('minor', 'yes', 'unknown'),
        },
      ],
    },
    {
      id: 'work',
      questions: [
        { id: 'supportPlanType', kind: 'choices', options: supportTypes, required: true },
        { id: 'goals', kind: 'long-text', required: true, max: 4000, category: 'need' },
        { id: 'safetyPlan', kind: 'long-text', required: true, max: 4000, category: 'risk' },
        {
          id: 'legalQuestions',
          kind: 'long-text',
          max: 2000,
          category: 'need',
          when: includes('servicesSigned', 'legal'),
        },
      ],
    },
  ],
}

/** A statement to authorities is made only because the person wants to make it. */
export const statement: Form = {
  id: 'statement',
  words,
  groups: [
    {
      id: 'statement',
      questions: [
        { id: 'askedByPerson', kind: 'yes-no-unknown', required: true },
        { id: 'consequencesExplained', kind: 'yes-no-unknown', required: true },
        { id: 'lawyerOffered', kind: 'yes-no-unknown', required: true },
        { id: 'beforeEndAtOwnWish', kind: 'yes-no-unknown', required: true, hint: true },
        { id: 'authority', kind: 'text', required: true },
        { id: 'statementDay', kind: 'day', required: true },
        { id: 'escort', kind: 'yes-no-unknown', when: is('askedByPerson', 'yes') },
      ],
    },
  ],
}
