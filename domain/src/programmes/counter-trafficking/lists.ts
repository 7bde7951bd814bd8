import type { OptionList } from '../../kernel/form.ts'

function list(name: string, codes: readonly string[]): OptionList {
  return { words: `counter-trafficking.list.${name}`, codes }
}

export const contactRoutes = list('contact-route', [
  'self',
  'family-or-friend',
  'partner-organisation',
  'hotline',
  'police',
  'border-guard',
  'labour-inspector',
  'health-worker',
  'consulate',
  'community',
  'other',
])
export const interviewers = list('interviewer', ['woman', 'man', 'no-preference'])
export const dangers = list('danger', [
  'exploiter-near',
  'threats',
  'injury-or-illness',
  'self-harm',
  'child-without-care',
  'no-safe-place',
  'other',
])
export const dangerActions = list('danger-action', [
  'moved-to-safety',
  'emergency-care',
  'police-at-own-wish',
  'police-to-save-life',
  'interview-put-off',
  'safety-words-agreed',
  'other',
])

/** The points that are read out before an interview (screening guidance of the case data standard). */
export const consentPoints = list('consent-point', [
  'interview',
  'purpose',
  'use-of-data',
  'use-without-name',
  'see-own-data',
  'how-long-kept',
  'how-to-withdraw',
])
export const consentForms = list('consent-form', ['written', 'oral-witnessed'])
export const childConsentGivers = list('child-consent', ['guardian', 'child-protection-officer'])

/** From here, codes in capitals are those of the Human Trafficking Case Data Standard, so that cases can be exchanged. */
export const exploitationTypes = list('exploitation', [
  'ForcedLabour',
  'SexualExploitation',
  'ChildLabour',
  'ForcedMarriage',
  'Servitude',
  'ForcedMilitaryByNonStateActors',
  'OrganRemoval',
  'ForcedBegging',
  'ForcedAdoption',
  'Surrogacy',
  'Other',
  'None',
])
export const sexualExploitationTypes = list('sexual-exploitation', [
  'Prostitution',
  'Pornography',
  'RemoteInteractiveServices',
  'PrivateSexualServices',
])
/** Sections A to U of the international classification of industries (ISIC, revision 4). */
export const industries = list('industry', [
  'A_AgricultureForestryAndFishing',
  'B_MiningAndQuarrying',
  'C_Manufacturing',
  'D_ElectricityGasSteamAndAirConditioningSupply',
  'E_WaterSupplySewerageWasteManagement',
  'F_Construction',
  'G_WholesaleAndRetailTradeRepairOfMotorVehicles',
  'H_TransportationAndStorage',
  'I_AccommodationAndFoodServiceActivities',
  'J_InformationAndCommunication',
  'K_FinancialAndInsuranceActivities',
  'L_RealEstateActivities',
  'M_ProfessionalScientificAndTechnicalActivities',
  'N_AdministrativeAndSupportServiceActivities',
  'O_PublicAdministrationAndDefence',
  'P_Education',
  'Q_HumanHealthAndSocialWorkActivities',
  'R_ArtsEntertainmentAndRecreation',
  'S_OtherServiceActivities',
  'T_ActivitiesOfHouseholdsAsEmployers',
  'U_ActivitiesOfExtraterritorialOrganizations',
])
/** The picklist of version 2, and two codes that its definitions and the counter-trafficking data collaborative have. */
export const controlMethods = list('control', [
  'PhysicalThreats',
  'ThreatsLawEnforcement',
  'ThreatensChildrenFamily',
  'DebtBondage',
  'FalsePromises',
  'PhysicalAbuse',
  'SexualAbuse',
  'TakesEarnings',
  'RestrictsFinancialAccess',
  'RestrictsMedicalCare',
  'WithholdsNecessities',
  'PsychologicalAbuse',
  'PsychoactiveSubstance',
  'ExcessiveWorkingHours',
  'WithholdsDocuments',
  'RestrictsMovement',
  'UsesChildren',
  'Other',
  'None',
])
export const recruitmentMethods = list('recruitment', [
  'AtAPlaceOfBusiness',
  'AtAnEducationalInstitution',
  'AtWork',
  'ThroughOnlineSocialNetworks',
  'ThroughAnOnlineAdvertisement',
  'ThroughATelevisionAdvert',
  'ThroughANewspaperAdvert',
  'ThroughFamilyOrFamilyEvents',
  'ThroughFriendsOrSocialEvents',
  'Other',
])
export const statuses = list('status', [
  'PossibleVictimOfTrafficking',
  'ActualVictimOfTrafficking',
  'NotAVictimOfTrafficking',
])
export const decidingOrganisations = list('deciding-organisation', [
  'Police',
  'NGO',
  'CourtOrProsecution',
  'NonPoliceGovernmentalOrganization',
  'Other',
])
export const supportTypes = list('support', [
  'Education',
  'Financial',
  'Health',
  'LabourExploitationRehabilitation',
  'Legal',
  'Livelihood',
  'RightsBasedTraining',
  'SexualExploitationRehabilitation',
  'SocialCare',
])
export const relationsToTrafficker = list('relation', [
  'IntimatePartner',
  'FamilyRelative',
  'Friend',
  'Other',
  'Unknown',
])
export const perpetratorRoles = list('perpetrator-role', [
  'RecruiterOrIntermediary',
  'Transporter',
  'Smuggler',
  'BrokerTravelAgent',
  'TravellingPartner',
  'Kidnapper',
  'Exploiter',
  'Abuser',
  'Other',
])

export const agesThen = list('age-then', ['adult', 'child', 'not-known'])
export const exploitationLists = list('exploitation-list', ['labour', 'sexual'])
export const acts = list('act', [
  'recruitment',
  'transportation',
  'transfer',
  'harbouring',
  'receipt',
  'none',
  'not-known',
])
export const stages = list('stage', ['done', 'intended', 'neither', 'not-known'])

export const planAreas = list('area', ['shelter', 'protection', 'counselling', 'medical', 'legal'])
export const wishes = list('wish', ['agreed', 'not-needed', 'declined', 'received-elsewhere', 'unavailable'])
export const signatures = list('signature', ['signed', 'fingerprint', 'oral-witnessed'])
export const protectionServices = list('protection-service', [
  'asylum-advice',
  'labour-rights',
  'legal-aid',
  'shelter',
  'health',
  'counselling',
  'family-tracing',
  'return-advice',
])
export const offerReplies = list('offer-reply', ['accepted', 'declined', 'wants-time'])
export const transports = list('transport', ['fetched-by-shelter', 'with-worker', 'vetted-driver'])

export const visits = list('visit', ['month-6', 'month-12', 'other'])
export const goals = list('goals', ['all', 'some', 'none'])
export const closingReasons = list('closing-reason', [
  'goals-met',
  'no-further-wish',
  'not-a-victim',
  'moved-away',
  'other',
])
export const leavingWays = list('leaving', ['own-choice', 'contact-lost', 'died'])
export const askers = list('asker', ['person', 'partner-organisation', 'authority', 'family-or-friend'])
