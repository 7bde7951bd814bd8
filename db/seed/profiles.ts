import type { Answers } from '@passerelle/domain/kernel/facts'
import type { Culture } from './names.ts'

/** Where somebody comes from. */
export interface Origin {
  readonly culture: Culture
  readonly citizenship: string
  readonly languages: readonly string[]
}

/** What was done to somebody, as the forms ask for it. Everything is invented; nothing was taken from anybody's case. */
export interface Profile {
  readonly key: string
  readonly origins: readonly Origin[]
  readonly sex: 'female' | 'male' | 'either'
  readonly age: readonly [least: number, most: number]
  readonly screening: Answers
  readonly signs: Answers
  readonly list: 'labour' | 'sexual'
  readonly seen: readonly string[]
  readonly ownWords: readonly string[]
  readonly reasoning: string
}

const ethiopia: Origin = { culture: 'ethiopic', citizenship: 'ETH', languages: ['amh', 'eng'] }
const bangladesh: Origin = { culture: 'bengali', citizenship: 'BGD', languages: ['ben'] }
const philippines: Origin = { culture: 'filipino', citizenship: 'PHL', languages: ['tgl', 'eng'] }
const kenya: Origin = { culture: 'kenyan', citizenship: 'KEN', languages: ['swa', 'eng'] }
const syria: Origin = { culture: 'arabic', citizenship: 'SYR', languages: ['ara'] }
const jordan: Origin = { culture: 'arabic', citizenship: 'JOR', languages: ['ara'] }
const iraq: Origin = { culture: 'arabic', citizenship: 'IRQ', languages: ['ara', 'kur'] }
const ukraine: Origin = { culture: 'ukrainian', citizenship: 'UKR', languages: ['ukr', 'rus'] }
const moldova: Origin = { culture: 'romanian', citizenship: 'MDA', languages: ['ron', 'rus'] }
const moldovaRussian: Origin = { culture: 'russian', citizenship: 'MDA', languages: ['rus', 'ron'] }
const stateless: Origin = { culture: 'arabic', citizenship: 'XXA', languages: ['ara'] }

const household: Profile = {
  key: 'household',
  origins: [ethiopia, bangladesh, philippines, kenya],
  sex: 'female',
  age: [19, 44],
  screening: {
    typeOfExploitation: ['ForcedLabour'],
    forcedLabourIndustry: ['T_ActivitiesOfHouseholdsAsEmployers'],
    methodsOfControl: ['WithholdsDocuments', 'RestrictsMovement', 'ExcessiveWorkingHours'],
    methodOfRecruitment: ['AtAPlaceOfBusiness'],
    stillGoingOn: 'no',
  },
  signs: {
    deceptiveRecruitment: ['wages', 'conditions'],
    coerciveRecruitment: ['none'],
    abuseInRecruitment: ['economicReasons', 'lackOfInformation'],
    exploitation: ['excessiveHours', 'lowPay', 'badLiving'],
    coercionAtDestination: ['documentsTaken', 'isolation'],
    abuseAtDestination: ['dependency', 'unknownArea'],
  },
  list: 'labour',
  seen: [
    'Came in house slippers and without a telephone.',
    'Has not left the house alone for fourteen months.',
    'A neighbour gave her the number of the hotline on a piece of bread paper.',
  ],
  ownWords: [
    '“The passport was in a drawer that had a key.”',
    '“They said the wages are with the office. The office said the wages are with Madam.”',
    '“I slept in the kitchen when the guests had gone.”',
  ],
  reasoning:
    'Papers taken on the first day, no free day, wages held back, no way out of the house: the signs agree with each other and with what the neighbour saw.',
}

const factory: Profile = {
  key: 'factory',
  origins: [bangladesh, ethiopia],
  sex: 'either',
  age: [20, 38],
  screening: {
    typeOfExploitation: ['ForcedLabour'],
    forcedLabourIndustry: ['C_Manufacturing'],
    methodsOfControl: ['DebtBondage', 'TakesEarnings', 'ThreatsLawEnforcement'],
    methodOfRecruitment: ['ThroughFriendsOrSocialEvents'],
    stillGoingOn: 'no',
  },
  signs: {
    deceptiveRecruitment: ['wages', 'contract'],
    coerciveRecruitment: ['debtBondage'],
    abuseInRecruitment: ['economicReasons'],
    exploitation: ['excessiveHours', 'wageManipulation', 'badWorking'],
    coercionAtDestination: ['debtBondage', 'wagesWithheld', 'denunciation'],
    abuseAtDestination: ['economicReasons', 'dependency'],
  },
  list: 'labour',
  seen: ['Hands burnt by the iron, badly healed.', 'Three colleagues came along and waited outside.'],
  ownWords: [
    '“Each month the debt was larger than the month before.”',
    '“When we asked, they showed us the number of the police.”',
  ],
  reasoning:
    'The debt for the recruitment grew by fines; whoever asked for wages was threatened with removal.',
}

const field: Profile = {
  key: 'field',
  origins: [syria, iraq, stateless, moldova],
  sex: 'either',
  age: [18, 52],
  screening: {
    typeOfExploitation: ['ForcedLabour'],
    forcedLabourIndustry: ['A_AgricultureForestryAndFishing'],
    methodsOfControl: ['FalsePromises', 'TakesEarnings', 'WithholdsNecessities'],
    methodOfRecruitment: ['ThroughFamilyOrFamilyEvents'],
    stillGoingOn: 'no',
  },
  signs: {
    deceptiveRecruitment: ['housing', 'wages'],
    coerciveRecruitment: ['none'],
    abuseInRecruitment: ['irregularStatus', 'economicReasons'],
    exploitation: ['excessiveHours', 'badLiving', 'hazardousWork'],
    coercionAtDestination: ['wagesWithheld', 'worseConditions'],
    abuseAtDestination: ['economicReasons', 'authorities'],
  },
  list: 'labour',
  seen: ['Lives with nine others in a tent beside the greenhouses.', 'Coughs since the spraying in spring.'],
  ownWords: [
    '“He pays after the harvest. There is always another harvest.”',
    '“We were told not to walk to the road.”',
  ],
  reasoning: 'Paid in food for two seasons; the shawish keeps the cards of the whole tent.',
}

const building: Profile = {
  key: 'building',
  origins: [moldova, moldovaRussian, ukraine],
  sex: 'male',
  age: [19, 55],
  screening: {
    typeOfExploitation: ['ForcedLabour'],
    forcedLabourIndustry: ['F_Construction'],
    methodsOfControl: ['WithholdsDocuments', 'PhysicalAbuse', 'TakesEarnings'],
    methodOfRecruitment: ['ThroughAnOnlineAdvertisement'],
    stillGoingOn: 'no',
  },
  signs: {
    deceptiveRecruitment: ['job', 'wages', 'housing'],
    coerciveRecruitment: ['none'],
    abuseInRecruitment: ['economicReasons'],
    exploitation: ['excessiveHours', 'badLiving', 'lawIgnored'],
    coercionAtDestination: ['documentsTaken', 'violence', 'wagesWithheld'],
    abuseAtDestination: ['dependency'],
  },
  list: 'labour',
  seen: ['Arrived by lorry, without papers, with a broken rib.', 'Speaks of two others who are still there.'],
  ownWords: [
    '“They collected the passports for registration. That was in May.”',
    '“Whoever asked for the money slept outside.”',
  ],
  reasoning:
    'A telephone advertisement, passports collected at the border, blows on the site: one account, borne out by the doctor.',
}

const online: Profile = {
  key: 'online',
  origins: [moldova, moldovaRussian, ukraine, syria],
  sex: 'female',
  age: [18, 36],
  screening: {
    typeOfExploitation: ['SexualExploitation'],
    typeOfSexExploitation: ['Prostitution'],
    methodsOfControl: ['PsychologicalAbuse', 'ThreatensChildrenFamily', 'TakesEarnings'],
    methodOfRecruitment: ['ThroughOnlineSocialNetworks'],
    stillGoingOn: 'unknown',
  },
  signs: {
    deceptiveRecruitment: ['job', 'travel'],
    coerciveRecruitment: ['none'],
    abuseInRecruitment: ['emotionalDependency', 'economicReasons'],
    exploitation: ['badWorking'],
    coercionAtDestination: ['threatsOfViolence', 'tellingFamily', 'debtBondage'],
    abuseAtDestination: ['dependency', 'familySituation'],
  },
  list: 'sexual',
  seen: [
    'Two telephones ring while she is here; she answers neither.',
    'Asks twice whether the door is locked.',
  ],
  ownWords: ['“He said it was a café.”', '“They have photographs, and my mother’s address.”'],
  reasoning: 'Promised work in a café; threats to tell the family; earnings handed over every night.',
}

const bride: Profile = {
  key: 'bride',
  origins: [syria, jordan],
  sex: 'female',
  age: [15, 24],
  screening: {
    typeOfExploitation: ['ForcedMarriage', 'Servitude'],
    methodsOfControl: ['PhysicalThreats', 'RestrictsMovement', 'ThreatensChildrenFamily'],
    methodOfRecruitment: ['ThroughFamilyOrFamilyEvents'],
    stillGoingOn: 'no',
  },
  signs: {
    deceptiveRecruitment: ['marriageOrAdoption'],
    coerciveRecruitment: ['familyViolence', 'moneyWithheld'],
    abuseInRecruitment: ['difficultFamily', 'familySituation'],
    exploitation: ['noEducation', 'badLiving'],
    coercionAtDestination: ['violence', 'isolation'],
    abuseAtDestination: ['dependency', 'familySituation'],
  },
  list: 'labour',
  seen: ['Came with an aunt, who asks that nobody telephones.', 'Carries her school books in a plastic bag.'],
  ownWords: ['“I was in the eighth class.”', '“He said that my father had signed, so I had signed.”'],
  reasoning: 'Given away against a debt; locked in; beaten when she asked for school.',
}

const street: Profile = {
  key: 'street',
  origins: [syria, stateless, moldovaRussian],
  sex: 'either',
  age: [9, 16],
  screening: {
    typeOfExploitation: ['ForcedBegging'],
    methodsOfControl: ['PhysicalAbuse', 'TakesEarnings'],
    methodOfRecruitment: ['ThroughFamilyOrFamilyEvents'],
    stillGoingOn: 'unknown',
  },
  signs: {
    deceptiveRecruitment: ['education'],
    coerciveRecruitment: ['violence'],
    abuseInRecruitment: ['controlOfExploiters', 'difficultFamily'],
    exploitation: ['noEducation', 'hazardousWork'],
    coercionAtDestination: ['violence', 'wagesWithheld'],
    abuseAtDestination: ['dependency'],
  },
  list: 'labour',
  seen: [
    'Sold tissues at the traffic lights at midnight, in the rain.',
    'Counts coins under the table while talking.',
  ],
  ownWords: ['“I must bring ten, or I sleep in the stairs.”', '“My cousin is not my cousin.”'],
  reasoning:
    'A child who begs for somebody else every night; force is not asked for where the victim is a child.',
}

export const profiles: Readonly<Record<'JOR' | 'MDA', readonly Profile[]>> = {
  JOR: [household, household, factory, field, online, bride, street],
  MDA: [building, online, online, street, field],
}
