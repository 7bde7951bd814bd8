import type { Country } from '../../places/place.ts'
import {
  type AccessMode,
  type CoverageKind,
  type DocumentKind,
  type Frequency,
  type NextStep,
  type ReferralMethod,
  type RegistrationRule,
  type ResponseTime,
  type ServiceType,
  type Sex,
  type Visibility,
  type Vulnerability,
  serviceTypes,
} from '../service.ts'

/**
 * What the phrases of service directories mean. The first entries are those of the inter-agency directories of the
 * Syria response; a deployment may meet others: they are kept and reported until somebody adds them here.
 */
function phrases<Meaning>(entries: Readonly<Record<string, Meaning>>): ReadonlyMap<string, Meaning> {
  return new Map(Object.entries(entries))
}

export const sectorTypes = phrases<ServiceType>({
  education: 'education',
  cash: 'cash',
  food: 'food',
  health: 'health',
  protection: 'protection',
  nfi: 'non-food-items',
  shelter: 'emergency-shelter',
  wash: 'water-sanitation',
  livelihoods: 'livelihoods',
  legal: 'legal-aid',
  'mental health': 'mental-health',
  transport: 'transport',
  interpretation: 'interpretation',
  registration: 'registration',
  security: 'security',
  ...Object.fromEntries(serviceTypes.map((type) => [type, type])),
})

export const serviceNameTypes = phrases<readonly ServiceType[]>({
  'education opportunities': ['education'],
  'education for children with disabilities': ['education'],
  'support for learning environment': ['education'],
  'financial assistance': ['cash'],
  'cash for rent': ['cash'],
  'nutritional status impovement': ['food'],
  'nutritional status improvement': ['food'],
  'food security': ['food'],
  'health services': ['health'],
  'nutrition services': ['health', 'food'],
  'psychosocial & mental health': ['mental-health', 'counselling'],
  'distribution for basic needs (nfi)': ['non-food-items'],
  'protection services': ['protection'],
  'child protection': ['child-protection'],
  'community-focused protection': ['community-protection'],
  'refugee right': ['protection'],
  'shelter rehabilitation': ['emergency-shelter'],
  drainage: ['water-sanitation'],
  'hygiene & hygiene products delivery': ['water-sanitation'],
  'sanitation/protection from the spread of dise': ['water-sanitation'],
  'water access': ['water-sanitation'],
  'women safe spaces': ['women-safe-space'],
  'safe shelter': ['safe-shelter'],
  'legal aid': ['legal-aid'],
  'legal services': ['legal-aid'],
  counselling: ['counselling'],
  'mental health': ['mental-health'],
  'family tracing': ['family-tracing'],
  livelihoods: ['livelihoods'],
  interpretation: ['interpretation'],
  registration: ['registration'],
  transport: ['transport'],
  security: ['security'],
  'emergency shelter': ['emergency-shelter'],
  cash: ['cash'],
  food: ['food'],
  health: ['health'],
  education: ['education'],
})

/** Activities that are services of their own, whatever the service is called. */
export const activityTypes = phrases<ServiceType>({
  'legal services': 'legal-aid',
  'family tracing and reunification for unaccompanied and/or separated children (uasc)': 'family-tracing',
  'shelter for survivors of gender-based violence (gbv)': 'safe-shelter',
  'shelter for vulnerable families': 'emergency-shelter',
  'financial assistance to vulnerable families': 'cash',
  'material assistance to vulnerable families (non-food items)': 'non-food-items',
  'best interest assessment (bia) and/or best interest determination (bid) process for unaccompanied separated and other children at risk':
    'child-protection',
  'alternative care for unaccompanied and/or separated children (uasc)': 'child-protection',
  'targeted programs for children engaged in child labour': 'child-protection',
  'medical services for survivors of gender-based violence (gbv) (including clinical management of rape - cmr)':
    'health',
  'mental health care': 'mental-health',
  'in-patient mental health care': 'mental-health',
  psychotherapy: 'mental-health',
  'basic counseling for groups or families': 'counselling',
  'individual or group psychological debriefing': 'counselling',
  'livelihoods projects (income-generating activities life skills literacy classes etc.)': 'livelihoods',
  'registration and reception centers/facilities - provision of documentation (asylum seeker certificate)':
    'registration',
  'access to information and registration procedures (early appointments transport to registration centers)':
    'registration',
  "women's centres": 'women-safe-space',
  'women safe spaces': 'women-safe-space',
  'hygiene kits and sanitary items': 'non-food-items',
  'distribution of hygiene kits': 'non-food-items',
})

export const registrationRules = phrases<RegistrationRule>({
  'no requirement': { documents: [], expiredAccepted: true },
  'unhcr asc': { documents: ['asylum-certificate'], expiredAccepted: false },
  'valid unhcr asc and moi card': {
    documents: ['asylum-certificate', 'government-card'],
    expiredAccepted: false,
  },
  'expired and valid unhcr asc and moi': {
    documents: ['asylum-certificate', 'government-card'],
    expiredAccepted: true,
  },
  'orginal proof of syrian id': { documents: ['national-identity'], expiredAccepted: false },
  'original proof of syrian id': { documents: ['national-identity'], expiredAccepted: false },
  'moi card': { documents: ['government-card'], expiredAccepted: false },
  'refugee card': { documents: ['refugee-card'], expiredAccepted: false },
  passport: { documents: ['passport'], expiredAccepted: false },
  'residence permit': { documents: ['residence-permit'], expiredAccepted: false },
} satisfies Readonly<Record<string, { documents: readonly DocumentKind[]; expiredAccepted: boolean }>>)

export interface NationalityPhrase {
  readonly include: readonly Country[]
  readonly exclude: readonly Country[]
  /** The phrase leaves open whom exactly it means. */
  readonly doubtful: boolean
}

export const nationalityRules = phrases<NationalityPhrase>({
  'no restriction': { include: [], exclude: [], doubtful: false },
  'syrians only': { include: ['SYR'], exclude: [], doubtful: false },
  'jordanians only': { include: ['JOR'], exclude: [], doubtful: false },
  'iraqis only': { include: ['IRQ'], exclude: [], doubtful: false },
  'lebanese only': { include: ['LBN'], exclude: [], doubtful: false },
  'other nationalities only': { include: [], exclude: ['SYR'], doubtful: true },
})

export type Intake = 'anyone' | 'scored' | Vulnerability

export const intakeRules = phrases<Intake>({
  'open to all': 'anyone',
  'specific vulnerability calculation/scoring': 'scored',
  'family unity': 'family-unity',
  disability: 'disability',
  'child at risk': 'child-at-risk',
  'single parent or caregiver': 'single-parent',
  'woman at risk': 'woman-at-risk',
  'serious medical condition': 'serious-medical-condition',
  'older person at risk': 'older-person-at-risk',
  'unaccompanied or separated child': 'unaccompanied-or-separated-child',
  sgbv: 'sexual-violence',
  'survivors of trafficking': 'trafficking',
  'survivors of torture': 'torture',
  'legal and physical protection needs': 'legal-protection',
})

export const accessPhrases = phrases<readonly AccessMode[]>({
  'walk-in': ['walk-in'],
  outreach: ['outreach'],
  'referrals only': ['referral-only'],
  appointment: ['appointment'],
  hotline: ['hotline'],
  'all the above': ['walk-in', 'outreach', 'hotline'],
  'outreach information hotline': ['outreach', 'hotline'],
  'hotline and follow up home visit': ['hotline', 'home-visit'],
  'walk-in & outreach': ['walk-in', 'outreach'],
  'home visit': ['home-visit'],
})

export const coverageKinds = phrases<CoverageKind>({
  'office location only - walk in distance': 'walking-distance',
  'city where the service is located': 'city',
  'district where the service is located': 'district',
  'governorate where the service is located': 'governorate',
  'governorate & adjacent governorates': 'adjacent-governorates',
  countrywide: 'countrywide',
  'country wide': 'countrywide',
  north: 'region',
  south: 'region',
  central: 'region',
  east: 'region',
  west: 'region',
  remote: 'remote',
  'by telephone': 'remote',
})

export const frequencyPhrases = phrases<Frequency>({
  'every day': 'daily',
  'once a week': 'weekly',
  biweekly: 'fortnightly',
  'once a month': 'monthly',
  bimonthly: 'every-two-months',
  'once per trimester or more': 'quarterly',
  'one off': 'once',
  'one time': 'once',
})

export const referralPhrases = phrases<ReferralMethod>({
  'email on a per case basis': 'email',
  'telephone on a per case basis': 'telephone',
  'ia form': 'inter-agency-form',
  'inter-agency form': 'inter-agency-form',
  rais: 'case-system',
  platform: 'platform',
  'in person': 'in-person',
  'referral is not required': 'not-needed',
  'referrals not accepted': 'not-accepted',
})

export const nextStepPhrases = phrases<NextStep>({
  'follow up call': 'follow-up-call',
  'call to arrange home visit': 'call-for-home-visit',
  'client approaches receiving organisation': 'person-comes',
})

export const responsePhrases = phrases<ResponseTime>({
  'case by case basis': { kind: 'case-by-case', hours: null },
  'one day': { kind: 'within', hours: 24 },
  'two days': { kind: 'within', hours: 48 },
  'three days': { kind: 'within', hours: 72 },
  'one week': { kind: 'within', hours: 168 },
  'two weeks': { kind: 'within', hours: 336 },
  'one month': { kind: 'within', hours: 720 },
})

export const sexPhrases = phrases<Sex>({
  female: 'female',
  women: 'female',
  girls: 'female',
  'women and girls': 'female',
  male: 'male',
  men: 'male',
  boys: 'male',
  other: 'other',
})

export const visibilityPhrases = phrases<Visibility>({
  public: 'public',
  partners: 'partners',
  hidden: 'hidden',
})
