import { describe, expect, it } from 'vitest'
import type { Facts, HistoryEntry } from './facts.ts'
import type { Form } from './form.ts'
import { type Programme, programme } from './programme.ts'
import { rule } from './rule.ts'
import { attempt, hindrances, stepsFrom } from './steps.ts'
import { reachableFrom, stuck, unreached } from './walking.ts'

const signUp: Form = {
  id: 'sign-up',
  words: 'club',
  groups: [{ id: 'all', questions: [{ id: 'agrees', kind: 'yes-no-unknown', required: true }] }],
}
const agreed = rule('club.rule.agreed', ({ answers }) => answers['sign-up']?.['agrees'] === 'yes')
const feePaid = rule('club.rule.fee-paid', ({ needs }) => needs?.some((need) => need.outcome === 'paid'))

const club = programme({
  id: 'club',
  version: 2,
  area: 'cooperation',
  states: ['applied', 'member', 'left'],
  starts: 'applied',
  ends: ['left'],
  steps: {
    apply: { from: 'applied', by: 'case-worker', form: signUp, answersMust: [agreed] },
    admit: { from: 'applied', to: 'member', by: ['supervisor', 'coordinator'], asksSecondPerson: 'apply' },
    play: { from: 'member', by: 'case-worker', needs: [feePaid] },
    leave: { from: ['applied', 'member'], to: 'left', by: 'case-worker' },
    return: { from: 'left', to: 'applied', by: 'case-worker' },
  },
  indicators: [],
})

const applied = { state: 'applied', version: 2 }
const amal = {
  account: 'amal',
  organisation: 'harbour',
  roles: ['case-worker', 'supervisor'],
  clearances: [],
} as const
const facts: Facts = { today: '2026-05-20', actor: amal, history: [], answers: {} }

function done(step: string, by: string, from = 'applied', to = from): HistoryEntry {
  return { step, by, from, to, role: 'case-worker', day: '2026-05-19', at: '2026-05-19T10:00:00Z' }
}

function why(name: string, known: Partial<Facts> = {}, standing = applied): string[] {
  return hindrances(club, name, standing, { ...facts, ...known }).map((reason) => reason.code)
}

describe('a step', () => {
  it('may be taken where nothing speaks against it', () => {
    expect(why('apply')).toEqual([])
    expect(why('admit', { history: [done('apply', 'bruno')] })).toEqual([])
  })

  it('is refused to a name that no step has, even one that every object knows', () => {
    expect(why('fly')).toEqual(['kernel.no-such-step'])
    expect(why('constructor')).toEqual(['kernel.no-such-step'])
  })

  it('is refused from another state, to another role, and to an old device', () => {
    expect(why('return')).toEqual(['kernel.not-from-here'])
    expect(why('apply', { actor: { ...amal, roles: ['viewer'] } })).toEqual(['kernel.not-your-role'])
    expect(why('apply', {}, { state: 'applied', version: 3 })).toEqual(['kernel.newer-version'])
  })

  it('is refused to whoever took the one before, when it asks a second person', () => {
    expect(why('admit', { history: [done('apply', 'amal')] })).toEqual(['kernel.second-person'])
  })

  it('waits for a first person before it asks a second', () => {
    expect(why('admit')).toEqual(['kernel.no-first-person'])
  })

  it('asks only who took part since it was last decided and since the record was re-opened', () => {
    const before = [
      done('apply', 'amal'),
      done('leave', 'amal', 'applied', 'left'),
      done('return', 'bruno', 'left', 'applied'),
    ]
    expect(why('admit', { history: before })).toEqual(['kernel.no-first-person'])
    expect(why('admit', { history: [...before, done('apply', 'bruno')] })).toEqual([])
    const decided = [done('apply', 'amal'), done('admit', 'bruno'), done('apply', 'chen')]
    expect(why('admit', { history: decided })).toEqual([])
  })

  it('is refused when the facts do not say', () => {
    const member = { state: 'member', version: 2 }
    expect(why('play', {}, member)).toEqual(['club.rule.fee-paid'])
    expect(why('play', { needs: [{ id: '1', service: 'fee', outcome: 'paid' }] }, member)).toEqual([])
  })

  it('moves the record only with answers that satisfy it', () => {
    expect(attempt(club, 'apply', applied, facts, { agrees: 'no' })).toMatchObject({
      to: 'applied',
      reasons: [{ code: 'club.rule.agreed' }],
    })
    expect(attempt(club, 'leave', applied, facts, {})).toEqual({
      to: 'left',
      answers: {},
      reasons: [],
      faults: [],
    })
    expect(attempt(club, 'apply', applied, facts, { agrees: 'yes' }).answers).toEqual({ agrees: 'yes' })
  })

  it('without questions takes no answers', () => {
    const tried = attempt(club, 'leave', applied, facts, { agrees: 'yes' })
    expect(tried).toMatchObject({
      to: 'applied',
      faults: [{ path: 'agrees', code: 'kernel.fault.unknown-question' }],
    })
  })

  it('does not look at answers when it may not be taken at all', () => {
    expect(attempt(club, 'play', applied, facts, { anything: 1 })).toMatchObject({
      faults: [],
      to: 'applied',
    })
  })

  it('in a compartment is refused without its clearance', () => {
    const sealed: Programme = {
      ...club,
      steps: { note: { from: 'applied', by: 'case-worker', form: { ...signUp, compartment: 'health' } } },
    }
    expect(hindrances(sealed, 'note', applied, facts)).toEqual([{ code: 'kernel.no-clearance' }])
    const cleared = { ...facts, actor: { ...amal, clearances: ['health' as const] } }
    expect(hindrances(sealed, 'note', applied, cleared)).toEqual([])
  })
})

describe('a programme', () => {
  it('lists the steps of a state in order', () => {
    expect(stepsFrom(club, 'applied').map(({ name }) => name)).toEqual(['apply', 'admit', 'leave'])
  })

  it('knows states that no road leads to and states without a way out', () => {
    expect([unreached(club), stuck(club)]).toEqual([[], []])
    const broken: Programme = {
      ...club,
      states: [...club.states, 'lost'],
      steps: { ...club.steps, leave: { from: 'applied', to: 'left', by: 'viewer' } },
    }
    expect([unreached(broken), stuck(broken)]).toEqual([['lost'], ['member', 'lost']])
    expect([...reachableFrom(broken, 'member')]).toEqual(['member'])
  })

  it('with a misspelt state or step does not compile', () => {
    const rest = {
      id: 'x',
      version: 1,
      area: 'cooperation',
      states: ['open', 'closed'],
      starts: 'open',
      indicators: [],
    } as const
    // @ts-expect-error 'clsoed' is no state
    programme({ ...rest, ends: ['clsoed'], steps: {} })
    // @ts-expect-error 'opne' is no state
    programme({ ...rest, ends: [], steps: { shut: { from: 'opne', by: 'viewer' } } })
    programme({
      ...rest,
      ends: [],
      // @ts-expect-error 'shout' is no step
      steps: { shut: { from: 'open', by: 'viewer', asksSecondPerson: 'shout' } },
    })
    programme({
      ...rest,
      ends: [],
      steps: { shut: { from: 'open', by: 'viewer', asksSecondPerson: 'shut' } },
    })
  })
})
