import type { Reason } from '../../../kernel/reason.ts'
import type { FinderReason, MustKnow, Weighing } from '../finding.ts'

/**
 * What one look at a service found: it speaks for it, against it, has to be asked, or rules it out. Verdicts
 * without values are made once and shared, because a search makes tens of thousands of them.
 */
export interface Verdict {
  readonly excludes: boolean
  readonly reason: FinderReason
  /** 0 to 1, where the look counts towards the order. */
  readonly fit?: number
  /** The fact that was missing, when a search may demand it. */
  readonly fact?: MustKnow
}

export function verdict(weighing: Weighing, code: string, fit?: number, values?: Reason['values']): Verdict {
  const reason = values ? { code, values, weighing } : { code, weighing }
  return fit === undefined ? { excludes: false, reason } : { excludes: false, reason, fit }
}

/** Not known on one side or the other. */
export function ask(fact: MustKnow, code: string, fit?: number, values?: Reason['values']): Verdict {
  return { ...verdict('ask', code, fit, values), fact }
}

export function excludes(code: string, values?: Reason['values']): Verdict {
  return {
    excludes: true,
    reason: values ? { code, values, weighing: 'against' } : { code, weighing: 'against' },
  }
}
