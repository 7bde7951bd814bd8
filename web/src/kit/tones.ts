import type { Tone } from './StateBadge.tsx'

const referral: Readonly<Record<string, Tone>> = {
  draft: 'quiet',
  sent: 'waiting',
  received: 'waiting',
  accepted: 'moving',
  declined: 'stopped',
  'no-capacity': 'alarm',
  'in-service': 'moving',
  completed: 'done',
  closed: 'done',
  revoked: 'stopped',
  expired: 'alarm',
}

/** The shape of a referral's state. */
export function toneOfReferral(state: string): Tone {
  return referral[state] ?? 'quiet'
}
