import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../app/routes.ts'

export const recognitionRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/recognition',
    component: lazyRouteComponent(() => import('./Pairs.tsx'), 'Pairs'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/recognition/$one/$other',
    component: lazyRouteComponent(() => import('./PairPage.tsx'), 'PairPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/recognition/inquiries',
    component: lazyRouteComponent(() => import('./asking/Inquiries.tsx'), 'Inquiries'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/recognition/inquiries/$id',
    component: lazyRouteComponent(() => import('./asking/InquiryPage.tsx'), 'InquiryPage'),
  }),
] as const
