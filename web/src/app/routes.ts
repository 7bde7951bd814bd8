import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { thresholdOptions } from './threshold.ts'
import { Outside } from './shell/Outside.tsx'
import { Root } from './shell/Root.tsx'

export interface RouterContext {
  readonly client: QueryClient
}

export const root = createRootRouteWithContext<RouterContext>()({ component: Root })

/** Pages of those who are signed in; others are sent to the door and come back afterwards. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: lazyRouteComponent(() => import('./shell/Inside.tsx'), 'Inside'),
  beforeLoad: async ({ context, location }) => {
    const { signedIn } = await context.client.ensureQueryData(thresholdOptions)
    if (!signedIn)
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
  },
})

/** Pages for everybody: the way in, public directory, answers through a link. */
export const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: Outside })
