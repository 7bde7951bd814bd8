/** `question` is `form.question`; 'declined' is a value too. */
export interface AnswerIs {
  readonly question: string
  readonly is: readonly string[]
}

/** Which records are meant, as data: all that is named must hold. */
export interface Filter {
  /** Has been in one of these states. */
  readonly reached?: readonly string[]
  /** Has had one of these steps. */
  readonly took?: readonly string[]
  /** The latest answers to these questions are, or include, one of the values. */
  readonly answers?: readonly AnswerIs[]
  /** A need of the record ended so. */
  readonly need?: { readonly outcome: readonly string[] }
}

export type Breakdown = 'sex' | 'age-band' | 'place' | { readonly question: string }

/** What is counted, as data, so that the database, the manual and the page count alike. */
export type Indicator =
  | { readonly id: string; readonly kind: 'count'; readonly of: Filter; readonly by?: readonly Breakdown[] }
  | {
      readonly id: string
      readonly kind: 'share'
      readonly of: Filter
      readonly among: Filter
      readonly by?: readonly Breakdown[]
    }
  /** Share of needs (not of records) with this outcome. */
  | { readonly id: string; readonly kind: 'needs'; readonly outcome: readonly string[] }
  /** Median days from the first of one step to the first of another after it. */
  | { readonly id: string; readonly kind: 'days'; readonly from: string; readonly to: string }
