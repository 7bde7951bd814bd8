import type { Contract } from '@passerelle/domain/kernel/contract'
import type { FastifyInstance } from 'fastify'
import type { House } from '../engine/house.ts'
import type { Operation } from '../engine/operation.ts'
import { newDoorkeeper } from './doorkeeper.ts'
import { inputReader } from './input.ts'
import { callFrom, keepCookie } from './knock.ts'
import { bodyLimitOf } from './limits.ts'

/** Makes a route of every operation that speaks JSON; those by which files travel are mounted by whoever keeps files. */
export function registerOperations(
  app: FastifyInstance,
  house: House,
  operations: readonly Operation[],
): void {
  const doorkeeper = newDoorkeeper()
  const secure = house.settings.baseUrl.startsWith('https:')
  for (const operation of operations.filter(({ contract }) => !contract.bytes)) {
    const { contract } = operation
    const readInput = inputReader(contract)
    app.route({
      method: contract.method,
      url: contract.path,
      bodyLimit: bodyLimitOf(contract.name),
      config: { operation: contract.name },
      async handler(request, reply) {
        const call = { ...callFrom(request), input: readInput(request) }
        if (guessable(contract)) doorkeeper.admit(call.origin)
        const answer = await operation.perform(house, call)
        keepCookie(reply, answer, secure)
        return reply
          .header('content-type', 'application/json; charset=utf-8')
          .send(JSON.stringify(answer.body))
      },
    })
  }
}

/** Where somebody without a session could try one secret after the other. */
function guessable(contract: Contract): boolean {
  return contract.method === 'POST' && contract.door !== 'signed-in'
}
