import { roadOf } from '@passerelle/domain/shared/tracing/rules'
import type { Match } from '@passerelle/domain/shared/tracing/schema'
import { describe, expect, it } from 'vitest'
import { hinderedSteps, openSteps, stopsOfMatch, turnOf } from './match-road.ts'

const at = '2026-03-01T10:00:00Z'
const stranger = {
  names: [{ text: 'Mina Salar', script: 'Latn', kind: 'as-spoken', order: 'given-first' }],
  birth: null,
  sex: null,
} as const

const nothing: Match['own'] = {
  answers: null,
  answeredAt: null,
  confirmedAt: null,
  confirmedByName: null,
  whereabouts: null,
  agreedAt: null,
  child: false,
  assessment: null,
  mineWaits: false,
}
const silent: Match['other'] = {
  answered: false,
  answers: null,
  confirmed: false,
  agreed: false,
  whereabouts: null,
  child: false,
  interests: null,
}

/** A match in which each side has come so far; the road is that of the rules. */
function match(
  state: Match['state'],
  own: Partial<Match['own']> = {},
  other: Partial<Match['other']> = {},
): Match {
  const mine = { ...nothing, ...own }
  const theirs = { ...silent, ...other }
  const stand = {
    answered: mine.answeredAt !== null,
    confirmed: mine.confirmedAt !== null,
    agreed: mine.agreedAt !== null,
    child: mine.child,
    interests: mine.assessment?.approvedAt ? mine.assessment.outcome : null,
  }
  const road = roadOf({ state, own: stand, other: theirs })
  return {
    id: 'match',
    side: 'found',
    state,
    otherName: 'Lantern',
    relation: 'mother',
    person: null,
    sought: { ...stranger, names: [...stranger.names] },
    since: at,
    waitsForUs: false,
    requestId: null,
    seeker: null,
    own: mine,
    other: theirs,
    road: road.map(({ step, hindrances }) => ({ step, hindrances: [...hindrances] })),
    reunifiedOn: null,
    reunion: null,
    followUp: null,
    closing: null,
    endedAt: null,
  }
}

const answered = { answeredAt: at, answers: {} }
const sure = { ...answered, confirmedAt: at }
const told = { ...sure, agreedAt: at, whereabouts: 'Tent 14' }
const farSure = { answered: true, confirmed: true }

describe('whose turn it is', () => {
  it.each([
    ['first both answer, each for itself', match('in-progress'), 'answer'],
    ['then one waits for the other', match('in-progress', answered), 'wait-answer'],
    ['then the answers are compared', match('in-progress', answered, { answered: true }), 'confirm'],
    ['until both are sure', match('in-progress', sure, { answered: true }), 'wait-confirm'],
    [
      'then each is asked whether the other may know where they are',
      match('verified', sure, farSure),
      'tell',
    ],
    ['and nobody learns it alone', match('verified', told, farSure), 'wait-tell'],
    ['then they meet', match('verified', told, { ...farSure, agreed: true }), 'reunite'],
  ])('%s', (_, each, turn) => expect(turnOf(each)).toBe(turn))

  it('a child waits for two people; whoever assessed first waits for the second', () => {
    const far = { ...farSure, agreed: true }
    const assessment = {
      outcome: 'for',
      why: '',
      byName: 'Bruno',
      at,
      approvedByName: null,
      approvedAt: null,
    } as const
    expect(turnOf(match('verified', { ...told, child: true }, far))).toBe('assess')
    expect(turnOf(match('verified', { ...told, child: true }, farSure))).toBe('assess')
    expect(turnOf(match('verified', { ...told, child: true, assessment }, far))).toBe('approve')
    expect(turnOf(match('verified', { ...told, child: true, assessment, mineWaits: true }, far))).toBe(
      'wait-approval',
    )
    const both = { ...assessment, approvedByName: 'Rosa', approvedAt: at }
    expect(turnOf(match('verified', { ...told, child: true, assessment: both }, far))).toBe('reunite')
    expect(
      turnOf(match('verified', { ...told, child: true, assessment: { ...both, outcome: 'against' } }, far)),
    ).toBe('against')
    expect(turnOf(match('verified', told, { ...far, child: true }))).toBe('wait-assess')
  })
})

describe('the way', () => {
  it('shows the child’s step only where there is a child', () => {
    expect(stopsOfMatch(match('verified', sure)).map(({ id }) => id)).not.toContain('assess')
    expect(stopsOfMatch(match('verified', sure, { child: true })).map(({ id }) => id)).toContain('assess')
  })

  it('has one place where it stands, and none when it is over', () => {
    const here = (each: Match) => stopsOfMatch(each).filter(({ standing }) => standing === 'here')
    expect(here(match('in-progress'))).toMatchObject([{ id: 'answer' }])
    expect(here(match('withdrawn', answered))).toEqual([])
  })

  it('what cannot be done says why, what was done is not asked for again', () => {
    const hindered = hinderedSteps(match('in-progress', answered))
    expect(hindered.map(({ step }) => step)).toEqual(['confirm', 'tell', 'reunite', 'close'])
    expect(hinderedSteps(match('not-them'))).toEqual([])
  })

  it('closing is offered last before the two are together, and first afterwards', () => {
    expect(openSteps(match('verified', sure, farSure))).toEqual(['tell', 'close'])
    expect(openSteps(match('reunified', told, farSure))[0]).toBe('close')
  })
})
