import type { Contract } from '@passerelle/domain/kernel/contract'
import type { Day } from '@passerelle/domain/kernel/day'
import { newId } from './ids.ts'
import type { z } from 'zod'
import { arriving } from './acting.ts'
import { type Actor, nobody } from './actor.ts'
import { type Arrival, arrive } from './arrival.ts'
import type { NoTrace, Trace } from './event.ts'
import type { House, News } from './house.ts'
import { leave } from './leaving.ts'
import { faultsOf } from './faults.ts'
import { Refusal } from './problem.ts'
import type { Tx } from './sql.ts'

/** What surrounds a piece of work: the open transaction, who acts, and what time it is. */
export interface Scene {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly today: Day
  readonly house: House
  /** Where the caller sits, as far as the network tells; for slowing down whoever guesses. */
  readonly origin: string
  readonly device: string
  /** What this browser was given when somebody last signed in with it; it proves nothing by itself. */
  readonly deviceToken: string | null
  /** Set by operations that begin or end a session; the door turns them into cookies. */
  readonly cookie: { secret?: string | null; device?: string }
  /** Set by operations that find out at the door who is acting; the event is written in their name. */
  readonly acting: { as?: Pick<Actor, 'account' | 'organisation' | 'session'> }
}

/** One knock at the door. */
export interface Call {
  readonly secret: string | null
  /** Made by the client, UUIDv7; the same id again is the same act and gets the first answer. */
  readonly operationId?: string | undefined
  readonly input: unknown
  readonly origin?: string
  readonly device?: string
  readonly deviceToken?: string | null
  readonly now?: Date
}

export interface Answer {
  readonly body: unknown
  readonly cookie?: string | null | undefined
  readonly deviceCookie?: string | undefined
}

export interface Operation {
  readonly contract: Contract
  perform(house: House, call: Call): Promise<Answer>
}

/** A job to be done after the commit, queued in the same transaction. */
export interface Reaction {
  readonly task: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly runAt?: Date
  readonly key?: string
}

/** What a run may hand over: the shape of the contract, read-only or not; the schema makes the copy that leaves. */
export type Handed<T> = T extends readonly (infer Item)[]
  ? readonly Handed<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Handed<T[Key]> }
    : T

/** Does the work of one operation inside the transaction. */
type Run<In extends z.ZodType, Out extends z.ZodType> = (
  scene: Scene,
  input: z.output<In>,
) => Promise<Handed<z.input<Out>>>

/** Says what is written down about it. */
type Tell<In extends z.ZodType, Out extends z.ZodType> = (
  input: z.output<In>,
  output: z.output<Out>,
  scene: Scene,
) => Trace | NoTrace

/** Queues what follows from it. */
type React<In extends z.ZodType, Out extends z.ZodType> = (
  input: z.output<In>,
  output: z.output<Out>,
  scene: Scene,
) => readonly Reaction[]

/**
 * The one road into the system: read the input, act as the person, do the work, write down that it was done.
 * `trace` is required: an operation that leaves no event does not compile; readings that concern nobody say so.
 */
export function operation<In extends z.ZodType, Out extends z.ZodType>(
  contract: Contract<string, In, Out>,
  run: Run<In, Out>,
  trace: Tell<In, Out>,
  reactions: React<In, Out> = noReactions,
): Operation {
  return build('app', contract, run, trace, reactions)
}

/** The same road for what needs the secrets of accounts and links: signing in, passwords, invitations, answers by link. */
export function atTheDoor<In extends z.ZodType, Out extends z.ZodType>(
  contract: Contract<string, In, Out>,
  run: Run<In, Out>,
  trace: Tell<In, Out>,
  reactions: React<In, Out> = noReactions,
): Operation {
  return build('door', contract, run, trace, reactions)
}

/** The road itself, for those who pave a variant of it; what `run` hands over is checked by the contract alone. */
export function build<In extends z.ZodType, Out extends z.ZodType>(
  as: 'app' | 'door',
  contract: Contract<string, In, Out>,
  run: (scene: Scene, input: z.output<In>) => Promise<unknown>,
  trace: Tell<In, Out>,
  reactions: React<In, Out>,
): Operation {
  async function work(scene: Scene, id: string, input: z.output<In>): Promise<Done> {
    const output = contract.output.parse(await run(scene, input))
    const said = trace(input, output, scene)
    const keepAnswer = as === 'app' && changesSomething(contract) && scene.actor !== nobody
    leave(scene, {
      id,
      name: contract.name,
      keepAnswer,
      output,
      trace: said,
      reactions: reactions(input, output, scene),
    })
    const answer = { body: output, cookie: scene.cookie.secret, deviceCookie: scene.cookie.device }
    return { answer, news: newsOf(contract.name, scene, said) }
  }
  return {
    contract,
    async perform(house, call) {
      const input = read(contract, call.input)
      // Readings and what the door does are not repeated by their id: they get an id of their own each time.
      const repeatable = as === 'app' && changesSomething(contract)
      const id = (repeatable ? call.operationId : undefined) ?? newId()
      const attempt = () =>
        arriving(house[as], call.secret, id, async (tx, row): Promise<Done> => {
          const arrival = await arrive(tx, contract, row)
          if (arrival.earlier !== undefined) return { answer: { body: arrival.earlier } }
          return work(sceneOf(house, tx, arrival, call), id, input)
        })
      const done = await attempt().catch((error: unknown) => {
        if (id !== call.operationId) throw error
        return firstAnswer(house, contract, call, id, error)
      })
      if (done.news && changesSomething(contract)) house.announce(done.news)
      return done.answer
    },
  }
}

function changesSomething(contract: Contract): boolean {
  return contract.method === 'POST' && !contract.reads
}

/**
 * Two of the same arrived together, and the other was faster: what it did stands in the way of this one, and its answer
 * is this one's answer too. Any other failure stays what it was.
 */
async function firstAnswer(
  house: House,
  contract: Contract,
  call: Call,
  id: string,
  failure: unknown,
): Promise<Done> {
  if (!(failure instanceof Refusal) || failure.status !== 409) throw failure
  const arrival = await arriving(house.app, call.secret, id, (tx, row) => arrive(tx, contract, row))
  if (arrival.earlier === undefined) throw failure
  return { answer: { body: arrival.earlier } }
}

interface Done {
  readonly answer: Answer
  readonly news?: News
}

function noReactions(): readonly Reaction[] {
  return []
}

function read<In extends z.ZodType>(contract: Contract<string, In>, raw: unknown): z.output<In> {
  const parsed = contract.input.safeParse(raw, { reportInput: true })
  if (!parsed.success) throw new Refusal('invalid-input', { faults: faultsOf(parsed.error) })
  return parsed.data
}

function sceneOf(house: House, tx: Tx, arrival: Arrival, call: Call): Scene {
  const now = call.now ?? new Date()
  return {
    tx,
    actor: arrival.actor ?? nobody,
    now,
    today: now.toISOString().slice(0, 10),
    house,
    origin: call.origin ?? 'local',
    device: call.device ?? '',
    deviceToken: call.deviceToken ?? null,
    cookie: {},
    acting: {},
  }
}

function newsOf(operation: string, scene: Scene, said: Trace | NoTrace): News {
  const trace: Trace = 'unrecorded' in said ? {} : said
  return {
    operation,
    organisations: [scene.actor.organisation, trace.other ?? ''].filter((id) => id !== ''),
    record: trace.record ?? null,
    referral: trace.referral ?? null,
  }
}
