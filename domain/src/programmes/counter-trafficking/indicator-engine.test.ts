import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers } from '../../kernel/facts.ts'
import { dimensions, indicate, isPositive, strengthsOf } from './indicator-engine.ts'
import { delphi } from './indicators-config.ts'
import { told } from './told.ts'

const assessed: Answers = told.assess

describe('the dimension test', () => {
  it.each([
    [1, 0, 0, false],
    [1, 0, 1, true],
    [0, 2, 0, false],
    [0, 2, 1, true],
    [0, 3, 0, true],
    [0, 1, 9, false],
    [0, 0, 9, false],
    [2, 0, 0, true],
    [1, 1, 0, true],
  ])('with %i strong, %i medium and %i weak indicators is positive: %s', (strong, medium, weak, positive) => {
    expect(isPositive({ strong, medium, weak })).toBe(positive)
  })

  it('never turns negative because more was seen', () => {
    const seen = fc.record({ strong: fc.nat(5), medium: fc.nat(5), weak: fc.nat(5) })
    fc.assert(
      fc.property(seen, fc.constantFrom('strong', 'medium', 'weak'), (counts, more) => {
        if (isPositive(counts)) expect(isPositive({ ...counts, [more]: counts[more] + 1 })).toBe(true)
      }),
    )
  })
})

describe('the lists of indicators', () => {
  it('have the published number of indicators for adults in labour exploitation', () => {
    const counts = dimensions.map((dimension) => Object.keys(delphi.dimensions[dimension]).length)
    expect(counts).toEqual([10, 10, 16, 9, 15, 7])
  })

  it('have no weak indicator for children in labour exploitation, and two fewer indicators', () => {
    const letters = dimensions
      .flatMap((dimension) => Object.values(delphi.dimensions[dimension]))
      .map((row) => row[1])
    expect(letters).not.toContain('W')
    expect(letters.filter((letter) => letter !== '-')).toHaveLength(65)
  })

  it('are written as one letter per list', () => {
    const rows = dimensions.flatMap((dimension) => Object.values(delphi.dimensions[dimension]))
    for (const row of rows) expect(row).toMatch(/^[SMW-]{4}$/)
  })

  it('weigh the same sign otherwise for a child', () => {
    expect(strengthsOf('deceptiveRecruitment', ['education'], 'adultLabour')).toEqual({
      strong: 0,
      medium: 0,
      weak: 1,
    })
    expect(strengthsOf('deceptiveRecruitment', ['education'], 'childLabour')).toEqual({
      strong: 1,
      medium: 0,
      weak: 0,
    })
  })

  it('do not count what they do not have', () => {
    const none = { strong: 0, medium: 0, weak: 0 }
    expect(strengthsOf('exploitation', ['noSocialProtection'], 'childLabour')).toEqual(none)
    expect(strengthsOf('exploitation', ['constructor', 'none', 'x'], 'adultLabour')).toEqual(none)
  })
})

describe('an indication of trafficking', () => {
  it('for an adult needs an act, a means and exploitation', () => {
    expect(indicate(assessed).outcome).toBe('indicated')
    expect(indicate({ ...assessed, acts: ['none'] }).outcome).toBe('not-indicated')
    expect(indicate({ ...assessed, exploitation: ['none'] }).outcome).toBe('not-indicated')
    const withoutMeans = {
      deceptiveRecruitment: ['none'],
      coerciveRecruitment: ['none'],
      abuseInRecruitment: ['none'],
      coercionAtDestination: ['none'],
      abuseAtDestination: ['none'],
    }
    expect(indicate({ ...assessed, ...withoutMeans }).outcome).toBe('not-indicated')
    expect(indicate({ ...assessed, ...withoutMeans, ageThen: 'child' }).outcome).toBe('indicated')
  })

  it('waits for the age when only a child would be a victim, and says to treat the person as one', () => {
    const meansNone = Object.fromEntries(
      dimensions.filter((each) => each !== 'exploitation').map((each) => [each, ['none']]),
    )
    const unclear = indicate({ ...assessed, ...meansNone, ageThen: 'not-known' })
    expect(unclear.outcome).toBe('depends-on-age')
  })

  it('stays open where too little is known, and never takes silence for a no', () => {
    expect(indicate({}).outcome).toBe('incomplete')
    expect(indicate({ ...assessed, exploitation: { declined: true } }).outcome).toBe('incomplete')
    expect(indicate({ ...assessed, acts: ['not-known'] }).outcome).toBe('incomplete')
  })

  it('is not undone by an unknown dimension when another means is present', () => {
    expect(indicate({ ...assessed, abuseInRecruitment: { declined: true } }).outcome).toBe('indicated')
  })

  it('takes a child in sexual exploitation as exploited, whatever the conditions were', () => {
    const child = { ...assessed, ageThen: 'child', exploitationLists: ['sexual'], exploitation: ['none'] }
    expect(indicate(child).outcome).toBe('indicated')
    expect(indicate({ ...child, stage: 'neither' }).outcome).toBe('not-indicated')
    expect(indicate({ ...child, ageThen: 'adult' }).outcome).toBe('not-indicated')
  })

  it('gives its reasons, says that it is provisional where it is, and that people decide', () => {
    const codes = indicate({ ...assessed, exploitationLists: ['labour', 'sexual'] }).reasons.map(
      (each) => each.code,
    )
    expect(codes.filter((code) => code.endsWith('.finding'))).toHaveLength(12)
    expect(codes).toContain('counter-trafficking.indication.provisional')
    expect(codes.at(-1)).toBe('counter-trafficking.indication.proposes-only')
    expect(indicate(assessed).reasons.map((each) => each.code)).not.toContain(
      'counter-trafficking.indication.provisional',
    )
  })

  it('is the same for the same answers, in whatever order they were ticked', () => {
    const turned = { ...assessed, coercionAtDestination: ['isolation', 'documentsTaken'] }
    expect(indicate(turned)).toEqual(indicate(assessed))
  })
})
