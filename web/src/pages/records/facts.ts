import type { Actor, Facts } from '@passerelle/domain/kernel/facts'
import type { RecordRead } from '@passerelle/domain/shared/records/contract'
import { factsOf } from '@passerelle/domain/shared/records/rules'
import { useMemo } from 'react'
import { useSession } from '../../app/session.tsx'
import type { Session } from '../../app/threshold.ts'
import { useToday } from '../../app/today.ts'

/** Clearances sleep until the second factor is set up. */
export function actorOf({ account, organisation, role, clearances, secondFactor }: Session): Actor {
  return {
    account: account.id,
    organisation: organisation.id,
    roles: [role],
    clearances: secondFactor === 'required' ? [] : clearances,
  }
}

/** What rules may look at, as this page knows it. */
export function useFacts(record: RecordRead): Facts {
  const session = useSession()
  const today = useToday()
  return useMemo(() => factsOf(record, actorOf(session), today), [record, session, today])
}
