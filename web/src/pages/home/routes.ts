import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../app/routes.ts'

export const homeRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/',
    component: lazyRouteComponent(() => import('./Home.tsx'), 'Home'),
  }),
] as const
