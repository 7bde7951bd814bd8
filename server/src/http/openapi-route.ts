import type { Contract } from '@passerelle/domain/kernel/contract'
import type { FastifyInstance } from 'fastify'
import { openApiDocument } from './openapi.ts'

export function registerOpenApi(app: FastifyInstance, contracts: readonly Contract[]): void {
  let text: string | undefined
  app.get('/api/openapi.json', { config: { operation: 'openapi' } }, async (_request, reply) => {
    text ??= JSON.stringify(openApiDocument(contracts))
    return reply.header('content-type', 'application/json; charset=utf-8').send(text)
  })
}
