import type { FastifyInstance } from 'fastify'
import { Refusal } from '../engine/problem.ts'
import type { Readiness } from '../engine/readiness.ts'

/** `/healthz`: the program lives. `/readyz`: it can also work, that is, its database answers and has today's shape. */
export function registerHealth(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  )
  app.get('/readyz', async (_request, reply) => {
    if (!(await readiness.check())) throw new Refusal('unavailable')
    return reply.header('cache-control', 'no-store').send({ status: 'ready' })
  })
}
