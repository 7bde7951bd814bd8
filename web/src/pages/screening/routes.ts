import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../app/routes.ts'

export const screeningRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/screening',
    component: lazyRouteComponent(() => import('./Screening.tsx'), 'Screening'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/screening/lists',
    component: lazyRouteComponent(() => import('./Lists.tsx'), 'Lists'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/screening/own',
    component: lazyRouteComponent(() => import('./Own.tsx'), 'Own'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/screening/$id',
    component: lazyRouteComponent(() => import('./QuestionPage.tsx'), 'QuestionPage'),
  }),
] as const
