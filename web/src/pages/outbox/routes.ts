import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { either } from '../../app/routes.ts'

/** Letters reach people who are not signed in, too: in the demonstration everybody may read them. */
export const outboxRoutes = [
  createRoute({
    getParentRoute: () => either,
    path: '/outbox',
    component: lazyRouteComponent(() => import('./Outbox.tsx'), 'Outbox'),
  }),
] as const
