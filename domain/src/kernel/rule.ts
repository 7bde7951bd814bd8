import type { Facts } from './facts.ts'
import { type Reason, reason } from './reason.ts'

/** A sentence that must be true before a step; `code` is the word key of the sentence that says what is missing. */
export interface Rule {
  readonly code: string
  readonly holds: (facts: Facts) => boolean | undefined
  readonly values?: (facts: Facts) => Reason['values']
}

/** `holds` answers undefined where the facts do not say; only true lets through. */
export function rule(code: string, holds: Rule['holds'], values?: Rule['values']): Rule {
  return values ? { code, holds, values } : { code, holds }
}

/** The reasons that these rules give against acting; empty means none. */
export function unmet(rules: readonly Rule[], facts: Facts): readonly Reason[] {
  return rules
    .filter((each) => each.holds(facts) !== true)
    .map((each) => reason(each.code, each.values?.(facts)))
}
