import { describe, expect, it } from 'vitest'
import { type Counted, figure } from './figures.ts'

function record(days: readonly [string, string][], more: Partial<Counted> = {}): Counted {
  const history = days.map(([step, day]) => ({
    step,
    day,
    from: 'a',
    to: step,
    by: 'amal',
    role: 'viewer' as const,
    at: '',
  }))
  return { state: 'a', history, answers: {}, needs: [], ...more }
}
const records = [
  record(
    [
      ['meet', '2026-05-01'],
      ['house', '2026-05-03'],
    ],
    { answers: { f: { kinds: ['x', 'y'] } } },
  ),
  record(
    [
      ['meet', '2026-05-01'],
      ['house', '2026-05-11'],
    ],
    { needs: [{ id: '1', service: 's', outcome: 'unavailable' }] },
  ),
  record([['meet', '2026-05-01']], {
    answers: { f: { kinds: { declined: true } } },
    needs: [{ id: '2', service: 's' }],
  }),
]

describe('a figure', () => {
  it('counts records by step, answer and state', () => {
    expect(figure({ id: 'i', kind: 'count', of: { took: ['house'] } }, records)).toEqual({ value: 2, of: 3 })
    expect(
      figure({ id: 'i', kind: 'count', of: { answers: [{ question: 'f.kinds', is: ['y'] }] } }, records)
        .value,
    ).toBe(1)
    expect(
      figure(
        { id: 'i', kind: 'count', of: { answers: [{ question: 'f.kinds', is: ['declined'] }] } },
        records,
      ).value,
    ).toBe(1)
    expect(figure({ id: 'i', kind: 'count', of: { reached: ['house'] } }, records).value).toBe(2)
  })

  it('says nothing rather than none when there is nothing to count', () => {
    expect(figure({ id: 'i', kind: 'share', of: {}, among: { took: ['never'] } }, records)).toEqual({ of: 0 })
    expect(figure({ id: 'i', kind: 'share', of: { took: ['house'] }, among: {} }, records).value).toBeCloseTo(
      2 / 3,
    )
  })

  it('takes the middle of the days from one step to the next', () => {
    expect(figure({ id: 'i', kind: 'days', from: 'meet', to: 'house' }, records)).toEqual({ value: 6, of: 2 })
  })

  it('counts needs by how they ended, open ones left out', () => {
    expect(figure({ id: 'i', kind: 'needs', outcome: ['unavailable'] }, records)).toEqual({ value: 1, of: 1 })
  })
})
