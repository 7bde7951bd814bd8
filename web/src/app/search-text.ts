import { useRouter, useRouterState } from '@tanstack/react-router'
import { useCallback } from 'react'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Whom somebody looks for. */
    readonly search?: string
  }
}

/**
 * The name that somebody looks for. It lies with the page in the browser's memory, so that going back finds it again,
 * and never in the address: addresses are logged, and stay in the history of a shared device.
 */
export function useSearchText(): readonly [string, (text: string) => void] {
  const router = useRouter()
  const text = useRouterState({ select: ({ location }) => location.state.search ?? '' })
  const change = useCallback(
    (next: string) => {
      void router.navigate({ to: '.', state: { search: next }, replace: true, resetScroll: false })
    },
    [router],
  )
  return [text, change]
}
