import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../app/routes.ts'

export const importRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/imports',
    component: lazyRouteComponent(() => import('./Imports.tsx'), 'Imports'),
  }),
] as const
