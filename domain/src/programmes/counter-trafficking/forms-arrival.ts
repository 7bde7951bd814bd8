import { includes, is, personIs } from '../../kernel/condition.ts'
import type { Form } from '../../kernel/form.ts'
import {
  childConsentGivers,
  consentForms,
  consentPoints,
  contactRoutes,
  dangerActions,
  dangers,
  interviewers,
} from './lists.ts'

const words = 'counter-trafficking'

export const contact: Form = {
  id: 'contact',
  words,
  groups: [
    {
      id: 'how',
      questions: [
        { id: 'contactDay', kind: 'day', required: true, notAfterToday: true },
        { id: 'route', kind: 'choice', options: contactRoutes, required: true },
        { id: 'routeOther', kind: 'text', required: true, when: is('route', 'other') },
        { id: 'whatWasSeen', kind: 'long-text', max: 2000, category: 'case-summary', hint: true },
      ],
    },
    {
      id: 'talking',
      questions: [
        { id: 'language', kind: 'language', required: true, category: 'languages' },
        { id: 'interviewer', kind: 'choice', options: interviewers, declinable: true },
        { id: 'urgentNeeds', kind: 'long-text', max: 1000, category: 'need', hint: true },
      ],
    },
  ],
}

export const safety: Form = {
  id: 'safety',
  words,
  groups: [
    {
      id: 'danger',
      questions: [
        { id: 'immediateDanger', kind: 'yes-no-unknown', required: true, category: 'risk', hint: true },
        {
          id: 'dangers',
          kind: 'choices',
          options: dangers,
          category: 'risk',
          when: is('immediateDanger', 'yes'),
        },
        { id: 'dangerMet', kind: 'yes-no-unknown', required: true, when: is('immediateDanger', 'yes') },
      ],
    },
    {
      id: 'room',
      questions: [
        { id: 'placePrivate', kind: 'yes-no-unknown', required: true, hint: true },
        { id: 'exploiterPresent', kind: 'yes-no-unknown', required: true, hint: true },
        { id: 'phoneWatched', kind: 'yes-no-unknown', required: true, hint: true },
      ],
    },
    {
      id: 'interpreter',
      questions: [
        { id: 'interpreterNeeded', kind: 'yes-no-unknown', required: true },
        {
          id: 'interpreterVetted',
          kind: 'yes-no-unknown',
          required: true,
          when: is('interpreterNeeded', 'yes'),
        },
        {
          id: 'interpreterFromCircle',
          kind: 'yes-no-unknown',
          required: true,
          hint: true,
          when: is('interpreterNeeded', 'yes'),
        },
      ],
    },
  ],
}

export const danger: Form = {
  id: 'danger',
  words,
  groups: [
    {
      id: 'danger',
      questions: [
        { id: 'dangers', kind: 'choices', options: dangers, required: true, min: 1, category: 'risk' },
        { id: 'actions', kind: 'choices', options: dangerActions, required: true, min: 1, hint: true },
        { id: 'actionsOther', kind: 'text', required: true, when: includes('actions', 'other') },
        { id: 'nextContactDay', kind: 'day', notBeforeToday: true },
        { id: 'note', kind: 'long-text', max: 2000, category: 'risk' },
      ],
    },
  ],
}

/** What is read out, and whether the person agreed. A person who may be a child is treated as one. */
export const interviewConsent: Form = {
  id: 'interview-consent',
  words,
  groups: [
    {
      id: 'read',
      questions: [
        { id: 'language', kind: 'language', required: true },
        { id: 'textVersion', kind: 'text', required: true, max: 40, hint: true },
        { id: 'pointsRead', kind: 'choices', options: consentPoints, required: true, hint: true },
        { id: 'understood', kind: 'yes-no-unknown', required: true, hint: true },
        { id: 'capacityNote', kind: 'long-text', max: 1000 },
      ],
    },
    {
      id: 'agreement',
      questions: [
        { id: 'agreed', kind: 'yes-no-unknown', required: true },
        { id: 'consentForm', kind: 'choice', options: consentForms, required: true },
        {
          id: 'witness',
          kind: 'text',
          required: true,
          when: is('consentForm', 'oral-witnessed'),
          hint: true,
        },
        { id: 'researchAgreed', kind: 'yes-no-unknown', declinable: true, hint: true },
        { id: 'notToBeTold', kind: 'long-text', max: 1000, declinable: true, category: 'risk', hint: true },
      ],
    },
    {
      id: 'child',
      questions: [
        {
          id: 'assent',
          kind: 'yes-no-unknown',
          required: true,
          when: personIs('minor', 'yes', 'unknown'),
          hint: true,
        },
        {
          id: 'childConsentBy',
          kind: 'choice',
          options: childConsentGivers,
          required: true,
          when: personIs('minor', 'yes', 'unknown'),
        },
        {
          id: 'guardianNotInvolved',
          kind: 'yes-no-unknown',
          required: true,
          when: is('childConsentBy', 'guardian'),
          hint: true,
        },
        {
          id: 'childConsentGiven',
          kind: 'yes-no-unknown',
          required: true,
          when: personIs('minor', 'yes', 'unknown'),
        },
      ],
    },
  ],
}

export const stopping: Form = {
  id: 'stopping',
  words,
  groups: [
    {
      id: 'stopping',
      questions: [
        { id: 'reason', kind: 'long-text', max: 1000, declinable: true },
        { id: 'toldHelpContinues', kind: 'yes-no-unknown', required: true, hint: true },
      ],
    },
  ],
}
