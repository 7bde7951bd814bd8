/** Where a referral may stand (reference 1.4). */
export const referralStates = [
  'draft',
  'sent',
  'received',
  'accepted',
  'declined',
  'no-capacity',
  'in-service',
  'completed',
  'closed',
  'revoked',
  'expired',
] as const
export type ReferralState = (typeof referralStates)[number]

export const priorities = ['emergency', 'urgent', 'normal'] as const
export type Priority = (typeof priorities)[number]

/** Why a partner says no; `no-capacity` is a state of its own. */
export const declineCodes = [
  'not-eligible',
  'outside-area',
  'outside-mandate',
  'service-ended',
  'already-assisted',
  'not-reachable',
  'safety-concern',
  'incomplete-information',
  'other',
] as const
export type DeclineCode = (typeof declineCodes)[number]

export const outcomes = [
  'service-delivered',
  'partly-delivered',
  'person-did-not-come',
  'person-declined',
  'not-possible',
  'handed-on',
] as const
export type Outcome = (typeof outcomes)[number]

export const feedbacks = ['satisfied', 'partly', 'not-satisfied', 'declined-to-say', 'not-reachable'] as const
export type Feedback = (typeof feedbacks)[number]

/** Who moves a referral: the organisation that sent it, the one that got it, or the clock. */
export type Side = 'sender' | 'recipient' | 'clock'

export interface Move {
  readonly name: string
  readonly from: readonly ReferralState[]
  readonly to: ReferralState
  readonly by: Side
}

/** The road of a referral. The database holds the same table (db/current/functions/referrals.sql); a test compares them. */
export const moves: readonly Move[] = [
  { name: 'send', from: ['draft'], to: 'sent', by: 'sender' },
  { name: 'receive', from: ['sent'], to: 'received', by: 'recipient' },
  { name: 'accept', from: ['sent', 'received'], to: 'accepted', by: 'recipient' },
  { name: 'decline', from: ['sent', 'received'], to: 'declined', by: 'recipient' },
  { name: 'no-capacity', from: ['sent', 'received'], to: 'no-capacity', by: 'recipient' },
  { name: 'start', from: ['accepted'], to: 'in-service', by: 'recipient' },
  { name: 'complete', from: ['accepted', 'in-service'], to: 'completed', by: 'recipient' },
  {
    name: 'close',
    from: ['completed', 'declined', 'no-capacity', 'expired', 'revoked'],
    to: 'closed',
    by: 'sender',
  },
  {
    name: 'revoke',
    from: ['draft', 'sent', 'received', 'accepted', 'in-service'],
    to: 'revoked',
    by: 'sender',
  },
  { name: 'expire', from: ['sent', 'received'], to: 'expired', by: 'clock' },
]

export function findMove(name: string): Move | undefined {
  return moves.find((move) => move.name === name)
}

/** The moves this side may make from this state. */
export function movesFrom(state: ReferralState, side: Side): readonly Move[] {
  return moves.filter((move) => move.by === side && move.from.includes(state))
}

/** Nobody has answered yet: the sender still carries the responsibility (reference 1.4). */
export const unanswered: readonly ReferralState[] = ['sent', 'received']

/** Still running for somebody. */
export const open: readonly ReferralState[] = [
  'draft',
  'sent',
  'received',
  'accepted',
  'in-service',
  'completed',
]
