import { accountRoutes, doorRoutes } from '../pages/accounts/routes.ts'
import { galleryRoutes } from '../pages/gallery/routes.ts'
import { homeRoutes } from '../pages/home/routes.ts'
import { peopleRoutes } from '../pages/people/routes.ts'
import { recordRoutes } from '../pages/records/routes.ts'
import { linkRoutes, referralRoutes } from '../pages/referrals/routes.ts'
import { door, inside, outside, root } from './routes.ts'

/** All pages: those behind the door, those before it. Each noun brings its own list. */
export const tree = root.addChildren([
  inside.addChildren([...homeRoutes, ...accountRoutes, ...peopleRoutes, ...recordRoutes, ...referralRoutes]),
  door.addChildren([...doorRoutes]),
  outside.addChildren([...linkRoutes]),
  ...galleryRoutes,
])
