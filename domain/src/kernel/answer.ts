/** "I would rather not say": an answer like any other, never a gap. */
export interface Declined {
  readonly declined: true
}

/** `minor` counts the smallest unit of the currency (ISO 4217), so that no amount is ever rounded. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** Yes, no and unknown are the texts 'yes', 'no' and 'unknown'; days, places, countries, languages and people are texts too. */
export type Answer = string | number | readonly string[] | Money | Declined

export const declined: Declined = { declined: true }

export function isDeclined(answer: unknown): answer is Declined {
  return typeof answer === 'object' && answer !== null && 'declined' in answer && answer.declined === true
}

export function isMoney(answer: unknown): answer is Money {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'minor' in answer &&
    Number.isSafeInteger(answer.minor) &&
    'currency' in answer &&
    typeof answer.currency === 'string'
  )
}
