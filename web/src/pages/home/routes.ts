import { caseRoles } from '@passerelle/domain/kernel/contract'
import { home } from '@passerelle/domain/shared/records/home-contract'
import type { QueryClient } from '@tanstack/react-query'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readOptions } from '../../app/queries.ts'
import { inside } from '../../app/routes.ts'
import { thresholdOptions } from '../../app/threshold.ts'

export const homeRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/',
    component: lazyRouteComponent(() => import('./Home.tsx'), 'Home'),
    loader: ({ context }) => askAhead(context.client),
  }),
] as const

/** The day is asked for while its page is still on its way. */
function askAhead(client: QueryClient): void {
  const role = client.getQueryData(thresholdOptions.queryKey)?.signedIn?.role
  if (role && caseRoles.includes(role)) void client.prefetchQuery(readOptions(home, {}))
}
