import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { House } from '../engine/house.ts'
import type { Newsroom } from '../engine/news.ts'
import type { Call, Operation } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import type { Readiness } from '../engine/readiness.ts'
import { registerHeaders } from './headers.ts'
import { registerHealth } from './health.ts'
import { ORDINARY_BODY } from './limits.ts'
import { registerLive } from './live.ts'
import { registerOpenApi } from './openapi-route.ts'
import { registerPages } from './pages.ts'
import { bareProblem, sendProblem } from './problems.ts'
import { registerOperations } from './routes.ts'
import { callFrom } from './knock.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The only name under which a request may be spoken of in the log. */
    readonly operation?: string
  }
}

/** Mounts the operations by which files travel (`bytes` in their contract). */
export type RegisterFiles = (
  app: FastifyInstance,
  house: House,
  seam: {
    readonly operations: readonly Operation[]
    callOf(request: FastifyRequest): Omit<Call, 'input'>
  },
) => void

/** What the web server stands on. */
export interface Ground {
  readonly house: House
  readonly newsroom: Pick<Newsroom, 'subscribe'>
  readonly readiness: Readiness
  readonly operations: readonly Operation[]
  readonly registerFiles?: RegisterFiles
  readonly log: FastifyBaseLogger
  readonly trustedProxies?: boolean | string
  /** The built pages; absent where only the interface is wanted. */
  readonly pagesFolder?: string
}

/** Every contract becomes a route; everything that is answered otherwise is a problem as RFC 9457 tells it. */
export async function buildApp(ground: Ground): Promise<FastifyInstance> {
  const app = newServer(ground)
  await app.register(cookie)
  await registerHeaders(app, ground.house.settings.baseUrl)
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  registerHealth(app, ground.readiness)
  await app.register(async (api) => registerInterface(api, ground))
  if (ground.pagesFolder) await registerPages(app, ground.pagesFolder)
  else app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new Refusal('not-found')))
  return app
}

function registerInterface(api: FastifyInstance, ground: Ground): void {
  const { house, operations } = ground
  api.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    ground.readiness.refuseUnlessPrepared()
  })
  registerOperations(api, house, operations)
  ground.registerFiles?.(api, house, {
    operations: operations.filter(({ contract }) => contract.bytes),
    callOf: callFrom,
  })
  registerLive(api, house, ground.newsroom)
  registerOpenApi(
    api,
    operations.map(({ contract }) => contract),
  )
}

function newServer(ground: Ground): FastifyInstance {
  const app: FastifyInstance = fastify({
    loggerInstance: ground.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: ORDINARY_BODY,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    // A scan over a slow line takes minutes; headers have to come within one.
    requestTimeout: 900_000,
    trustProxy: ground.trustedProxies ?? false,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, error),
    clientErrorHandler(_error, socket) {
      if (socket.writable) socket.end(bareProblem('malformed-request'))
    },
  })
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, error))
  app.addHook('onResponse', async (request, reply) => {
    const { operation } = request.routeOptions.config
    if (operation)
      request.log.info({ operation, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  return app
}
