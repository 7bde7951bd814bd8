import { describe, expect, it } from 'vitest'
import { agreementFaults, requestState } from './asking.ts'
import { type Judgement, hindrancesToJudging, inOrder, settle } from './judging.ts'

function said(...judgements: readonly (readonly [string, Judgement['verdict']])[]): Judgement[] {
  return judgements.map(([accountId, verdict]) => ({ accountId, verdict }))
}

describe('what follows from judgements', () => {
  it('is nothing while nobody judged (INV-11)', () => {
    expect(settle([], false)).toBe('open')
    expect(settle([], true)).toBe('open')
  })

  it('is what the one who looked said, where nothing is severe', () => {
    expect(settle(said(['amal', 'same']), false)).toBe('same')
    expect(settle(said(['amal', 'not-same']), false)).toBe('not-same')
    expect(settle(said(['amal', 'cannot-tell']), false)).toBe('cannot-tell')
    expect(settle(said(['amal', 'cannot-tell'], ['bruno', 'same']), false)).toBe('same')
  })

  it('needs two people who agree where a record is severe, and one person is never two', () => {
    expect(settle(said(['amal', 'same']), true)).toBe('waiting')
    expect(settle(said(['amal', 'same'], ['amal', 'same']), true)).toBe('waiting')
    expect(settle(said(['amal', 'same'], ['bruno', 'not-same']), true)).toBe('waiting')
    expect(settle(said(['amal', 'same'], ['bruno', 'not-same'], ['gita', 'same']), true)).toBe('same')
    expect(settle(said(['amal', 'same'], ['bruno', 'cannot-tell']), true)).toBe('waiting')
  })
})

describe('who may judge', () => {
  it('is everybody who has not said the same before, until it is decided', () => {
    const waiting = { state: 'waiting', judgements: said(['amal', 'same']) } as const
    expect(hindrancesToJudging(waiting, { accountId: 'bruno', verdict: 'same' })).toEqual([])
    expect(hindrancesToJudging(waiting, { accountId: 'amal', verdict: 'not-same' })).toEqual([])
    expect(hindrancesToJudging(waiting, { accountId: 'amal', verdict: 'same' })).toEqual([
      { code: 'recognition.needs-another-person' },
    ])
    const decided = { state: 'same', judgements: said(['amal', 'same']) } as const
    expect(hindrancesToJudging(decided, { accountId: 'bruno', verdict: 'same' })).toEqual([
      { code: 'recognition.already-decided' },
    ])
  })

  it('judges the same two whichever is named first', () => {
    expect(inOrder('b', 'a')).toEqual(['a', 'b'])
    expect(inOrder('a', 'b')).toEqual(['a', 'b'])
  })
})

describe('asking others', () => {
  const agreed = {
    givenBy: 'self',
    form: 'explicit-oral-witnessed',
    proof: 'Rana',
    guardianName: null,
    capacityNote: null,
  } as const

  it('stands on the agreement of an adult, and of a child together with a guardian', () => {
    expect(agreementFaults(agreed, { least: 30, most: 30 }, '2026-03-01')).toEqual([])
    expect(agreementFaults(agreed, { least: 9, most: 9 }, '2026-03-01')).toEqual([
      { path: 'agreement.givenBy', code: 'consents.fault.child-needs-guardian' },
    ])
  })

  it('looks the same until the last day, whoever was asked and whatever they said but yes', () => {
    const request = { openUntil: '2026-03-15T00:00:00.000Z', withdrawnAt: null }
    expect(requestState(request, 0, '2026-03-14T00:00:00.000Z')).toBe('waiting')
    expect(requestState(request, 0, '2026-03-15T00:00:01.000Z')).toBe('over')
    expect(requestState(request, 1, '2026-03-02T00:00:00.000Z')).toBe('answered')
  })
})
