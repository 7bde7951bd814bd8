/**
 * Law, agreements and practice that differ by place or change with time. They are part of the frozen definition: a change
 * needs a new version. [K] from knowledge, to be checked with the law in force; [D] a choice of this design.
 */
export const reflection = {
  source: 'Council of Europe Convention on Action against Trafficking in Human Beings (2005), article 13 [K]',
  minimumDays: 30,
  /** Countries whose law grants more. [K] */
  longer: { BEL: 45, DEU: 90, ESP: 90, NLD: 90, NOR: 180 },
} as const

/** After so many days a safety check no longer says anything about the room in which people sit. [D] */
export const safetyCheckHolds = { days: 1 } as const

/** When people are asked how they are, counted in months from the end of assistance; a visit may come a little early. [D] */
export const followUp = { months: [6, 12], earlyByDays: 14 } as const

/** Which services of the directory meet which area of the plan. [D] */
export const servicesOfArea = {
  shelter: ['safe-shelter'],
  protection: ['protection', 'security', 'child-protection', 'women-safe-space', 'community-protection'],
  counselling: ['counselling', 'mental-health'],
  medical: ['health', 'mental-health'],
  legal: ['legal-aid'],
} as const

/** The case status of the Human Trafficking Case Data Standard, by where the record stands. */
export const caseStatus = {
  referred: 'Active',
  'safety-checked': 'Active',
  'interview-consented': 'Active',
  screened: 'Active',
  assessed: 'Active',
  'in-conference': 'Active',
  'status-decided': 'Active',
  'in-reflection': 'Active',
  'plan-agreed': 'Active',
  assisted: 'Active',
  'follow-up': 'FollowUp',
  closed: 'Closed',
  'handed-over': 'ClosedReferred',
  left: 'Closed',
} as const
