import { readSession } from '@passerelle/domain/shared/accounts/contract'
import type { OutputOf } from './call.ts'
import { readOptions } from './queries.ts'

export type Threshold = OutputOf<typeof readSession>

/** Who is signed in, where and as what. */
export type Session = NonNullable<Threshold['signedIn']>

/** Asked once, and again when a session begins, changes or ends. */
export const thresholdOptions = { ...readOptions(readSession, {}), staleTime: 5 * 60_000 }
