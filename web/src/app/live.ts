import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

export type LiveState = 'connecting' | 'live' | 'away'

/** How long the server may be silent before the page asks again by itself. */
const PATIENCE = 5_000
const SLOWEST = 60_000
const BREATH = 1_500

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
  let missedSince = Date.now() + BREATH
  const readAgain = calmly(() => void client.invalidateQueries(), BREATH)
  function open(): void {
    source = new EventSource('/api/live')
    source.onopen = () => {
      pause = PATIENCE
      tell('live')
      // What the page has read a moment ago is not read twice; what may have changed while nobody listened is.
      if (Date.now() > missedSince) readAgain()
    }
    source.onmessage = readAgain
    source.onerror = () => {
      missedSince = 0
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

/** At most one reading a breath: a busy hour elsewhere must not make this page flicker. */
export function calmly(deed: () => void, pause: number): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let last = 0
  return () => {
    if (waiting) return
    const left = Math.max(0, last + pause - Date.now())
    waiting = setTimeout(() => {
      waiting = undefined
      last = Date.now()
      deed()
    }, left)
  }
}
