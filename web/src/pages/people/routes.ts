import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../app/routes.ts'

export const peopleRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/people',
    component: lazyRouteComponent(() => import('./People.tsx'), 'People'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/new',
    component: lazyRouteComponent(() => import('./Register.tsx'), 'Register'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$id',
    component: lazyRouteComponent(() => import('./PersonPage.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$id/edit',
    component: lazyRouteComponent(() => import('./EditPerson.tsx'), 'EditPerson'),
  }),
] as const
