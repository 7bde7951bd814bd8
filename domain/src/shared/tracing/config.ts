/**
 * Numbers of family tracing. They are policy, not code: a change raises the version.
 * Source: set by this project; the states are those of reference 6, algorithm 7 (after the lookups of Primero).
 */
export const tracingConfig = {
  version: 1,
  /** A search goes on until it is closed; the agreement to it is asked anew after so many days. */
  agreementDays: 365,
  /** So many people can be looked for in one request. */
  mostSought: 30,
  /** So many people of one organisation are laid before its desk for one who is sought. */
  mostHits: 5,
  /** So many of the questions each side answers at least, before the answers are laid side by side. */
  fewestAnswers: 3,
} as const
