import { useRouter, useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Destination, destinations } from '../navigation.ts'
import { useSession } from '../session.tsx'

/** The destinations that this role may go to and that have a page. */
export function usePlaces(): readonly Destination[] {
  const { routesByPath } = useRouter()
  const { role } = useSession()
  return useMemo(
    () =>
      destinations.filter(
        ({ to, roles }) => Object.hasOwn(routesByPath, to) && (!roles || roles.includes(role)),
      ),
    [routesByPath, role],
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
