import type { Day } from '../../kernel/day.ts'
import type { DataCategory } from '../../kernel/vocabulary.ts'

/** What data may be used for. Each is asked by itself: no purpose comes in a bundle with another. */
export const purposes = [
  'interview',
  'case-management',
  'referral',
  'tracing',
  'anonymous-statistics',
  'research',
  'media',
] as const
export type Purpose = (typeof purposes)[number]

export const givers = ['self', 'guardian', 'proxy', 'child-assent-and-guardian'] as const
export type Giver = (typeof givers)[number]

export const consentForms = ['explicit-written', 'explicit-oral-witnessed', 'implicit', 'proxy'] as const
export type ConsentForm = (typeof consentForms)[number]

/** Sharing without consent rests on one of these, or does not happen (reference 1.4). */
export const overrideGrounds = ['vital-interest', 'child-best-interest', 'legal-duty'] as const
export type OverrideGround = (typeof overrideGrounds)[number]

export const withholdingReasons = ['fear-of-harm', 'wishes-to-tell-in-person', 'other'] as const
export type WithholdingReason = (typeof withholdingReasons)[number]

/** The smallest thing a person can agree to, and take back. */
export interface Consent {
  readonly id: string
  readonly purpose: Purpose
  /** Null: the organisation that asked. */
  readonly recipientId: string | null
  readonly category: DataCategory
  readonly validFrom: Day
  readonly validUntil: Day
  readonly withdrawnAt: string | null
}

/** Someone who must not be told, in an organisation or by description. */
export interface Withholding {
  readonly recipientId: string | null
  readonly reason: WithholdingReason
}
