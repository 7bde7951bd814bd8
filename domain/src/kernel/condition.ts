import type { Facts, Tri } from './facts.ts'

/** What a condition may ask of the person. */
export type PersonQuestion = 'minor' | 'guardian' | 'unaccompanied'

/**
 * When a question is asked, as data: it is exported, explained and kept on devices that were offline.
 * `question` names a question of the same form, or of another as `form.question`.
 */
export type Condition =
  | { readonly kind: 'is'; readonly question: string; readonly value: string }
  | { readonly kind: 'is-not'; readonly question: string; readonly value: string }
  | { readonly kind: 'includes'; readonly question: string; readonly value: string }
  | { readonly kind: 'answered'; readonly question: string }
  | { readonly kind: 'person'; readonly asks: PersonQuestion; readonly answers: readonly Tri[] }
  | { readonly kind: 'and'; readonly all: readonly Condition[] }
  | { readonly kind: 'or'; readonly any: readonly Condition[] }

/** Looks up an answer; undefined when there is none. */
export type Look = (question: string) => unknown

export type PersonOf = Pick<Facts, 'person'>
