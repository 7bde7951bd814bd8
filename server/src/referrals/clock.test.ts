import { readReferral } from '@passerelle/domain/shared/referrals/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Crossing, agreeAloud, caseFile, crossing, handOver } from '../../test/crossing.ts'
import { tasks } from '../reactions.ts'
import { dueAt } from './clock.ts'

const wednesday = new Date('2026-11-25T10:30:00Z')
const jordan = { country: 'JOR', holidays: [] }

describe('when an answer is due', () => {
  test('an emergency within 24 hours and an urgent need within 72, weekend or not', () => {
    expect(dueAt('emergency', wednesday, jordan).toISOString()).toBe('2026-11-26T10:30:00.000Z')
    expect(dueAt('urgent', wednesday, jordan).toISOString()).toBe('2026-11-28T10:30:00.000Z')
  })

  test('a normal one after ten working days, at the end of the day where the partner works', () => {
    // Jordan rests on Friday and Saturday, and is three hours ahead of UTC all year.
    expect(dueAt('normal', wednesday, jordan).toISOString()).toBe('2026-12-09T14:00:00.000Z')
    expect(dueAt('normal', wednesday, { country: 'MDA', holidays: [] }).toISOString()).toBe(
      '2026-12-09T15:00:00.000Z',
    )
  })

  test('a holiday of that country moves it by a day', () => {
    expect(dueAt('normal', wednesday, { country: 'JOR', holidays: ['2026-12-01'] }).toISOString()).toBe(
      '2026-12-10T14:00:00.000Z',
    )
  })
})

describe('when nobody answers', () => {
  let town: TestApp
  let file: Crossing
  beforeAll(async () => {
    town = await testApp()
    file = await crossing(town)
  })
  afterAll(async () => town.close())

  async function overdue(): Promise<string> {
    const fresh = await caseFile(town, file.amal)
    await agreeAloud(file, { to: file.lantern, categories: ['need'], record: fresh.record })
    const { body } = await handOver(file, { need: fresh.need, categories: ['need'], priority: 'emergency' })
    await town.house.owner.query("update referrals set due_at = now() - interval '1 minute' where id = $1", [
      body.id,
    ])
    return body.id
  }

  async function strike(task: string, referral: string): Promise<void> {
    await tasks[task]?.(town.house, { referral }, { id: '1', attempt: 1 })
  }

  test('the sender gets a task and the supervisor hears of it, once; the responsibility stays with the sender', async () => {
    const id = await overdue()
    await strike('referral-due', id)
    await strike('referral-due', id)
    const { rows } = await town.house.owner.query(
      "select assigned_to from tasks where referral_id = $1 and kind = 'referral-unanswered'",
      [id],
    )
    expect(rows).toEqual([{ assigned_to: file.amal.account }])
    const { body } = await town.inject(readReferral, { id }, { as: file.amal.secret })
    expect(body.referral).toMatchObject({ state: 'sent', overdue: true })
    expect(body.referral.escalatedAt).not.toBeNull()
    expect(body.moves).toContain('reroute')
  })

  test('later it ends by itself, and the partner reads nothing of it any more', async () => {
    const id = await overdue()
    expect((await town.inject(readReferral, { id }, { as: file.chen.secret })).body.slices).toHaveLength(1)
    await strike('referral-expires', id)
    const { body } = await town.inject(readReferral, { id }, { as: file.chen.secret })
    expect(body).toMatchObject({ referral: { state: 'expired' }, slices: [] })
  })

  test('a clock that strikes early, or after an answer, does nothing', async () => {
    const id = await overdue()
    await town.house.owner.query("update referrals set due_at = now() + interval '1 hour' where id = $1", [
      id,
    ])
    await strike('referral-due', id)
    await strike('referral-expires', id)
    expect((await town.inject(readReferral, { id }, { as: file.amal.secret })).body.referral).toMatchObject({
      state: 'sent',
      escalatedAt: null,
    })
  })
})
