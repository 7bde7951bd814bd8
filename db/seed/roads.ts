import { type Day, addDays } from '@passerelle/domain/kernel/day'
import type { Answers } from '@passerelle/domain/kernel/facts'
import { consentPoints, planAreas } from '@passerelle/domain/programmes/counter-trafficking/lists'
import type { CaseFile } from './file.ts'

export type Area = 'shelter' | 'protection' | 'counselling' | 'medical' | 'legal'

/** Answers as a worker of this case would give them. */
export const answersFor = {
  contact:
    ({ person, chance, profile }: CaseFile) =>
    (day: Day): Answers => ({
      contactDay: day,
      route: chance.pick([
        'hotline',
        'self',
        'family-or-friend',
        'police',
        'labour-inspector',
        'health-worker',
        'community',
      ]),
      whatWasSeen: chance.pick(profile.seen),
      language: person.origin.languages[0] ?? 'ara',
      interviewer: person.sex === 'female' ? 'woman' : 'no-preference',
    }),
  safety:
    ({ person }: CaseFile) =>
    (): Answers =>
      person.draft.interpreterNeeded
        ? {
            immediateDanger: 'no',
            placePrivate: 'yes',
            exploiterPresent: 'no',
            phoneWatched: 'unknown',
            interpreterNeeded: 'yes',
            interpreterVetted: 'yes',
            interpreterFromCircle: 'no',
          }
        : {
            immediateDanger: 'no',
            placePrivate: 'yes',
            exploiterPresent: 'no',
            phoneWatched: 'no',
            interpreterNeeded: 'no',
          },
  consent:
    ({ person, isChild }: CaseFile) =>
    (): Answers => ({
      language: person.origin.languages[0] ?? 'ara',
      textVersion: '2026-1',
      pointsRead: consentPoints.codes,
      understood: 'yes',
      agreed: 'yes',
      consentForm: 'oral-witnessed',
      witness: 'A colleague of the front desk',
      researchAgreed: 'no',
      ...(isChild
        ? { assent: 'yes', childConsentBy: 'child-protection-officer', childConsentGiven: 'yes' }
        : {}),
    }),
  screening:
    ({ profile, person, desk, chance }: CaseFile) =>
    (day: Day): Answers => ({
      ...profile.screening,
      recruitmentCountry: person.origin.citizenship === 'XXA' ? 'SYR' : person.origin.citizenship,
      exploitationCountry:
        desk.country === 'MDA' && profile.key !== 'street'
          ? chance.pick(['TUR', 'POL', 'MDA'])
          : desk.country,
      exploitationUntil: addDays(day, -chance.whole(3, 90)),
      needsNow: chance.pick([['shelter', 'medical'], ['legal'], ['counselling', 'legal']]),
      ownWords: chance.pick(profile.ownWords),
    }),
  assessment:
    ({ profile, isChild }: CaseFile, proposed: string) =>
    (): Answers => ({
      ageThen: isChild ? 'child' : 'adult',
      exploitationLists: [profile.list],
      acts: ['recruitment', 'harbouring'],
      stage: 'done',
      ...profile.signs,
      reasoning:
        proposed === 'NotAVictimOfTrafficking'
          ? 'Wages were held back, and there is a complaint in that; but nobody moved or kept the person for it.'
          : profile.reasoning,
      proposedStatus: proposed,
    }),
  decision:
    (status: string) =>
    (day: Day): Answers => ({
      traffickingStatus: status,
      statusDecisionMakingOrg: 'NGO',
      decisionDay: day,
      decisionReasons:
        status === 'NotAVictimOfTrafficking'
          ? 'A labour dispute. The person needs a lawyer, and will get one.'
          : 'Read twice, talked over with whoever met the person; the account bears out the signs.',
    }),
  reflection: (day: Day): Answers => ({
    reflectionFrom: day,
    reflectionUntil: addDays(day, 30),
    paperGiven: 'yes',
    toldNoRemoval: 'yes',
    toldNoDuty: 'yes',
    toldUnconditional: 'yes',
  }),
  plan:
    ({ chance, isChild, profile }: CaseFile, areas: readonly Area[]) =>
    (): Answers => ({
      ...Object.fromEntries(
        planAreas.codes.map((area) => [
          area,
          areas.some((one) => one === area)
            ? 'agreed'
            : chance.pick(['not-needed', 'not-needed', 'declined']),
        ]),
      ),
      servicesSigned: areas,
      signedHow: chance.pick(['signed', 'fingerprint', 'oral-witnessed']),
      toldUnconditional: 'yes',
      wishesToStartNow: 'yes',
      ...(isChild ? { bestInterests: 'yes' } : {}),
      supportPlanType:
        profile.list === 'sexual'
          ? ['Health', 'SexualExploitationRehabilitation']
          : ['Legal', 'LabourExploitationRehabilitation'],
      goals: chance.pick([
        'To sleep without fear, and to work again.',
        'To have her papers back, and then to decide.',
        'To finish school.',
        'To telephone home without lying.',
      ]),
      safetyPlan: chance.pick([
        'A word to say on the telephone; a neighbour who knows.',
        'Messages only from the library. If two days pass in silence, we go to the corner shop.',
        'Does not take the number 9 bus any more.',
      ]),
      ...(areas.includes('legal')
        ? { legalQuestions: 'Wages of the last months; the residence permit.' }
        : {}),
    }),
  visit:
    (occasion: 'month-6' | 'month-12' | 'other', further: 'yes' | 'no') =>
    (day: Day): Answers => ({
      visitDay: day,
      occasion,
      safeChannel: 'yes',
      goalsMet: occasion === 'month-12' ? 'all' : 'some',
      reTrafficking: 'no',
      wishesFurtherContact: further,
      note: 'Met in the park. Talks of the course more than of that time.',
    }),
  closing: (closingReason: string): Answers => ({
    closingReason,
    toldMayReturn: 'yes',
    toldHowLongKept: 'yes',
  }),
} as const
