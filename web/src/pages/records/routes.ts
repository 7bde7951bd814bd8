import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../app/routes.ts'

const frame = createRoute({
  getParentRoute: () => inside,
  path: '/records/$id',
  component: lazyRouteComponent(() => import('./RecordFrame.tsx'), 'RecordFrame'),
})

const list = createRoute({
  getParentRoute: () => inside,
  path: '/records',
  component: lazyRouteComponent(() => import('./Records.tsx'), 'Records'),
})

const parts = [
  createRoute({
    getParentRoute: () => frame,
    path: '/',
    component: lazyRouteComponent(() => import('./overview/Overview.tsx'), 'Overview'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/answers',
    component: lazyRouteComponent(() => import('./answers/AnswersPage.tsx'), 'AnswersPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/consents',
    component: lazyRouteComponent(() => import('./consents/ConsentsPage.tsx'), 'ConsentsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/documents',
    component: lazyRouteComponent(() => import('./documents/DocumentsPage.tsx'), 'DocumentsPage'),
  }),
] as const

/** Pages that do one thing; the record stands above them in a line. */
const deeds = [
  createRoute({
    getParentRoute: () => inside,
    path: '/records/$id/steps/$step',
    component: lazyRouteComponent(() => import('./steps/StepPage.tsx'), 'StepPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/records/$id/forms/$form',
    component: lazyRouteComponent(() => import('./steps/CorrectionPage.tsx'), 'CorrectionPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/records/$id/consents/new',
    component: lazyRouteComponent(() => import('./consents/GivePage.tsx'), 'GivePage'),
  }),
] as const

export const recordRoutes = [list, frame.addChildren([...parts]), ...deeds] as const
