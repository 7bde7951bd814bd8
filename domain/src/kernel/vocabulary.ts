/** What a person may do in their organisation. */
export const roles = ['administrator', 'coordinator', 'supervisor', 'case-worker', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Severe compartments: stored sealed, opened only with the clearance of the same name. */
export const clearances = ['health', 'shelter-address', 'perpetrator'] as const
export type Clearance = (typeof clearances)[number]

/** The unit in which a person agrees to sharing: consent, preview and share all count in these. */
export const dataCategories = [
  'name',
  'age-and-sex',
  'birth-date',
  'nationality',
  'languages',
  'contact',
  'whereabouts',
  'documents',
  'family',
  'need',
  'risk',
  'case-summary',
  'health',
] as const
export type DataCategory = (typeof dataCategories)[number]

/** The ten areas of work in which an organisation may be competent. */
export const areas = [
  'counter-trafficking',
  'voluntary-return',
  'human-rights',
  'emergencies',
  'movements',
  'labour-migration',
  'mass-information',
  'migration-health',
  'technical-cooperation',
  'cooperation',
] as const
export type Area = (typeof areas)[number]
