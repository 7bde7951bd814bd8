import { describe, expect, it } from 'vitest'
import type { Actor } from '../../kernel/facts.ts'
import { type Incident, type Known, incident } from './incident.ts'
import { reflectionDays } from './rules.ts'
import { told } from './told.ts'

const amal: Actor = { account: 'amal', organisation: 'harbour', roles: ['case-worker'], clearances: [] }
const bruno: Actor = { account: 'bruno', organisation: 'harbour', roles: ['supervisor'], clearances: [] }
const chen: Actor = {
  account: 'chen',
  organisation: 'harbour',
  roles: ['supervisor', 'coordinator'],
  clearances: [],
}
const viewer: Actor = { ...amal, account: 'vera', roles: ['viewer'] }

const adult: Known = {
  person: { age: { least: 26, most: 26 } },
  jurisdiction: 'JOR',
  referrals: [],
  needs: [],
}
const child: Known = { ...adult, person: { age: { least: 15, most: 16 } } }

type Told = typeof told

function follow(case_: Incident, who: Actor, steps: readonly (keyof Told)[]): Incident {
  for (const step of steps) expect(case_.take(who, step, told[step]), step).toEqual([])
  return case_
}

/** A case that went well up to the assessment by Amal. */
function assessedCase(known = adult): Incident {
  return follow(incident(known), amal, ['record-contact', 'check-safety', 'ask-consent', 'screen', 'assess'])
}

function decidedCase(): Incident {
  const case_ = assessedCase()
  expect(case_.take(bruno, 'decide', told.decide)).toEqual([])
  return case_
}

function reflectingCase(): Incident {
  return follow(decidedCase(), amal, ['begin-reflection'])
}

function assistedCase(): Incident {
  const case_ = reflectingCase()
  case_.on('2026-04-01')
  follow(case_, amal, ['agree-plan'])
  case_.learn({
    referrals: [{ id: '1', service: 'safe-shelter', state: 'accepted' }],
    needs: [{ id: '2', service: 'health', outcome: 'in-house' }],
  })
  expect(case_.take(amal, 'begin-assistance')).toEqual([])
  return case_
}

describe('the safety check', () => {
  const safe = told['check-safety']

  it('comes after the first contact is recorded', () => {
    expect(incident(adult).why(amal, 'check-safety')).toEqual(['contact-recorded'])
    expect(follow(incident(adult), amal, ['record-contact']).why(amal, 'check-safety')).toEqual([])
  })

  it('lets nobody talk while the exploiter sits there', () => {
    const case_ = follow(incident(adult), amal, ['record-contact'])
    expect(case_.take(amal, 'check-safety', { ...safe, exploiterPresent: 'yes' })).toEqual([
      'exploiter-is-away',
    ])
    expect(case_.take(amal, 'check-safety', { ...safe, exploiterPresent: 'unknown' })).toEqual([
      'exploiter-is-away',
    ])
    expect(case_.state()).toBe('referred')
    expect(case_.take(amal, 'check-safety', safe)).toEqual([])
  })

  it('refuses an interpreter from the circle of the person, and one whom nobody vetted', () => {
    const case_ = follow(incident(adult), amal, ['record-contact'])
    expect(case_.take(amal, 'check-safety', { ...safe, interpreterFromCircle: 'yes' })).toEqual([
      'interpreter-is-trusted',
    ])
    expect(case_.take(amal, 'check-safety', { ...safe, interpreterVetted: 'unknown' })).toEqual([
      'interpreter-is-trusted',
    ])
    const { interpreterVetted: _v, interpreterFromCircle: _c, ...alone } = safe
    expect(case_.take(amal, 'check-safety', { ...alone, interpreterNeeded: 'no' })).toEqual([])
  })

  it('brings a person in danger to safety before anything is asked', () => {
    const case_ = follow(incident(adult), amal, ['record-contact'])
    const danger = { ...safe, immediateDanger: 'yes', dangers: ['threats'], dangerMet: 'no' }
    expect(case_.take(amal, 'check-safety', danger)).toEqual(['danger-is-met'])
    expect(case_.take(amal, 'note-danger', { dangers: ['threats'], actions: ['moved-to-safety'] })).toEqual(
      [],
    )
    expect(case_.take(amal, 'check-safety', { ...danger, dangerMet: 'yes' })).toEqual([])
  })

  it('holds until the next day, and not for an interview two days later', () => {
    const case_ = follow(incident(adult), amal, ['record-contact', 'check-safety', 'ask-consent'])
    case_.on('2026-03-03')
    expect(case_.why(amal, 'screen')).toEqual([])
    case_.on('2026-03-04')
    expect(case_.why(amal, 'screen')).toEqual(['safety-check-is-fresh'])
    expect(case_.take(amal, 'check-safety-again', safe)).toEqual([])
    expect(case_.why(amal, 'screen')).toEqual([])
  })
})

describe('consent to the interview', () => {
  const consent = told['ask-consent']
  const ready = (known: Known): Incident => follow(incident(known), amal, ['record-contact', 'check-safety'])
  const childConsent = {
    assent: 'yes',
    childConsentBy: 'guardian',
    guardianNotInvolved: 'yes',
    childConsentGiven: 'yes',
  }

  it('asks that all seven points are read and understood', () => {
    const six = consent.pointsRead.slice(1)
    expect(ready(adult).take(amal, 'ask-consent', { ...consent, pointsRead: six })).toEqual([
      'all-points-read',
    ])
    expect(ready(adult).take(amal, 'ask-consent', { ...consent, understood: 'unknown' })).toEqual([
      'person-understood',
    ])
    expect(ready(adult).take(amal, 'ask-consent', consent)).toEqual([])
  })

  it('is a no when the person says no, and nothing else depends on it', () => {
    const case_ = ready(adult)
    expect(case_.take(amal, 'ask-consent', { ...consent, agreed: 'no' })).toEqual(['person-agreed'])
    expect(case_.take(amal, 'leave', told.leave)).toEqual([])
  })

  it('of a child is assent and a guardian who has no part in it', () => {
    expect(ready(child).take(amal, 'ask-consent', { ...consent, ...childConsent })).toEqual([])
    expect(ready(child).take(amal, 'ask-consent', { ...consent, ...childConsent, assent: 'no' })).toEqual([
      'child-is-protected',
    ])
    const doubtful = { ...consent, ...childConsent, guardianNotInvolved: 'unknown' }
    expect(ready(child).take(amal, 'ask-consent', doubtful)).toEqual(['child-is-protected'])
  })

  it('of a child whose guardian may be involved is given with a child-protection officer', () => {
    const { guardianNotInvolved: _, ...officer } = {
      ...childConsent,
      childConsentBy: 'child-protection-officer',
    }
    expect(ready(child).take(amal, 'ask-consent', { ...consent, ...officer })).toEqual([])
  })

  it('of someone whose age is not known is asked as of a child', () => {
    expect(ready({}).take(amal, 'ask-consent', consent)).toContain('assent: required')
    const maybe: Known = { person: { age: { least: 17, most: 19 } } }
    expect(ready(maybe).take(amal, 'ask-consent', { ...consent, ...childConsent })).toEqual([])
  })
})

describe('the interview', () => {
  const consented = (): Incident =>
    follow(incident(adult), amal, ['record-contact', 'check-safety', 'ask-consent'])

  it('may be answered with nothing but refusals', () => {
    const refusals = Object.fromEntries(
      [
        'typeOfExploitation',
        'methodsOfControl',
        'methodOfRecruitment',
        'recruitmentCountry',
        'exploitationCountry',
        'stillGoingOn',
      ].map((id) => [id, { declined: true }]),
    )
    expect(consented().take(amal, 'screen', refusals)).toEqual([])
  })

  it('is not complete while a question of the minimum is neither answered nor declined', () => {
    const { methodsOfControl: _, ...gap } = told.screen
    expect(consented().take(amal, 'screen', gap)).toEqual(['methodsOfControl: required'])
  })

  it('can be stopped by the person at any moment', () => {
    const case_ = assessedCase()
    expect(case_.take(amal, 'stop-interview', { toldHelpContinues: 'yes' })).toEqual([])
    expect(case_.state()).toBe('safety-checked')
  })

  it('takes no names of perpetrators, which have a sealed form', () => {
    expect(consented().take(amal, 'screen', { ...told.screen, description: 'Mr X' })).toEqual([
      'description: unknown-question',
    ])
    expect(consented().why(amal, 'note-perpetrators')).toEqual(['kernel.no-clearance'])
    expect(consented().why({ ...amal, clearances: ['perpetrator'] }, 'note-perpetrators')).toEqual([])
  })
})

describe('the decision', () => {
  it('is taken by a second person who agrees with the proposal', () => {
    expect(assessedCase().take(bruno, 'decide', told.decide)).toEqual([])
  })

  it('goes to a case conference when the second person disagrees', () => {
    const case_ = assessedCase()
    const otherwise = { ...told.decide, traffickingStatus: 'NotAVictimOfTrafficking' }
    expect(case_.take(bruno, 'decide', otherwise)).toEqual(['decision-follows-proposal'])
    expect(case_.take(bruno, 'call-conference', { reasons: 'The dates do not fit.' })).toEqual([])
    expect(case_.why(bruno, 'decide-in-conference')).toEqual(['conference-was-held'])
    const held = {
      conferenceDay: '2026-03-02',
      people: 4,
      functions: 'Lawyer, nurse',
      personHeard: 'yes',
      views: 'Weighed.',
    }
    expect(case_.take(amal, 'hold-conference', held)).toEqual([])
    expect(case_.take(bruno, 'decide-in-conference', otherwise)).toEqual([])
    expect(case_.state()).toBe('status-decided')
  })

  it('may be changed later on a new proposal, again by a second person', () => {
    const case_ = reflectingCase()
    const actual = {
      ...told.decide,
      traffickingStatus: 'ActualVictimOfTrafficking',
      statusDecisionMakingOrg: 'CourtOrProsecution',
    }
    expect(case_.why(bruno, 'change-status')).toEqual(['kernel.no-first-person'])
    const proposal = {
      proposedStatus: 'ActualVictimOfTrafficking',
      newInformation: 'A court found so.',
      authorityDecided: 'no',
    }
    expect(case_.take(bruno, 'propose-status-change', proposal)).toEqual([])
    expect(case_.take(bruno, 'change-status', actual)).toEqual(['kernel.second-person'])
    expect(case_.take(chen, 'change-status', told.decide)).toEqual(['decision-follows-change'])
    expect(case_.take(chen, 'change-status', actual)).toEqual([])
    expect(case_.state()).toBe('in-reflection')
  })
})

describe('the recovery and reflection period', () => {
  it('lasts at least thirty days, and longer where the law grants more', () => {
    const short = { ...told['begin-reflection'], reflectionUntil: '2026-03-31' }
    expect(decidedCase().take(amal, 'begin-reflection', short)).toEqual(['reflection-is-long-enough'])
    expect(decidedCase().take(amal, 'begin-reflection', told['begin-reflection'])).toEqual([])
    const inNorway = decidedCase()
    inNorway.learn({ jurisdiction: 'NOR' })
    expect(inNorway.take(amal, 'begin-reflection', told['begin-reflection'])).toEqual([
      'reflection-is-long-enough',
    ])
    expect([
      reflectionDays('NOR'),
      reflectionDays('JOR'),
      reflectionDays(undefined),
      reflectionDays('constructor'),
    ]).toEqual([180, 30, 30, 30])
  })

  it('begins only when the person knows that nothing is demanded for it', () => {
    const silent = { ...told['begin-reflection'], toldNoDuty: 'no' }
    expect(decidedCase().take(amal, 'begin-reflection', silent)).toEqual(['rights-were-told'])
  })

  it('is cut short by nobody but the person', () => {
    const case_ = reflectingCase()
    case_.on('2026-03-20')
    expect(case_.take(amal, 'agree-plan', told['agree-plan'])).toEqual(['plan-is-not-hurried'])
    expect(case_.take(amal, 'agree-plan', { ...told['agree-plan'], wishesToStartNow: 'yes' })).toEqual([])
  })

  it('ends on its last day, not before', () => {
    const case_ = reflectingCase()
    case_.on('2026-03-31')
    expect(case_.take(amal, 'agree-plan', told['agree-plan'])).toEqual(['plan-is-not-hurried'])
    case_.on('2026-04-01')
    expect(case_.take(amal, 'agree-plan', told['agree-plan'])).toEqual([])
  })

  it('keeps statements to the police for those who ask to make one', () => {
    const case_ = reflectingCase()
    const statement = {
      askedByPerson: 'yes',
      consequencesExplained: 'yes',
      lawyerOffered: 'yes',
      beforeEndAtOwnWish: 'yes',
      authority: 'Public prosecutor',
      statementDay: '2026-03-20',
    }
    expect(case_.take(amal, 'give-statement', { ...statement, askedByPerson: 'no' })).toEqual([
      'person-asked-for-statement',
    ])
    expect(case_.take(amal, 'give-statement', { ...statement, lawyerOffered: 'no' })).toEqual([
      'statement-is-informed',
    ])
    expect(case_.take(amal, 'give-statement', { ...statement, beforeEndAtOwnWish: 'no' })).toEqual([
      'statement-is-not-hurried',
    ])
    expect(case_.take(amal, 'give-statement', statement)).toEqual([])
  })
})

describe('the plan', () => {
  const ended = (): Incident => {
    const case_ = reflectingCase()
    case_.on('2026-04-02')
    return case_
  }

  it('is signed service by service', () => {
    const unsigned = { ...told['agree-plan'], servicesSigned: ['shelter'] }
    expect(ended().take(amal, 'agree-plan', unsigned)).toEqual(['each-service-is-signed'])
    const tooMuch = { ...told['agree-plan'], servicesSigned: ['shelter', 'medical', 'legal'] }
    expect(ended().take(amal, 'agree-plan', tooMuch)).toEqual(['each-service-is-signed'])
    expect(ended().take(amal, 'agree-plan', told['agree-plan'])).toEqual([])
  })

  it('is never made to depend on the police', () => {
    const silent = { ...told['agree-plan'], toldUnconditional: 'no' }
    expect(ended().take(amal, 'agree-plan', silent)).toEqual(['help-is-unconditional'])
  })

  it('of a child weighs its best interests first', () => {
    const case_ = ended()
    case_.learn(child)
    expect(case_.take(amal, 'agree-plan', { ...told['agree-plan'], bestInterests: 'unknown' })).toEqual([
      'best-interests-came-first',
    ])
    expect(case_.take(amal, 'agree-plan', { ...told['agree-plan'], bestInterests: 'yes' })).toEqual([])
  })

  it('becomes assistance when for each service a referral has left or an outcome is known', () => {
    const case_ = ended()
    follow(case_, amal, ['agree-plan'])
    expect(case_.why(amal, 'begin-assistance')).toEqual(['each-service-is-under-way'])
    case_.learn({ referrals: [{ id: '1', service: 'safe-shelter', state: 'draft' }] })
    expect(case_.why(amal, 'begin-assistance')).toEqual(['each-service-is-under-way'])
    case_.learn({
      referrals: [{ id: '1', service: 'safe-shelter', state: 'sent' }],
      needs: [{ id: '2', service: 'health', outcome: 'unavailable' }],
    })
    expect(case_.why(amal, 'begin-assistance')).toEqual([])
  })
})

describe('someone who is not a victim of trafficking', () => {
  const notAVictim = (): Incident => {
    const case_ = follow(incident(adult), amal, ['record-contact', 'check-safety', 'ask-consent', 'screen'])
    const status = 'NotAVictimOfTrafficking'
    expect(case_.take(amal, 'assess', { ...told.assess, proposedStatus: status })).toEqual([])
    expect(case_.take(bruno, 'decide', { ...told.decide, traffickingStatus: status })).toEqual([])
    return case_
  }
  const closing = { ...told.close, closingReason: 'not-a-victim' }

  it('is not let go before protection services were offered', () => {
    const case_ = notAVictim()
    expect(case_.why(amal, 'close-not-a-victim')).toEqual(['protection-was-offered'])
    expect(case_.take(amal, 'offer-protection', { ...told['offer-protection'], reply: 'declined' })).toEqual(
      [],
    )
    expect(case_.take(amal, 'close-not-a-victim', closing)).toEqual([])
  })

  it('who accepted the offer is referred before the record is closed', () => {
    const case_ = notAVictim()
    follow(case_, amal, ['offer-protection'])
    expect(case_.why(amal, 'close-not-a-victim')).toEqual(['protection-was-offered'])
    case_.learn({ referrals: [{ id: '1', service: 'legal-aid', state: 'draft' }] })
    expect(case_.why(amal, 'close-not-a-victim')).toEqual(['protection-was-offered'])
    case_.learn({ referrals: [{ id: '1', service: 'legal-aid', state: 'sent' }] })
    expect(case_.take(amal, 'close-not-a-victim', closing)).toEqual([])
  })

  it('who wants time to think keeps an open record', () => {
    const case_ = notAVictim()
    expect(
      case_.take(amal, 'offer-protection', { ...told['offer-protection'], reply: 'wants-time' }),
    ).toEqual([])
    expect(case_.why(amal, 'close-not-a-victim')).toEqual(['protection-was-offered'])
  })

  it('has no reflection period and no victim’s plan; a victim is not closed this way', () => {
    expect(notAVictim().why(amal, 'begin-reflection')).toEqual(['is-possible-or-actual'])
    expect(decidedCase().why(amal, 'close-not-a-victim')).toEqual([
      'is-not-a-victim',
      'protection-was-offered',
    ])
  })
})

describe('follow-up and closing', () => {
  const following = (): Incident => {
    const case_ = assistedCase()
    case_.on('2026-06-01')
    expect(case_.take(amal, 'begin-follow-up')).toEqual([])
    return case_
  }
  const visitOn = (
    case_: Incident,
    day: string,
    answers: Record<string, unknown> = {},
  ): readonly string[] => {
    case_.on(day)
    return case_.take(amal, 'visit', { ...told.visit, visitDay: day, ...answers })
  }

  it('waits for referrals that nobody has answered', () => {
    const case_ = assistedCase()
    case_.learn({ referrals: [{ id: '1', service: 'legal-aid', state: 'sent' }] })
    expect(case_.why(amal, 'begin-follow-up')).toEqual(['nothing-waits-for-answer'])
    case_.learn({ referrals: [{ id: '1', service: 'legal-aid', state: 'declined' }] })
    expect(case_.why(amal, 'begin-follow-up')).toEqual([])
  })

  it('asks after six and after twelve months', () => {
    const case_ = following()
    expect(case_.why(amal, 'close')).toEqual(['followed-up'])
    expect(visitOn(case_, '2026-11-25', { occasion: 'month-6' })).toEqual([])
    expect(case_.why(amal, 'close')).toEqual(['followed-up'])
    expect(visitOn(case_, '2027-06-01', { occasion: 'month-12' })).toEqual([])
    expect(case_.take(amal, 'close', told.close)).toEqual([])
  })

  it('ends early when the person no longer wishes to be asked', () => {
    const case_ = following()
    expect(visitOn(case_, '2026-08-01', { wishesFurtherContact: 'no' })).toEqual([])
    expect(case_.why(amal, 'close')).toEqual([])
  })

  it('turns back into assistance when the person needs it', () => {
    expect(following().take(amal, 'assist-again')).toEqual([])
  })

  it('hands over only with the person’s agreement, to somebody who has accepted', () => {
    const case_ = assistedCase()
    const handOver = { personAgrees: 'yes', openPoints: 'Court date in June.', toldMayReturn: 'yes' }
    expect(case_.take(amal, 'hand-over', { ...handOver, personAgrees: 'no' })).toEqual([
      'person-agrees-to-hand-over',
    ])
    case_.learn({ referrals: [{ id: '1', service: 'safe-shelter', state: 'sent' }] })
    expect(case_.take(amal, 'hand-over', handOver)).toEqual(['another-took-over'])
    case_.learn({ referrals: [{ id: '1', service: 'safe-shelter', state: 'accepted' }] })
    expect(case_.take(amal, 'hand-over', handOver)).toEqual([])
  })
})

describe('leaving and coming back', () => {
  it('is the person’s choice from everywhere, and nothing stands against it', () => {
    for (const case_ of [incident(), assessedCase(), decidedCase(), reflectingCase(), assistedCase()]) {
      expect(case_.take(amal, 'leave', told.leave)).toEqual([])
      expect(case_.take(amal, 'reopen', told.reopen)).toEqual([])
    }
  })

  it('does not make a survivor tell everything again', () => {
    const case_ = reflectingCase()
    follow(case_, amal, ['leave', 'reopen', 'check-safety'])
    expect(case_.take(amal, 'resume')).toEqual([])
    expect(case_.state()).toBe('status-decided')
    case_.on('2026-04-02')
    expect(case_.take(amal, 'agree-plan', told['agree-plan'])).toEqual([])
  })

  it('resumes nothing that was never decided', () => {
    const case_ = follow(incident(adult), amal, ['record-contact', 'check-safety'])
    expect(case_.why(amal, 'resume')).toEqual(['status-was-decided-before'])
  })

  it('asks for the offer of protection anew when a closed record is opened again', () => {
    const case_ = follow(incident(adult), amal, ['record-contact', 'check-safety', 'ask-consent', 'screen'])
    const status = 'NotAVictimOfTrafficking'
    case_.take(amal, 'assess', { ...told.assess, proposedStatus: status })
    case_.take(bruno, 'decide', { ...told.decide, traffickingStatus: status })
    case_.take(amal, 'offer-protection', { ...told['offer-protection'], reply: 'declined' })
    case_.take(amal, 'close-not-a-victim', { ...told.close, closingReason: 'not-a-victim' })
    follow(case_, amal, ['reopen', 'check-safety'])
    expect(case_.take(amal, 'resume')).toEqual([])
    expect(case_.why(amal, 'close-not-a-victim')).toEqual(['protection-was-offered'])
  })

  it('is not for viewers to record', () => {
    expect(incident(adult).why(viewer, 'leave')).toEqual(['kernel.not-your-role'])
  })
})
