import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../app/routes.ts'

export const dashboardRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/dashboard',
    component: lazyRouteComponent(() => import('./Dashboard.tsx'), 'Dashboard'),
  }),
] as const
