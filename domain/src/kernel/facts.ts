import type { AgeInterval } from './age.ts'
import type { Day, Moment } from './day.ts'
import type { Answer } from './answer.ts'
import type { Clearance, DataCategory, Role } from './vocabulary.ts'

/** What is known, known not to be, or not known; the last is never taken for one of the others. */
export type Tri = 'yes' | 'no' | 'unknown'

/** Who wants to act, and for whom. */
export interface Actor {
  readonly account: string
  readonly organisation: string
  readonly roles: readonly Role[]
  readonly clearances: readonly Clearance[]
}

/** One step that was taken, as the record remembers it, oldest first. */
export interface HistoryEntry {
  readonly step: string
  readonly from: string
  readonly to: string
  readonly by: string
  readonly role: Role
  /** The calendar day where the record is kept. */
  readonly day: Day
  readonly at: Moment
}

/** One live grant: one purpose, one recipient, one category. */
export interface LiveConsent {
  readonly purpose: string
  readonly recipient?: string
  readonly category?: DataCategory
  readonly from: Day
  readonly until?: Day
}

/** What rules may know of the person; what is missing is unknown. */
export interface PersonFacts {
  readonly age?: AgeInterval
  readonly guardian?: Tri
  readonly unaccompanied?: Tri
}

/** `state` and `outcome` use the words of the referral workflow. */
export interface ReferralSummary {
  readonly id: string
  readonly service: string
  readonly state: string
}

export interface NeedSummary {
  readonly id: string
  readonly service: string
  readonly outcome?: string
}

export type Answers = Readonly<Record<string, Answer>>

/**
 * Everything a rule may look at. Nothing else exists for it: no clock, no network, no database.
 * A part that is absent is unknown, and what is unknown is a reason to refuse.
 */
export interface Facts {
  readonly today: Day
  readonly actor: Actor
  readonly history: readonly HistoryEntry[]
  /** The latest answers of each form, by form id. */
  readonly answers: Readonly<Record<string, Answers>>
  readonly person?: PersonFacts
  readonly consents?: readonly LiveConsent[]
  readonly referrals?: readonly ReferralSummary[]
  readonly needs?: readonly NeedSummary[]
  /** ISO 3166-1 alpha-3 of the country whose law applies. */
  readonly jurisdiction?: string
}
