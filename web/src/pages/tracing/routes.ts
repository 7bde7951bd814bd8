import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../app/routes.ts'

export const tracingRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/tracing',
    component: lazyRouteComponent(() => import('./Tracing.tsx'), 'Tracing'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/tracing/import',
    component: lazyRouteComponent(() => import('./ImportTracing.tsx'), 'ImportTracing'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$id/trace',
    component: lazyRouteComponent(() => import('./request/NewTracing.tsx'), 'NewTracing'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/tracing/requests/$id',
    component: lazyRouteComponent(() => import('./request/RequestPage.tsx'), 'RequestPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/tracing/hits/$id',
    component: lazyRouteComponent(() => import('./hit/HitPage.tsx'), 'HitPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/tracing/matches/$id/$side',
    component: lazyRouteComponent(() => import('./match/MatchPage.tsx'), 'MatchPage'),
  }),
] as const
