import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepsOf } from './steps.ts'

const line = fc.record({
  field: fc.constantFrom('given', 'birth', 'sex'),
  key: fc.constant('recognition.evidence.name.exact'),
  weight: fc.integer({ min: -200, max: 200 }).map((tenths) => tenths / 10),
  one: fc.constant(null),
  other: fc.constant(null),
  perMillion: fc.constant(null),
})

describe('the sum that people read', () => {
  it('property: each bar begins where the last ended, the last line is the weight, and every bar lies within the frame', () => {
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: -30, max: 60 }), (evidence, weight) => {
        const { steps, from, to } = stepsOf({ weight, probability: 0.5, band: 'review', evidence })
        const parts = steps.slice(0, -1)
        parts.slice(1).forEach((step, at) => expect(step.begins).toBe(parts[at]?.ends))
        expect(parts.at(-1)?.ends).toBeCloseTo(weight)
        expect(steps.at(-1)).toMatchObject({ kind: 'total', bits: weight })
        for (const { begins, ends } of steps) {
          expect(Math.min(begins, ends)).toBeGreaterThanOrEqual(from)
          expect(Math.max(begins, ends)).toBeLessThanOrEqual(to)
        }
      }),
    )
  })
})
