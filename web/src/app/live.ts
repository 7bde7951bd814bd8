import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

export type LiveState = 'connecting' | 'live' | 'away'

/** How long the server may be silent before the page asks again by itself. */
const PATIENCE = 5_000
const SLOWEST = 60_000

/** Hears from the server that something changed, and reads again what is on the screen. */
export function useLive(listening: boolean): LiveState {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => (listening ? listen(client, setState) : undefined), [client, listening])
  return state
}

function listen(client: QueryClient, tell: (state: LiveState) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = PATIENCE
  function open(): void {
    source = new EventSource('/api/live')
    source.onopen = () => {
      pause = PATIENCE
      tell('live')
      void client.invalidateQueries()
    }
    source.onmessage = (event: MessageEvent<string>) => readAgain(client, event.data)
    source.onerror = () => {
      tell('away')
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, longer())
    }
  }
  function longer(): number {
    pause = Math.min(pause * 2, SLOWEST)
    return pause * (0.75 + Math.random() / 2)
  }
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

/**
 * A message is `{"nouns": ["referrals", …]}`: reads of those nouns are stale. Anything else makes all of them stale;
 * reading once too often is cheaper than showing yesterday.
 */
export function readAgain(client: QueryClient, data: string): void {
  const nouns = nounsIn(data)
  void client.invalidateQueries({
    predicate: ({ queryKey: [name] }) => {
      if (!nouns || typeof name !== 'string') return true
      return nouns.some((noun) => name.startsWith(`${noun}.`)) || name.startsWith('dashboard.')
    },
  })
}

function nounsIn(data: string): readonly string[] | undefined {
  try {
    const message: unknown = JSON.parse(data)
    if (typeof message !== 'object' || message === null || !('nouns' in message)) return undefined
    const { nouns } = message
    return Array.isArray(nouns) && nouns.every((noun): noun is string => typeof noun === 'string')
      ? nouns
      : undefined
  } catch {
    return undefined
  }
}
