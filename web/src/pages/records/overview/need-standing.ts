import type { NeedState } from '@passerelle/domain/shared/records/record'
import type { NeedRow } from '@passerelle/domain/shared/records/schema'
import { unanswered } from '@passerelle/domain/shared/referrals/referral'
import type { Tone } from '../../../kit/StateBadge.tsx'

const tones: Readonly<Record<NeedState, Tone>> = {
  open: 'waiting',
  'in-progress': 'moving',
  met: 'done',
  unmet: 'alarm',
  'set-aside': 'stopped',
}

export function toneOfNeed(state: NeedState): Tone {
  return tones[state]
}

const refusals = ['declined', 'no-capacity', 'expired']

/** What can be done about a need now: look for a partner, go on with a draft, try the next one, or wait. */
export function nextForNeed(
  need: Pick<NeedRow, 'state' | 'referral'>,
): 'find' | 'go-on' | 'next-partner' | 'wait' {
  const state = need.referral?.state
  if (state === 'draft') return 'go-on'
  if (state && refusals.includes(state)) return 'next-partner'
  if (need.referral?.overdue && unanswered.some((each) => each === state)) return 'next-partner'
  return need.state === 'open' ? 'find' : 'wait'
}
