import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Ends the session; nothing that was read stays in memory. Drafts stay, sealed, on the device. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const router = useRouter()
  return useCallback(async () => {
    client.clear()
    await router.navigate({ to: '/sign-in' })
  }, [client, router])
}
