import { is } from '../../kernel/condition.ts'
import type { Form, OptionList, Question } from '../../kernel/form.ts'
import { type Dimension, delphi } from './indicators-config.ts'
import { dimensions } from './indicator-engine.ts'
import { acts, agesThen, decidingOrganisations, exploitationLists, stages, statuses } from './lists.ts'

const words = 'counter-trafficking'

/** One question per dimension; which of its signs count, and how much, depends on the list. */
function dimensionQuestion(dimension: Dimension): Question {
  return {
    id: dimension,
    kind: 'choices',
    options: signsOf(dimension),
    alone: ['none', 'not-known'],
    required: true,
    declinable: true,
    hint: true,
  }
}

function signsOf(dimension: Dimension): OptionList {
  const codes = [...Object.keys(delphi.dimensions[dimension]), 'none', 'not-known']
  return { words: `counter-trafficking.sign.${dimension}`, codes }
}

/** Filled at the desk from what the person has told, never by asking again. */
export const assessment: Form = {
  id: 'assessment',
  words,
  groups: [
    {
      id: 'frame',
      questions: [
        { id: 'ageThen', kind: 'choice', options: agesThen, required: true, hint: true },
        { id: 'exploitationLists', kind: 'choices', options: exploitationLists, required: true, min: 1 },
        { id: 'acts', kind: 'choices', options: acts, alone: ['none', 'not-known'], required: true },
        { id: 'stage', kind: 'choice', options: stages, required: true, hint: true },
      ],
    },
    { id: 'signs', questions: dimensions.map(dimensionQuestion) },
    {
      id: 'proposal',
      questions: [
        { id: 'reasoning', kind: 'long-text', required: true, category: 'case-summary', hint: true },
        { id: 'proposedStatus', kind: 'choice', options: statuses, required: true, hint: true },
      ],
    },
  ],
}

export const decision: Form = {
  id: 'decision',
  words,
  groups: [
    {
      id: 'decision',
      questions: [
        { id: 'traffickingStatus', kind: 'choice', options: statuses, required: true, hint: true },
        { id: 'statusDecisionMakingOrg', kind: 'choice', options: decidingOrganisations, required: true },
        { id: 'decisionDay', kind: 'day', required: true, notAfterToday: true },
        { id: 'decisionReasons', kind: 'long-text', required: true, category: 'case-summary' },
      ],
    },
  ],
}

export const disagreement: Form = {
  id: 'disagreement',
  words,
  groups: [
    {
      id: 'disagreement',
      questions: [
        { id: 'reasons', kind: 'long-text', required: true },
        { id: 'openQuestions', kind: 'long-text' },
      ],
    },
  ],
}

export const conference: Form = {
  id: 'conference',
  words,
  groups: [
    {
      id: 'conference',
      questions: [
        { id: 'conferenceDay', kind: 'day', required: true, notAfterToday: true },
        { id: 'people', kind: 'number', required: true, min: 3, max: 50, whole: true },
        { id: 'functions', kind: 'long-text', required: true, max: 1000, hint: true },
        { id: 'personHeard', kind: 'yes-no-unknown', required: true, hint: true },
        { id: 'views', kind: 'long-text', required: true },
      ],
    },
  ],
}

/** New information, or the decision of an authority, asks for the status to be looked at again. */
export const statusChange: Form = {
  id: 'status-change',
  words,
  groups: [
    {
      id: 'change',
      questions: [
        { id: 'proposedStatus', kind: 'choice', options: statuses, required: true },
        { id: 'newInformation', kind: 'long-text', required: true },
        { id: 'authorityDecided', kind: 'yes-no-unknown', required: true },
        {
          id: 'authority',
          kind: 'choice',
          options: decidingOrganisations,
          required: true,
          when: is('authorityDecided', 'yes'),
        },
        { id: 'authorityReference', kind: 'text', when: is('authorityDecided', 'yes') },
      ],
    },
  ],
}
