import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../app/routes.ts'

export const auditRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/audit',
    component: lazyRouteComponent(() => import('./Audit.tsx'), 'Audit'),
  }),
] as const
