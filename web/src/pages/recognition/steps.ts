import type { ShownScore } from '@passerelle/domain/shared/recognition/schema'

/** One line of the sum, and where its bar begins and ends, in bits. */
export interface Step {
  readonly kind: 'prior' | 'for' | 'against' | 'total'
  /** What was compared; null for what was supposed before, and for the sum. */
  readonly field: string | null
  /** Keys of the words. */
  readonly label: string
  readonly finding: string | null
  readonly one: string | null
  readonly other: string | null
  readonly perMillion: number | null
  readonly bits: number
  readonly begins: number
  readonly ends: number
}

const silent = { field: null, finding: null, one: null, other: null, perMillion: null } as const

/** The lines of a waterfall: what was supposed before, each piece of evidence from where the last ended, and the sum. */
export function stepsOf({ weight, evidence }: ShownScore): {
  readonly steps: readonly Step[]
  readonly from: number
  readonly to: number
} {
  const prior = weight - evidence.reduce((sum, line) => sum + line.weight, 0)
  const steps: Step[] = [
    { ...silent, kind: 'prior', label: 'recognition.prior', bits: prior, begins: 0, ends: prior },
  ]
  let reached = prior
  for (const { field, key, one, other, perMillion, weight: bits } of evidence) {
    const ends = reached + bits
    const kind = bits < 0 ? 'against' : 'for'
    steps.push({
      kind,
      field,
      label: `recognition.field.${field}`,
      finding: key,
      one,
      other,
      perMillion,
      bits,
      begins: reached,
      ends,
    })
    reached = ends
  }
  steps.push({ ...silent, kind: 'total', label: 'recognition.total', bits: weight, begins: 0, ends: weight })
  const ends = steps.flatMap((step) => [step.begins, step.ends])
  const [from, to] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  return { steps, from, to: to > from ? to : from + 1 }
}
