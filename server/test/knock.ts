import type { Contract } from '@passerelle/domain/kernel/contract'
import type { z } from 'zod'
import type { House } from '../src/engine/house.ts'
import { newId } from '../src/engine/ids.ts'
import type { Answer, Call } from '../src/engine/operation.ts'
import { Refusal } from '../src/engine/problem.ts'
import { operations } from '../src/operations.ts'

export interface Answered<Output> extends Answer {
  readonly body: Output
}

/** Who knocks, from where and when. */
export type Circumstances = Partial<Omit<Call, 'input'>>

let places = 0

/** An address of the documentation network that no other knock came from. */
function somewhereElse(): string {
  places += 1
  return `2001:db8:${(places >> 16).toString(16)}:${(places & 0xffff).toString(16)}::1`
}

/** Knocks at an operation of the program from any place (each time another one) and at any time, without the web in between. */
export async function knock<C extends Contract>(
  house: House,
  contract: C,
  input: z.input<C['input']>,
  circumstances: Circumstances = {},
): Promise<Answered<z.output<C['output']>>> {
  const operation = operations.find((one) => one.contract.name === contract.name)
  if (!operation) throw new Error(`The program has no ${contract.name}.`)
  const answer = await operation.perform(house, {
    secret: null,
    operationId: newId(),
    origin: somewhereElse(),
    ...circumstances,
    input,
  })
  return { ...answer, body: contract.output.parse(answer.body) as z.output<C['output']> }
}

/** The refusal that a knock meets; fails the test when it is let in. */
export async function refusalOf(knocking: Promise<unknown>): Promise<Refusal> {
  try {
    await knocking
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('The knock was answered, and should have been refused.')
}
