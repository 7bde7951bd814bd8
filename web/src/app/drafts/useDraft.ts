import { useCallback, useEffect, useRef, useState } from 'react'
import { useMaybeSession } from '../session.tsx'
import { canKeepDrafts, dropDraft, findDraft, keepDraft } from './store.ts'

/** `looking`: whether there is one from before is not known yet. `unkept`: this browser keeps nothing. */
export type DraftState = 'looking' | 'fresh' | 'restored' | 'saving' | 'saved' | 'unkept'

export interface Draft<Value> {
  readonly value: Value
  readonly change: (next: Value) => void
  readonly state: DraftState
  /** When it was last kept, in milliseconds. */
  readonly savedAt: number | undefined
  /** Back to what the server has, or to nothing. */
  readonly discard: () => void
  /** After it was handed in. */
  readonly finish: () => void
}

const PAUSE = 400

interface DraftOptions<Value> {
  /** What it is a draft of, for instance `referral/<need id>`; absent: nothing is kept. */
  readonly name: string | undefined
  readonly initial: Value
  /** What was kept may be of an older release: whether it still has the right shape. */
  readonly fits: (kept: unknown) => kept is Value
}

/** What is being typed, kept sealed on this device as one types; it survives reloading, signing out and a lost connection. */
export function useDraft<Value>({ name, initial, fits }: DraftOptions<Value>): Draft<Value> {
  const account = useMaybeSession()?.account.id ?? 'visitor'
  const keeps = name !== undefined && canKeepDrafts()
  const [value, setValue] = useState(initial)
  const [state, setState] = useState<DraftState>(keeps ? 'looking' : 'unkept')
  const [savedAt, setSavedAt] = useState<number>()
  const waiting = useRef<{ readonly value: Value; readonly timer: ReturnType<typeof setTimeout> }>(undefined)
  /** The last writing that was begun: sealing takes a while, and what is finished meanwhile must not be written after all. */
  const writing = useRef<Promise<unknown>>(Promise.resolve())
  const first = useRef(initial)
  const test = useRef(fits)

  const save = useCallback(
    async (next: Value) => {
      waiting.current = undefined
      if (!name) return
      const kept = keepDraft(account, name, next)
      writing.current = kept.catch(() => undefined)
      try {
        setSavedAt(await kept)
        setState('saved')
      } catch {
        setState('unkept')
      }
    },
    [account, name],
  )

  useEffect(() => {
    if (!keeps) return undefined
    let gone = false
    void findDraft(account, name)
      .catch(() => undefined)
      .then((kept) => {
        if (gone || waiting.current) return
        const usable = kept && test.current(kept.value) ? kept.value : undefined
        if (usable !== undefined) setValue(usable)
        setSavedAt(usable === undefined ? undefined : kept?.at)
        setState(usable === undefined ? 'fresh' : 'restored')
      })
    return () => {
      gone = true
    }
  }, [account, name, keeps])

  useEffect(() => {
    const saveNow = () => {
      if (!waiting.current) return
      clearTimeout(waiting.current.timer)
      void save(waiting.current.value)
    }
    document.addEventListener('visibilitychange', saveNow)
    window.addEventListener('pagehide', saveNow)
    return () => {
      document.removeEventListener('visibilitychange', saveNow)
      window.removeEventListener('pagehide', saveNow)
      saveNow()
    }
  }, [save])

  const change = useCallback(
    (next: Value) => {
      setValue(next)
      if (!keeps) return
      setState('saving')
      clearTimeout(waiting.current?.timer)
      waiting.current = { value: next, timer: setTimeout(() => void save(next), PAUSE) }
    },
    [keeps, save],
  )

  const finish = useCallback(() => {
    clearTimeout(waiting.current?.timer)
    waiting.current = undefined
    if (keeps) void writing.current.then(() => dropDraft(account, name)).catch(() => undefined)
    setSavedAt(undefined)
    setState(keeps ? 'fresh' : 'unkept')
  }, [account, name, keeps])

  const discard = useCallback(() => {
    finish()
    setValue(first.current)
  }, [finish])

  return { value, change, state, savedAt, discard, finish }
}
