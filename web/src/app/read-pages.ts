import type { Contract } from '@passerelle/domain/kernel/contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type InputOf, type OutputOf, call } from './call.ts'
import type { Problem } from './problem.ts'

/** A list that goes on: `pages` as far as they were asked for, and the way to the next one. */
export interface Pages<Output> {
  readonly pages: readonly Output[] | undefined
  readonly problem: Problem | null
  readonly retry: () => void
  /** Absent when there are no more. */
  readonly more: (() => void) | undefined
  readonly busy: boolean
}

/** Reads a list page by page; the contract takes `after` and answers with `next`. */
export function useReadPages<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  nextOf: (page: OutputOf<C>) => string | null,
): Pages<OutputOf<C>> {
  const query = useInfiniteQuery<
    OutputOf<C>,
    Problem,
    { readonly pages: OutputOf<C>[] },
    readonly unknown[],
    string
  >({
    queryKey: [contract.name, 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      call(contract, pageParam === '' ? input : Object.assign({}, input, { after: pageParam }), { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => nextOf(page),
    placeholderData: keepPreviousData,
  })
  return {
    pages: query.data?.pages,
    problem: query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    busy: query.isFetching,
  }
}
