import { accountRoutes, doorRoutes } from '../pages/accounts/routes.ts'
import { galleryRoutes } from '../pages/gallery/routes.ts'
import { door, inside, root } from './routes.ts'

/** All pages: those behind the door, those before it. Each noun brings its own list. */
export const tree = root.addChildren([
  inside.addChildren([...accountRoutes]),
  door.addChildren([...doorRoutes]),
  ...galleryRoutes,
])
