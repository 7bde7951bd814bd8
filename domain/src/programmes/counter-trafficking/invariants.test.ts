import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compartmentOf } from '../../kernel/compartments.ts'
import type { Actor, Answers, Facts } from '../../kernel/facts.ts'
import { questionsOf } from '../../kernel/form.ts'
import { type Chance, inventAnswers } from '../../kernel/inventing.ts'
import { firstSteps, formsOf, rulesOf } from '../../kernel/programme.ts'
import { adviceAt, hindrances, stepsFrom } from '../../kernel/steps.ts'
import { counterTrafficking } from './definition.ts'
import { type Known, incident } from './incident.ts'
import { consentPoints } from './lists.ts'
import { told } from './told.ts'

const steps = Object.entries(counterTrafficking.steps)
const people: readonly Actor[] = ['amal', 'bruno', 'chen', 'dawit'].map((account) => ({
  account,
  organisation: 'harbour',
  roles: ['case-worker', 'supervisor', 'coordinator'],
  clearances: ['health', 'perpetrator', 'shelter-address'],
}))
const makers = ['screen', 'screen-again', 'assess']
const deciding = ['decide', 'call-conference', 'decide-in-conference']

/** What makes a random walk come far: the answers that guards ask for. */
const prefer: Answers = {
  ...told['check-safety'],
  ...told['begin-reflection'],
  pointsRead: consentPoints.codes,
  understood: 'yes',
  agreed: 'yes',
  assent: 'yes',
  childConsentGiven: 'yes',
  guardianNotInvolved: 'yes',
  bestInterests: 'yes',
  wishesToStartNow: 'yes',
  shelter: 'not-needed',
  protection: 'not-needed',
  counselling: 'not-needed',
  medical: 'not-needed',
  legal: 'agreed',
  servicesSigned: ['legal'],
}

const someone: Known = {
  person: { age: { least: 17, most: 19 } },
  referrals: [{ id: '1', service: 'legal-aid', state: 'accepted' }],
  needs: [],
}

/** A case that many hands move at random; gives its history. */
function wander(chance: Chance, length: number): ReturnType<ReturnType<typeof incident>['history']> {
  const case_ = incident(someone)
  for (let tries = 0; tries < length; tries += 1) {
    const open = stepsFrom(counterTrafficking, case_.state()).filter(
      ({ name }) => name !== 'leave' || chance() < 0.1,
    )
    const next = open[Math.floor(chance() * open.length)]
    const who = people[Math.floor(chance() * people.length)]
    if (!next || !who) continue
    const asking = {
      today: '2026-03-02',
      actor: who,
      chance,
      prefer,
      ...(someone.person ? { person: someone.person } : {}),
    }
    case_.take(who, next.name, next.step.form ? inventAnswers(next.step.form, asking) : {})
  }
  return case_.history()
}

/** Evenly spread numbers that follow from a seed (mulberry32), so that a failing walk can be walked again. */
function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function along(check: (history: ReturnType<typeof wander>) => void): void {
  fc.assert(
    fc.property(fc.integer(), (seed) => check(wander(chanceFrom(seed), 400))),
    { numRuns: 30 },
  )
}

describe('INV-04 a calculation never sets a status', () => {
  it('INV-04 the status is asked only where a second person decides', () => {
    const writers = steps.filter(
      ([, step]) => step.form && questionsOf(step.form).some((each) => each.id === 'traffickingStatus'),
    )
    expect(writers.map(([name]) => name)).toEqual(['decide', 'decide-in-conference', 'change-status'])
    for (const [, step] of writers) expect(firstSteps(step).length).toBeGreaterThan(0)
  })

  it('INV-04 the indication hinders nothing and lets nothing through', () => {
    const signs = fc.record({
      exploitation: fc.subarray(['excessiveHours', 'lowPay', 'badLiving']),
      coercionAtDestination: fc.subarray(['documentsTaken', 'violence']),
      acts: fc.constantFrom(['none'], ['recruitment']),
    })
    const facts = (assessment: Answers): Facts => ({
      today: '2026-03-02',
      actor: { account: 'bruno', organisation: 'harbour', roles: ['supervisor'], clearances: [] },
      history: [
        {
          step: 'assess',
          from: 'screened',
          to: 'assessed',
          by: 'amal',
          role: 'case-worker',
          day: '2026-03-02',
          at: '',
        },
      ],
      answers: { assessment },
    })
    fc.assert(
      fc.property(signs, (assessment) => {
        const known = facts({ ...told.assess, ...assessment })
        expect(adviceAt(counterTrafficking, 'decide', known).length).toBeGreaterThan(0)
        expect(hindrances(counterTrafficking, 'decide', { state: 'assessed', version: 1 }, known)).toEqual([])
      }),
    )
  })

  it('INV-04 a person may decide against the indication', () => {
    const case_ = incident({ person: { age: { least: 30, most: 30 } } })
    const [amal, bruno] = people
    if (!amal || !bruno) throw new Error('nobody is there')
    for (const step of ['record-contact', 'check-safety', 'ask-consent', 'screen'] as const)
      case_.take(amal, step, told[step])
    const against = { ...told.assess, proposedStatus: 'NotAVictimOfTrafficking' }
    expect(case_.take(amal, 'assess', against)).toEqual([])
    expect(
      case_.take(bruno, 'decide', { ...told.decide, traffickingStatus: 'NotAVictimOfTrafficking' }),
    ).toEqual([])
  })
})

describe('INV-14 the maker is never the checker', () => {
  it('INV-14 a screener does not decide on their own screening, nor call or decide a conference on it', () => {
    const case_ = incident({ person: { age: { least: 30, most: 30 } } })
    const [amal, bruno, chen] = people
    if (!amal || !bruno || !chen) throw new Error('nobody is there')
    for (const step of ['record-contact', 'check-safety', 'ask-consent', 'screen'] as const)
      case_.take(amal, step, told[step])
    expect(case_.take(bruno, 'assess', told.assess)).toEqual([])
    for (const step of ['decide', 'call-conference']) {
      expect(case_.why(amal, step)).toEqual(['kernel.second-person'])
      expect(case_.why(bruno, step)).toEqual(['kernel.second-person'])
      expect(case_.why(chen, step)).toEqual([])
    }
  })

  it('INV-14 holds on every walk that four people take together', () => {
    let decisions = 0
    along((history) => {
      history.forEach((entry, at) => {
        if (!deciding.includes(entry.step)) return
        decisions += 1
        const before = history.slice(0, at)
        const since = before.slice(before.findLastIndex((each) => each.step === 'reopen') + 1)
        const last = since.findLast((each) => makers.includes(each.step))
        expect(last?.by).toBeDefined()
        expect(last?.by).not.toBe(entry.by)
      })
    })
    expect(decisions).toBeGreaterThan(3)
  })
})

describe('INV-05 and INV-10 what is severe stays sealed', () => {
  it('INV-05 INV-10 health, perpetrators and shelter are asked in sealed forms only', () => {
    const sealed = formsOf(counterTrafficking).filter((form) => form.compartment)
    expect(sealed.map((form) => [form.id, form.compartment])).toEqual([
      ['shelter-stay', 'shelter-address'],
      ['health', 'health'],
      ['perpetrators', 'perpetrator'],
    ])
  })

  it('INV-10 no open question is shared as health', () => {
    for (const form of formsOf(counterTrafficking)) {
      for (const question of questionsOf(form)) {
        if (question.category === 'health') expect(compartmentOf(form, question)).toBe('health')
      }
    }
  })

  it('INV-05 INV-10 no rule looks at what is sealed, so nobody needs to open it to go on', () => {
    const looked: string[] = []
    const watched = new Proxy<Record<string, Answers>>(
      {},
      {
        has: () => true,
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
        get: (_, form) => {
          looked.push(String(form))
          return {}
        },
      },
    )
    const facts: Facts = { today: '2026-03-02', actor: people[0]!, history: [], answers: watched }
    for (const rule of rulesOf(counterTrafficking)) {
      rule.holds(facts)
      rule.values?.(facts)
    }
    expect(looked).toContain('plan')
    for (const form of ['health', 'perpetrators', 'shelter-stay']) expect(looked).not.toContain(form)
  })
})

describe('assistance is unconditional', () => {
  it('no step but the statement itself looks at whether a statement was made', () => {
    for (const [name, step] of steps.filter(([each]) => each !== 'give-statement')) {
      const codes = [...(step.needs ?? []), ...(step.answersMust ?? [])].map((rule) => rule.code)
      expect(
        codes.filter((code) => code.includes('statement')),
        name,
      ).toEqual([])
    }
  })

  it('a person may leave from wherever they stand, and come back from there', () => {
    along((history) => {
      const state = history.at(-1)?.to ?? 'referred'
      const name = counterTrafficking.ends.some((end) => end === state) ? 'reopen' : 'leave'
      const actor = people[0]!
      const facts: Facts = { today: '2026-03-02', actor, history, answers: {} }
      expect(hindrances(counterTrafficking, name, { state, version: 1 }, facts)).toEqual([])
    })
  })
})

describe('a walk', () => {
  it('comes to every state of the road', () => {
    const walks = Array.from({ length: 30 }, (_, seed) => wander(chanceFrom(seed), 400))
    const reached = new Set(walks.flatMap((history) => history.map((entry) => entry.to)))
    const far = counterTrafficking.states.filter((state) => !reached.has(state))
    expect(far).toEqual([])
  })
})
