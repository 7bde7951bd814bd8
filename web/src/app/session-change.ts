import { signOut } from '@passerelle/domain/shared/accounts/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { call } from './call.ts'
import { insideAddress } from './inside-address.ts'
import { asProblem } from './problem.ts'
import { thresholdOptions } from './threshold.ts'
import { toastAlarm } from './toast.ts'
import { problemSentence } from '../kit/ErrorPanel.tsx'
import { useWords } from './words.tsx'

/** Goes on as whoever is signed in now: everything that was read before is forgotten first. */
export function useEnter(): (next: string | undefined) => Promise<void> {
  const client = useQueryClient()
  const router = useRouter()
  return useCallback(
    async (next) => {
      client.clear()
      await client.fetchQuery(thresholdOptions)
      await router.invalidate()
      await router.navigate({ href: insideAddress(next), replace: true })
    },
    [client, router],
  )
}

/** Ends the session; nothing that was read stays in memory. Drafts stay, sealed, on the device. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const router = useRouter()
  const speech = useWords()
  return useCallback(async () => {
    try {
      await call(signOut, {}, { pauses: [400] })
    } catch (thrown) {
      toastAlarm(problemSentence(speech, asProblem(thrown)))
      return
    }
    client.clear()
    await router.navigate({ to: '/sign-in' })
  }, [client, router, speech])
}
