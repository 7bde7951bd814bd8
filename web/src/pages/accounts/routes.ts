import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { door, inside } from '../../app/routes.ts'

export const accountRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/profile',
    component: lazyRouteComponent(() => import('./Profile.tsx'), 'Profile'),
  }),
] as const

export const doorRoutes = [
  createRoute({
    getParentRoute: () => door,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./SignIn.tsx'), 'SignIn'),
  }),
  createRoute({
    getParentRoute: () => door,
    path: '/forgotten-password',
    component: lazyRouteComponent(() => import('./ForgottenPassword.tsx'), 'ForgottenPassword'),
  }),
  createRoute({
    getParentRoute: () => door,
    path: '/new-password',
    component: lazyRouteComponent(() => import('./NewPassword.tsx'), 'NewPassword'),
  }),
  createRoute({
    getParentRoute: () => door,
    path: '/invitation',
    component: lazyRouteComponent(() => import('./Invitation.tsx'), 'Invitation'),
  }),
] as const
