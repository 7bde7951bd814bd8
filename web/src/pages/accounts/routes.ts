import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside, outside } from '../../app/routes.ts'

export const accountRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/profile',
    component: lazyRouteComponent(() => import('./Profile.tsx'), 'Profile'),
  }),
] as const

export const doorRoutes = [
  createRoute({
    getParentRoute: () => outside,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./SignIn.tsx'), 'SignIn'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/forgotten-password',
    component: lazyRouteComponent(() => import('./ForgottenPassword.tsx'), 'ForgottenPassword'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/new-password',
    component: lazyRouteComponent(() => import('./NewPassword.tsx'), 'NewPassword'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/invitation',
    component: lazyRouteComponent(() => import('./Invitation.tsx'), 'Invitation'),
  }),
] as const
