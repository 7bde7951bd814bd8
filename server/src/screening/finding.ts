/** One line of what speaks for or against two being one; `key` is its sentence, the weight counts in bits. */
export interface Finding {
  readonly field: string
  readonly key: string
  readonly weight: number
  readonly one: string | null
  readonly other: string | null
}

/** A possible match: the sum, and what it is made of. */
export interface Likeness {
  readonly weight: number
  readonly evidence: readonly (Finding & { readonly perMillion: number | null })[]
}
