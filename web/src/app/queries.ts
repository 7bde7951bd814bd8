import type { Contract } from '@passerelle/domain/kernel/contract'
import { readSession } from '@passerelle/domain/shared/accounts/contract'
import {
  QueryCache,
  QueryClient,
  type UseQueryResult,
  keepPreviousData,
  queryOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { type InputOf, type OutputOf, call } from './call.ts'
import { Problem, asProblem } from './problem.ts'
import { newId } from './uuid.ts'

/** Reads are kept for a moment and read again when something changed; retries are the business of `call`. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => noticeEnd(client, error) }),
    defaultOptions: { queries: { staleTime: 15_000, retry: false, networkMode: 'always' } },
  })
  return client
}

/** When a session has ended, who is signed in is asked again: the frame then leads to the door. */
function noticeEnd(client: QueryClient, error: unknown): void {
  if (!(error instanceof Problem) || error.code !== 'sign-in-needed') return
  void client.invalidateQueries({ queryKey: [readSession.name] })
}

export function readOptions<C extends Contract>(contract: C, input: InputOf<C>) {
  return queryOptions<OutputOf<C>, Problem>({
    queryKey: [contract.name, input],
    queryFn: ({ signal }) => call(contract, input, { signal }),
  })
}

export interface ReadOptions {
  readonly enabled?: boolean
  /** Keeps the last answer on the screen while the next one is on its way (paging, filtering). */
  readonly keepLast?: boolean
}

/** What the server says now. Answers are shared between components that ask the same. */
export function useRead<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  options: ReadOptions = {},
): UseQueryResult<OutputOf<C>, Problem> {
  return useQuery<OutputOf<C>, Problem>({
    ...readOptions(contract, input),
    enabled: options.enabled ?? true,
    ...(options.keepLast ? { placeholderData: keepPreviousData } : {}),
  })
}

export interface Act<C extends Contract> {
  /** Does it once, however often it is clicked; the answer, or undefined when there is a `problem`. */
  readonly act: (input: InputOf<C>) => Promise<OutputOf<C> | undefined>
  /** The same for those who go on from the refusal itself. */
  readonly attempt: (input: InputOf<C>) => Promise<OutputOf<C> | Problem>
  readonly busy: boolean
  readonly problem: Problem | undefined
  readonly forget: () => void
}

/**
 * One deed. Two clicks are one deed; a repeated try after a lost answer keeps its operation id, so that the
 * server does it once. Afterwards everything that is on the screen is read again.
 */
export function useAct<C extends Contract>(contract: C): Act<C> {
  const client = useQueryClient()
  const underWay = useRef<Promise<OutputOf<C> | Problem>>(undefined)
  const unanswered = useRef<{ readonly input: string; readonly id: string }>(undefined)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  const perform = useCallback(
    async (input: InputOf<C>): Promise<OutputOf<C> | Problem> => {
      const text = JSON.stringify(input)
      const operationId = unanswered.current?.input === text ? unanswered.current.id : newId()
      try {
        const output = await call(contract, input, { operationId })
        unanswered.current = undefined
        void client.invalidateQueries()
        return output
      } catch (thrown) {
        const told = asProblem(thrown)
        unanswered.current = told.unanswered ? { input: text, id: operationId } : undefined
        setProblem(told)
        noticeEnd(client, told)
        return told
      }
    },
    [client, contract],
  )

  const attempt = useCallback(
    (input: InputOf<C>) => {
      if (underWay.current) return underWay.current
      setBusy(true)
      setProblem(undefined)
      const doing = perform(input).finally(() => {
        underWay.current = undefined
        setBusy(false)
      })
      underWay.current = doing
      return doing
    },
    [perform],
  )
  const act = useCallback(
    async (input: InputOf<C>) => {
      const answer = await attempt(input)
      return answer instanceof Problem ? undefined : answer
    },
    [attempt],
  )

  return { act, attempt, busy, problem, forget: useCallback(() => setProblem(undefined), []) }
}
