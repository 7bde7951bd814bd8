import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../app/routes.ts'

/** Every component in every state, for those who build and look; not part of what is delivered. */
export const galleryRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/kit',
        component: lazyRouteComponent(() => import('./Gallery.tsx'), 'Gallery'),
      }),
    ]
  : []
