import { createRouter } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { readAddress, writeAddress } from './address.ts'
import { Broken } from './shell/Broken.tsx'
import { NotFound } from './shell/NotFound.tsx'
import { Waiting } from '../kit/Waiting.tsx'
import { tree } from './tree.ts'

export function newRouter(client: QueryClient) {
  const router = createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
    parseSearch: (text) => readAddress(text),
    stringifySearch: writeAddress,
  })
  router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
    if (pathChanged && fromLocation) headingOf(document)?.focus({ preventScroll: true })
  })
  return router
}

/** After a change of page, reading and the keyboard go on at its heading. */
function headingOf(page: Document): HTMLElement | null {
  return page.querySelector<HTMLElement>('main h1') ?? page.querySelector<HTMLElement>('main')
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
