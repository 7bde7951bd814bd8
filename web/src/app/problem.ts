import type { Fault, Reason } from '@passerelle/domain/kernel/reason'

interface ProblemFacts {
  readonly status: number
  readonly code: string
  readonly title?: string | undefined
  readonly detail?: string | undefined
  readonly reasons?: readonly Reason[] | undefined
  readonly faults?: readonly Fault[] | undefined
  /** What the sentence needs, and what the page needs to go on. */
  readonly values?: Readonly<Record<string, unknown>> | undefined
  /** The operation's own id: what a person reads out on the telephone. */
  readonly operationId: string
}

/** A refusal or a failure, as the server told it (RFC 9457) or as the connection showed it. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string | undefined
  readonly reasons: readonly Reason[]
  readonly faults: readonly Fault[]
  readonly values: Readonly<Record<string, unknown>>
  readonly operationId: string

  constructor(facts: ProblemFacts) {
    super(facts.title ?? facts.code)
    this.name = 'Problem'
    this.status = facts.status
    this.code = facts.code
    this.detail = facts.detail
    this.reasons = facts.reasons ?? []
    this.faults = facts.faults ?? []
    this.values = facts.values ?? {}
    this.operationId = facts.operationId
  }

  /** True when nothing is known about what the server did: the same operation may be sent again. */
  get unanswered(): boolean {
    return this.status === 0
  }
}

/** Whatever was thrown, told as a problem, so that every page shows failures in one way. */
export function asProblem(thrown: unknown, told: Partial<ProblemFacts> = {}): Problem {
  if (thrown instanceof Problem) return thrown
  const title = thrown instanceof Error ? thrown.message : String(thrown)
  return new Problem({ status: 500, code: 'web.broken', title, operationId: '', ...told })
}
