import type { Reason } from '../../../kernel/reason.ts'
import type { FinderReason, MustKnow, Weighing } from '../finding.ts'

/**
 * What one look at a service found: it speaks for it, against it, has to be asked, or rules it out. `fit` is 0 to 1
 * where the look counts towards the order.
 */
export interface Verdict {
  readonly weighing: Weighing | 'excludes'
  readonly code: string
  readonly values?: Reason['values']
  readonly fit?: number
  /** The fact that was missing, when it can be demanded. */
  readonly fact?: MustKnow
}

export function excludes(code: string, values?: Reason['values']): Verdict {
  return values ? { weighing: 'excludes', code, values } : { weighing: 'excludes', code }
}

export function ask(fact: MustKnow | undefined, code: string, fit?: number): Verdict {
  return {
    weighing: 'ask',
    code,
    ...(fact === undefined ? {} : { fact }),
    ...(fit === undefined ? {} : { fit }),
  }
}

export function reasonOf({ code, values, weighing }: Verdict): FinderReason {
  const shown = weighing === 'excludes' ? 'against' : weighing
  return values ? { code, values, weighing: shown } : { code, weighing: shown }
}
