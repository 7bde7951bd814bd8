import type { Contract } from '@passerelle/domain/kernel/contract'
import type { ProblemCode } from '@passerelle/domain/shared/problems/catalogue'
import { z } from 'zod'
import type { NoTrace, Trace } from './event.ts'
import { type Handed, type Operation, type Reaction, type Scene, build } from './operation.ts'
import { Refusal, type RefusalDetails } from './problem.ts'

/** A refusal that is written down before it is told: the transaction commits what the try left behind. */
export interface Refused {
  readonly refused: Refusal
  readonly trace: Trace
}

export function refused(code: ProblemCode, details: RefusalDetails, trace: Trace): Refused {
  return { refused: new Refusal(code, details), trace }
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused instanceof Refusal
}

/**
 * As `atTheDoor`, for secrets that somebody may guess: a wrong try has to count, although the caller is refused.
 * What `run` throws is rolled back as always; what it returns as refused stays, and is thrown after the commit.
 */
export function atTheDoorRemembering<In extends z.ZodType, Out extends z.ZodType>(
  contract: Contract<string, In, Out>,
  run: (scene: Scene, input: z.output<In>) => Promise<Handed<z.input<Out>> | Refused>,
  trace: (input: z.output<In>, output: z.output<Out>, scene: Scene) => Trace | NoTrace,
  reactions: (input: z.output<In>, output: z.output<Out>, scene: Scene) => readonly Reaction[] = () => [],
): Operation {
  const output: z.ZodType<Refused | z.output<Out>, Refused | z.input<Out>> = z.union([
    z.custom<Refused>(isRefused),
    contract.output,
  ])
  const inner = build<In, typeof output>(
    'door',
    { ...contract, output },
    run,
    (input, out, scene) => (isRefused(out) ? out.trace : trace(input, out, scene)),
    (input, out, scene) => (isRefused(out) ? [] : reactions(input, out, scene)),
  )
  return {
    contract,
    async perform(house, call) {
      const answer = await inner.perform(house, call)
      if (isRefused(answer.body)) throw answer.body.refused
      return answer
    },
  }
}
