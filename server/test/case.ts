import type { Day } from '@passerelle/domain/kernel/day'
import { registerPerson } from '@passerelle/domain/shared/people/contract'
import { openRecord, readRecord, takeStep } from '@passerelle/domain/shared/records/contract'
import { versionsOf } from '@passerelle/domain/shared/records/rules'
import { newId } from '../src/engine/ids.ts'
import type { TestApp } from './app.ts'

/** Somebody who is signed in. */
interface Worker {
  readonly secret: string
}

/** The day of the tests' clock. */
export const today: Day = new Date().toISOString().slice(0, 10)

const declined = { declined: true }

/** Answers with which each step of the first programme may be taken, as a worker of a quiet case would give them. */
export const quietAnswers: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'record-contact': {
    contactDay: today,
    route: 'hotline',
    language: 'ara',
    whatWasSeen: 'Locked in at night.',
  },
  'check-safety': {
    immediateDanger: 'no',
    placePrivate: 'yes',
    exploiterPresent: 'no',
    phoneWatched: 'no',
    interpreterNeeded: 'no',
  },
  'ask-consent': {
    language: 'ara',
    textVersion: '1',
    pointsRead: [
      'interview',
      'purpose',
      'use-of-data',
      'use-without-name',
      'see-own-data',
      'how-long-kept',
      'how-to-withdraw',
    ],
    understood: 'yes',
    agreed: 'yes',
    consentForm: 'written',
  },
  screen: {
    typeOfExploitation: declined,
    methodsOfControl: declined,
    methodOfRecruitment: declined,
    recruitmentCountry: declined,
    exploitationCountry: declined,
    stillGoingOn: 'no',
    ownWords: 'They kept my passport.',
  },
  assess: {
    ageThen: 'adult',
    exploitationLists: ['labour'],
    acts: ['recruitment'],
    stage: 'done',
    deceptiveRecruitment: declined,
    coerciveRecruitment: declined,
    abuseInRecruitment: declined,
    exploitation: declined,
    coercionAtDestination: declined,
    abuseAtDestination: declined,
    reasoning: 'Documents were taken away.',
    proposedStatus: 'PossibleVictimOfTrafficking',
  },
  decide: {
    traffickingStatus: 'PossibleVictimOfTrafficking',
    statusDecisionMakingOrg: 'NGO',
    decisionDay: today,
    decisionReasons: 'The signs agree.',
  },
  'note-health': { urgentCare: 'no', examinationAgreed: 'yes', injuries: 'A burn on the left hand.' },
  'note-perpetrators': {
    relationshipToTrafficker: declined,
    description: 'A man with a scar.',
    contactGoesOn: 'no',
    familyThreatened: 'no',
  },
}

/** The steps from the first contact to the assessment. */
export const roadToAssessment = ['record-contact', 'check-safety', 'ask-consent', 'screen', 'assess'] as const

export interface Case {
  readonly recordId: string
  readonly personId: string
}

/** A person, an adult unless told otherwise, with a record that has just been opened. */
export async function openCase(
  app: TestApp,
  worker: Worker,
  facts: { readonly name?: string; readonly birth?: { readonly day: Day; readonly precision: 'exact' } } = {},
): Promise<Case> {
  const [personId, recordId] = [newId(), newId()]
  const name = {
    text: facts.name ?? 'Samira Haddad',
    script: 'Latn',
    kind: 'as-spoken',
    order: 'given-first',
  } as const
  const birth = facts.birth ?? ({ day: '1991-05-14', precision: 'exact' } as const)
  const registered = await app.inject(
    registerPerson,
    { id: personId, names: [name], birth },
    { as: worker.secret },
  )
  const opened = await app.inject(
    openRecord,
    { id: recordId, personId, programme: 'counter-trafficking' },
    { as: worker.secret },
  )
  return { recordId: opened.body.id, personId: registered.body.id }
}

/** Takes steps with quiet answers, seeing each time what stands there; fails the test at the first that is refused. */
export async function walk(
  app: TestApp,
  worker: Worker,
  recordId: string,
  steps: readonly string[],
): Promise<void> {
  for (const step of steps) {
    const { body: page } = await app.inject(readRecord, { id: recordId }, { as: worker.secret })
    const base = Object.assign({}, ...Object.values(page.answers).map(versionsOf))
    const answers = quietAnswers[step] ?? {}
    const taken = await app.inject(takeStep, { recordId, step, answers, base }, { as: worker.secret })
    if (taken.status !== 200) throw new Error(`${step} was refused: ${taken.text}`)
  }
}
