import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { either, inside } from '../../app/routes.ts'

/** The directory is open to everybody; what is seen in it differs. */
export const directoryRoutes = [
  createRoute({
    getParentRoute: () => either,
    path: '/directory',
    component: lazyRouteComponent(() => import('./Directory.tsx'), 'Directory'),
  }),
  createRoute({
    getParentRoute: () => either,
    path: '/directory/$id',
    component: lazyRouteComponent(() => import('./ServicePage.tsx'), 'ServicePage'),
  }),
] as const

export const keepingRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/directory/new',
    component: lazyRouteComponent(() => import('./edit/EditPages.tsx'), 'NewServicePage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/directory/$id/edit',
    component: lazyRouteComponent(() => import('./edit/EditPages.tsx'), 'EditServicePage'),
  }),
] as const
