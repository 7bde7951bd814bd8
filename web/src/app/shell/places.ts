import { useQuery } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Destination, destinations } from '../navigation.ts'
import { useSession } from '../session.tsx'
import { thresholdOptions } from '../threshold.ts'

/** The destinations that this role may go to and that have a page. */
export function usePlaces(): readonly Destination[] {
  const { routesByPath } = useRouter()
  const { role } = useSession()
  const isDemonstration = useQuery(thresholdOptions).data?.demonstration ?? false
  return useMemo(
    () =>
      destinations.filter(
        ({ to, roles, demonstration }) =>
          Object.hasOwn(routesByPath, to) &&
          (!roles || roles.includes(role)) &&
          (!demonstration || isDemonstration),
      ),
    [routesByPath, role, isDemonstration],
  )
}

/** Where one is now: the destination whose address begins the address of the page. */
export function useHere(): (to: string) => 'page' | undefined {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (to) => {
    const here = to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)
    return here ? 'page' : undefined
  }
}
