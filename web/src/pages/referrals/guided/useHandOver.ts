import { reroute, sendReferral } from '@passerelle/domain/shared/referrals/contract'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { OutputOf } from '../../../app/call.ts'
import { type Problem, asProblem } from '../../../app/problem.ts'
import { type Attempts, steadily } from '../../../app/steady.ts'
import { giveSteadily } from '../../records/consents/giving.ts'
import { type Target, afterGiving } from '../../records/consents/told.ts'
import type { ReferralDraft } from './draft.ts'

interface HandOver {
  readonly draft: ReferralDraft
  readonly needId: string
  readonly categories: readonly DataCategory[]
  /** Set when the person has to agree first. */
  readonly asks: Target | undefined
  /** The referral that this one takes the place of. */
  readonly reroutes: string | undefined
  readonly keep: (draft: ReferralDraft) => void
}

type Sent = OutputOf<typeof sendReferral>

/**
 * Proof, consent, referral: three acts in a row, one click. Two clicks are one; an act whose answer was lost is asked
 * for again under its own id, even after the page was loaded anew, so that nothing is signed or sent twice.
 */
export function useHandOver() {
  const client = useQueryClient()
  const underWay = useRef<Promise<Sent | undefined>>(undefined)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  function send(handOver: HandOver): Promise<Sent | undefined> {
    if (underWay.current) return underWay.current
    setBusy(true)
    setProblem(undefined)
    const doing = perform(handOver)
      .catch((thrown: unknown) => {
        setProblem(asProblem(thrown))
        return undefined
      })
      .finally(() => {
        underWay.current = undefined
        setBusy(false)
        void client.invalidateQueries()
      })
    underWay.current = doing
    return doing
  }
  return { send, busy, problem }
}

async function perform({ draft, asks, reroutes, keep, ...what }: HandOver): Promise<Sent> {
  let latest = draft
  const remember = (attempts: Attempts) => {
    latest = { ...latest, attempts }
    keep(latest)
  }
  if (asks) {
    await giveSteadily(latest.told, asks, latest.attempts, remember)
    latest = { ...latest, told: afterGiving(latest.told) }
    keep(latest)
  }
  const { serviceId, priority, overrideId } = latest
  const categories = [...what.categories]
  if (reroutes) {
    const input = { id: reroutes, newId: latest.id, serviceId, categories, priority }
    return steadily({ contract: reroute, input, name: 'send' }, latest.attempts, remember)
  }
  const message = latest.message.trim() || null
  const input = { id: latest.id, needId: what.needId, serviceId, priority, categories, message, overrideId }
  return steadily({ contract: sendReferral, input, name: 'send' }, latest.attempts, remember)
}
