import { includes } from '../../kernel/condition.ts'
import { or } from '../../kernel/condition.ts'
import type { Form } from '../../kernel/form.ts'
import {
  controlMethods,
  exploitationTypes,
  industries,
  planAreas,
  recruitmentMethods,
  sexualExploitationTypes,
} from './lists.ts'

/**
 * The interview. The questions that are required are the minimum; each of them may be declined, and none is forced.
 * Ids are the field names of the Human Trafficking Case Data Standard where it has them.
 */
export const screening: Form = {
  id: 'screening',
  words: 'counter-trafficking',
  groups: [
    {
      id: 'exploitation',
      questions: [
        {
          id: 'typeOfExploitation',
          kind: 'choices',
          options: exploitationTypes,
          alone: ['None'],
          required: true,
          declinable: true,
          category: 'case-summary',
        },
        {
          id: 'exploitationOther',
          kind: 'text',
          declinable: true,
          required: true,
          when: includes('typeOfExploitation', 'Other'),
        },
        {
          id: 'forcedLabourIndustry',
          kind: 'choices',
          options: industries,
          declinable: true,
          required: true,
          when: or(
            includes('typeOfExploitation', 'ForcedLabour'),
            includes('typeOfExploitation', 'ChildLabour'),
          ),
        },
        {
          id: 'typeOfSexExploitation',
          kind: 'choices',
          options: sexualExploitationTypes,
          declinable: true,
          required: true,
          when: includes('typeOfExploitation', 'SexualExploitation'),
        },
        {
          id: 'ageWhenTrafficked',
          kind: 'number',
          min: 0,
          max: 120,
          whole: true,
          declinable: true,
          hint: true,
        },
      ],
    },
    {
      id: 'control',
      questions: [
        {
          id: 'methodsOfControl',
          kind: 'choices',
          options: controlMethods,
          alone: ['None'],
          required: true,
          declinable: true,
          hint: true,
        },
        {
          id: 'controlOther',
          kind: 'text',
          declinable: true,
          required: true,
          when: includes('methodsOfControl', 'Other'),
        },
      ],
    },
    {
      id: 'recruitment',
      questions: [
        {
          id: 'methodOfRecruitment',
          kind: 'choices',
          options: recruitmentMethods,
          required: true,
          declinable: true,
        },
        {
          id: 'recruitmentOther',
          kind: 'text',
          declinable: true,
          required: true,
          when: includes('methodOfRecruitment', 'Other'),
        },
        { id: 'recruitmentCountry', kind: 'country', required: true, declinable: true, hint: true },
        { id: 'recruitmentPlace', kind: 'text', declinable: true },
        { id: 'recruitmentDay', kind: 'day', notAfterToday: true, declinable: true },
        { id: 'transitCountry', kind: 'country', declinable: true },
      ],
    },
    {
      id: 'where',
      questions: [
        { id: 'exploitationCountry', kind: 'country', required: true, declinable: true, hint: true },
        { id: 'exploitationPlace', kind: 'text', declinable: true },
        { id: 'exploitationFrom', kind: 'day', notAfterToday: true, declinable: true },
        { id: 'exploitationUntil', kind: 'day', notAfterToday: true, declinable: true },
        { id: 'stillGoingOn', kind: 'yes-no-unknown', required: true, declinable: true, category: 'risk' },
      ],
    },
    {
      id: 'wishes',
      questions: [
        { id: 'needsNow', kind: 'choices', options: planAreas, declinable: true, category: 'need' },
        { id: 'wishesAuthorities', kind: 'yes-no-unknown', declinable: true, hint: true },
        { id: 'ownWords', kind: 'long-text', declinable: true, category: 'case-summary', hint: true },
      ],
    },
  ],
}
