import { sep } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../engine/problem.ts'
import { sendProblem } from './problems.ts'

/** Serves the built pages. Files under `assets` carry their hash in their name and never change; the rest is asked anew. */
export async function registerPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(staticFiles, {
    root: folder,
    index: 'index.html',
    dotfiles: 'ignore',
    cacheControl: false,
    preCompressed: true,
    setHeaders(response, path) {
      const hashed = path.includes(`${sep}assets${sep}`)
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? reply.sendFile('index.html') : sendProblem(request, reply, new Refusal('not-found')),
  )
}

/** An address within the web application: the browser asks for a page, and it is neither interface nor file. */
function isPage(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?')
  return (
    request.method === 'GET' &&
    !/^\/api(\/|$)/.test(path) &&
    !/\.[A-Za-z0-9]{1,8}$/.test(path) &&
    (request.headers.accept ?? '').includes('text/html')
  )
}
