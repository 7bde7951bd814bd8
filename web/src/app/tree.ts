import { accountRoutes, doorRoutes } from '../pages/accounts/routes.ts'
import { auditRoutes } from '../pages/audit/routes.ts'
import { dashboardRoutes } from '../pages/dashboard/routes.ts'
import { directoryRoutes, keepingRoutes } from '../pages/directory/routes.ts'
import { outboxRoutes } from '../pages/outbox/routes.ts'
import { importRoutes } from '../pages/imports/routes.ts'
import { organisationRoutes } from '../pages/organisations/routes.ts'
import { teamRoutes } from '../pages/team/routes.ts'
import { galleryRoutes } from '../pages/gallery/routes.ts'
import { homeRoutes } from '../pages/home/routes.ts'
import { peopleRoutes } from '../pages/people/routes.ts'
import { recognitionRoutes } from '../pages/recognition/routes.ts'
import { recordRoutes } from '../pages/records/routes.ts'
import { screeningRoutes } from '../pages/screening/routes.ts'
import { linkRoutes, referralRoutes } from '../pages/referrals/routes.ts'
import { tracingRoutes } from '../pages/tracing/routes.ts'
import { door, either, inside, outside, root } from './routes.ts'

/** All pages: those behind the door, those before it. Each noun brings its own list. */
export const tree = root.addChildren([
  inside.addChildren([
    ...homeRoutes,
    ...accountRoutes,
    ...peopleRoutes,
    ...recognitionRoutes,
    ...tracingRoutes,
    ...recordRoutes,
    ...referralRoutes,
    ...keepingRoutes,
    ...organisationRoutes,
    ...teamRoutes,
    ...importRoutes,
    ...screeningRoutes,
    ...auditRoutes,
    ...dashboardRoutes,
  ]),
  either.addChildren([...directoryRoutes, ...outboxRoutes]),
  door.addChildren([...doorRoutes]),
  outside.addChildren([...linkRoutes]),
  ...galleryRoutes,
])
