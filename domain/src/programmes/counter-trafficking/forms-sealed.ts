import type { Form } from '../../kernel/form.ts'
import { perpetratorRoles, relationsToTrafficker, transports } from './lists.ts'

const words = 'counter-trafficking'

/** Medical detail stays in its compartment; other services learn that a service is needed, not why (INV-10). */
export const health: Form = {
  id: 'health',
  words,
  compartment: 'health',
  groups: [
    {
      id: 'now',
      questions: [
        { id: 'urgentCare', kind: 'yes-no-unknown', required: true, declinable: true, category: 'health' },
        { id: 'examinationAgreed', kind: 'yes-no-unknown', required: true, declinable: true, hint: true },
        { id: 'injuries', kind: 'long-text', max: 2000, declinable: true, category: 'health' },
        { id: 'pregnancy', kind: 'yes-no-unknown', declinable: true, category: 'health', hint: true },
      ],
    },
    {
      id: 'lasting',
      questions: [
        { id: 'medication', kind: 'long-text', max: 1000, declinable: true, category: 'health' },
        { id: 'longIllness', kind: 'long-text', max: 1000, declinable: true, category: 'health' },
        { id: 'disability', kind: 'long-text', max: 1000, declinable: true, category: 'health' },
        { id: 'mind', kind: 'long-text', max: 2000, declinable: true, category: 'health', hint: true },
      ],
    },
  ],
}

export const perpetrators: Form = {
  id: 'perpetrators',
  words,
  compartment: 'perpetrator',
  groups: [
    {
      id: 'who',
      questions: [
        {
          id: 'relationshipToTrafficker',
          kind: 'choices',
          options: relationsToTrafficker,
          declinable: true,
          required: true,
        },
        { id: 'roleInProcess', kind: 'choices', options: perpetratorRoles, declinable: true },
        { id: 'howMany', kind: 'number', min: 1, max: 1000, whole: true, declinable: true },
        { id: 'description', kind: 'long-text', declinable: true, hint: true },
        { id: 'lastKnownPlace', kind: 'long-text', max: 1000, declinable: true },
      ],
    },
    {
      id: 'threat',
      questions: [
        { id: 'contactGoesOn', kind: 'yes-no-unknown', required: true, declinable: true },
        { id: 'familyThreatened', kind: 'yes-no-unknown', required: true, declinable: true },
      ],
    },
  ],
}

/** Where a survivor is fetched from and taken to; kept like an address (INV-05). */
export const shelterStay: Form = {
  id: 'shelter-stay',
  words,
  compartment: 'shelter-address',
  groups: [
    {
      id: 'stay',
      questions: [
        { id: 'shelterAlias', kind: 'text', required: true, hint: true },
        { id: 'meetingPoint', kind: 'long-text', required: true, max: 500 },
        { id: 'transport', kind: 'choice', options: transports, required: true },
        { id: 'arrivalDay', kind: 'day', required: true },
        { id: 'houseRulesExplained', kind: 'yes-no-unknown', required: true },
        { id: 'toldFreeToLeave', kind: 'yes-no-unknown', required: true },
      ],
    },
  ],
}
