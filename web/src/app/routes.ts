import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { loadHouseWords } from './languages/load.ts'
import { thresholdOptions } from './threshold.ts'
import { Door, Nowhere, Outside } from './shell/Outside.tsx'
import { Root } from './shell/Root.tsx'
import { startLanguage } from './words.tsx'

export interface RouterContext {
  readonly client: QueryClient
}

export const root = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: Nowhere,
})

/** Pages of those who are signed in; others are sent to the door and come back afterwards. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: lazyRouteComponent(() => import('./shell/Inside.tsx'), 'Inside'),
  beforeLoad: async ({ context, location }) => {
    loadHouseWords(startLanguage()).catch(() => undefined)
    const { signedIn } = await context.client.ensureQueryData(thresholdOptions)
    if (!signedIn)
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
  },
})

/** The way in: signing in, letters' links. */
export const door = createRoute({ getParentRoute: () => root, id: 'door', component: Door })

/** Pages for everybody, such as answers through a link. */
export const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: Outside })

/** Pages for everybody that those who are signed in find inside their own frame: the directory, the letters of the demonstration. */
export const either = createRoute({
  getParentRoute: () => root,
  id: 'either',
  component: lazyRouteComponent(() => import('./shell/Either.tsx'), 'Either'),
  beforeLoad: async ({ context }) => {
    await context.client.ensureQueryData(thresholdOptions)
  },
})
