import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../app/routes.ts'

export const organisationRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/organisations',
    component: lazyRouteComponent(() => import('./Organisations.tsx'), 'Organisations'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/organisations/new',
    component: lazyRouteComponent(() => import('./EditPages.tsx'), 'NewOrganisationPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/organisations/$id',
    component: lazyRouteComponent(() => import('./OrganisationPage.tsx'), 'OrganisationPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/organisations/$id/edit',
    component: lazyRouteComponent(() => import('./EditPages.tsx'), 'EditOrganisationPage'),
  }),
] as const
