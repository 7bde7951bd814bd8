import type { z } from 'zod'
import type { Role } from './vocabulary.ts'

/** Who may knock: `anyone` needs no session, `signed-in` needs one, `link` carries an expiring secret of its own. */
export type Door = 'anyone' | 'signed-in' | 'link'

/**
 * The promise one operation makes to its callers: web, command line, jobs and partners' programs.
 * `path` holds `:names` that are fields of the input; the other fields travel in the query (GET) or the body.
 */
export interface Contract<
  Name extends string = string,
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
> {
  /** `noun.verb`, for instance `referrals.accept`. */
  readonly name: Name
  readonly method: 'GET' | 'POST'
  readonly path: `/api/${string}`
  readonly door: Door
  /** The roles that may call it; absent: every role. The first of the four questions: may this person act? */
  readonly roles?: readonly Role[]
  /** Only reads, though by POST, so that what is asked for stands in no address: its answer is not kept and it is no news. */
  readonly reads?: true
  /** A file travels: `in` as the raw body of the request (its input comes in the query), `out` as the answer. */
  readonly bytes?: 'in' | 'out'
  /** One sentence for the published interface. */
  readonly about: string
  readonly input: In
  readonly output: Out
}

/** Declares a contract; exists so that names and schemas are inferred exactly. */
export function contract<const Name extends string, In extends z.ZodType, Out extends z.ZodType>(
  promise: Contract<Name, In, Out>,
): Contract<Name, In, Out> {
  return promise
}

/** Those who work with persons; administrators and viewers never do. */
export const caseRoles: readonly Role[] = ['case-worker', 'supervisor', 'coordinator']
