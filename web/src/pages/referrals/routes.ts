import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside, outside } from '../../app/routes.ts'

export const referralRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/inbox',
    component: lazyRouteComponent(() => import('./Lists.tsx'), 'Inbox'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/referrals',
    component: lazyRouteComponent(() => import('./Lists.tsx'), 'Referrals'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/referrals/$id',
    component: lazyRouteComponent(() => import('./answer/ReferralPage.tsx'), 'ReferralPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/referrals/$id/reroute',
    component: lazyRouteComponent(() => import('./guided/ReferPages.tsx'), 'ReroutePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/records/$id/needs/$needId/referral',
    component: lazyRouteComponent(() => import('./guided/ReferPages.tsx'), 'ReferPage'),
  }),
] as const

/** For organisations without accounts: the secret of the letter stands behind the number sign. */
export const linkRoutes = [
  createRoute({
    getParentRoute: () => outside,
    path: '/link',
    component: lazyRouteComponent(() => import('./link/LinkPage.tsx'), 'LinkPage'),
  }),
] as const
