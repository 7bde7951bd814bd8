import { counterTrafficking } from '@passerelle/domain/programmes/counter-trafficking/definition'
import { referralStates } from '@passerelle/domain/shared/referrals/referral'
import { signInAsPersona, listPersonas } from '@passerelle/domain/shared/accounts/contract'
import { listReferrals } from '@passerelle/domain/shared/referrals/contract'
import { searchPeople } from '@passerelle/domain/shared/people/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyEvents } from '../../server/src/audit/verify.ts'
import { actingAs } from '../../server/src/engine/acting.ts'
import { sql } from '../../server/src/engine/sql.ts'
import { testApp, type TestApp } from '../../server/test/app.ts'
import { accounts } from './accounts.ts'
import { idOf } from './ids.ts'
import { seedWorld } from './world.ts'

const begun = new Date()
let town: TestApp

async function tell(): Promise<TestApp> {
  const fresh = await testApp({ settings: { demonstration: true } })
  const started = performance.now()
  await seedWorld(fresh.house, begun)
  console.log(`the world was told in ${Math.round(performance.now() - started)} ms`)
  return fresh
}

beforeAll(async () => {
  town = await tell()
}, 300_000)
afterAll(() => town.close())

async function rows<Row extends object>(text: string, where: TestApp = town): Promise<Row[]> {
  return (await where.house.owner.query<Row>(text)).rows
}
const states = async (table: string) =>
  (await rows<{ state: string }>(`select distinct state from ${table}`)).map(({ state }) => state)

async function enter(key: string): Promise<string> {
  const { cookie = '' } = await town.inject(signInAsPersona, { account: idOf('account', key) })
  return cookie
}

describe('the demonstration world', () => {
  test('has records in every state of the programme and referrals in every state of the road, each sent and received', async () => {
    expect((await states('records')).toSorted()).toEqual([...counterTrafficking.states].toSorted())
    expect((await states('referrals')).toSorted()).toEqual([...referralStates].toSorted())
    expect(
      new Set(
        (await rows<{ channel: string }>('select channel from referrals')).map(({ channel }) => channel),
      ),
    ).toEqual(new Set(['account', 'link']))
  })

  test('has a few hundred people in five scripts and more, found by their Latin names', async () => {
    const [people] = await rows<{ count: number }>('select count(*) from people')
    expect(people?.count).toBeGreaterThanOrEqual(200)
    expect(people?.count).toBeLessThanOrEqual(330)
    const scripts = (await rows<{ script: string }>('select distinct script from person_names')).map(
      ({ script }) => script,
    )
    expect(scripts).toEqual(expect.arrayContaining(['Arab', 'Cyrl', 'Ethi', 'Beng', 'Latn']))
    const { body } = await town.inject(searchPeople, { text: 'Almaz' }, { as: await enter('bruno') })
    expect(body.people.map(({ displayName }) => displayName).join()).toMatch(/አልማዝ/)
  })

  test('shows every rare thing once: clocks that ran out, overrides, withdrawals, withheld names, sealed answers, broken glass', async () => {
    const counts = await rows<Record<string, number>>(`select
      (select count(*) from referrals where escalated_at is not null and state = 'sent') as overdue,
      (select count(*) from referrals where state = 'sent' and due_at > now()) as running,
      (select count(*) from referrals where rerouted_from is not null) as rerouted,
      (select count(*) from overrides where approved_at is null and refused_at is null) as asked,
      (select count(*) from overrides where approved_at is not null and reviewed_at is null) as allowed,
      (select count(*) from overrides where review = 'upheld') as upheld,
      (select count(*) from overrides where review = 'ended') as ended,
      (select count(*) from consents where withdrawn_at is not null) as withdrawn,
      (select count(*) from consents where valid_until < current_date) as expired,
      (select count(*) from shares where ended_reason = 'consent-withdrawn' and attested_at is null) as unattested,
      (select count(*) from shares where attested_at is not null) as attested,
      (select count(*) from withholdings) as withheld,
      (select count(*) from sealed_answers) as sealed,
      (select count(*) from shelter_addresses) as shelters,
      (select count(*) from glass_openings) as glasses,
      (select count(*) from notices where read_at is null) as unread,
      (select count(*) from referral_feedback) as feedback,
      (select count(*) from tasks where done_at is null and due_at < now()) as late,
      (select count(*) from tasks where due_at::date = current_date) as today,
      (select count(*) from competences where valid_until < current_date) as outdated,
      (select count(*) from competences where verified_at is null) as unverified,
      (select count(*) from household_members) as families`)
    for (const [what, count] of Object.entries(counts[0] ?? {})) expect(count, what).toBeGreaterThan(0)
  })

  test('tells nothing that lies ahead, and leaves nobody signed in', async () => {
    const [ahead] = await rows<{ events: number; steps: number; sessions: number }>(`select
      (select count(*) from events where at > now()) as events, (select count(*) from record_steps where at > now()) as steps,
      (select count(*) from private.sessions where device = 'demonstration') as sessions`)
    expect(ahead).toEqual({ events: 0, steps: 0, sessions: 0 })
  })

  test('has a trail in which every event is as the program wrote it', async () => {
    const verified = await verifyEvents(town.house)
    expect(verified.findings).toEqual([])
    expect(verified.events).toBeGreaterThan(3_000)
  })

  test('is entered by any of its people without a password', async () => {
    const { body } = await town.inject(listPersonas, {})
    expect(body.personas).toHaveLength(accounts.length)
    for (const key of ['rana', 'amal', 'chen', 'salma', 'astrid', 'vera'])
      expect(await enter(key), key).toMatch(/^[0-9a-f]{64}$/)
  })

  test('shows a donor no row of any person; a case worker of the same town sees hers', async () => {
    const seen = async (key: string) =>
      actingAs(town.house.app, await enter(key), (tx) =>
        tx.find<
          Record<string, number>
        >(sql`select (select count(*) from people) as people, (select count(*) from person_names) as names,
          (select count(*) from records) as records, (select count(*) from referrals) as referrals, (select count(*) from slices) as slices`),
      )
    for (const donor of ['astrid', 'peter', 'paula', 'rana'])
      expect(await seen(donor), donor).toEqual({ people: 0, names: 0, records: 0, referrals: 0, slices: 0 })
    for (const count of Object.values((await seen('amal')) ?? {})) expect(count).toBeGreaterThan(0)
  })

  test('gives every partner something in its inbox', async () => {
    for (const key of ['chen', 'tareq', 'maryam', 'esi', 'lina', 'elena', 'ana', 'jun']) {
      const { body } = await town.inject(listReferrals, { side: 'recipient' }, { as: await enter(key) })
      expect(body.referrals.length, key).toBeGreaterThan(0)
    }
  })
})

test('told twice, the world is the same; told again in the same house, nothing is added', {
  timeout: 600_000,
}, async () => {
  const again = await tell()
  const fingerprint = async (where: TestApp) =>
    rows<object>(
      `select 'people' as what, count(*), md5(string_agg(id::text || display_name, ',' order by id)) as hash from people
       union all select 'records', count(*), md5(string_agg(id::text || state || code, ',' order by id)) from records
       union all select 'referrals', count(*), md5(string_agg(id::text || state || code, ',' order by id)) from referrals
       union all select 'needs', count(*), md5(string_agg(id::text || state, ',' order by id)) from needs
       union all select 'services', count(*), md5(string_agg(id::text || name, ',' order by id)) from services
       union all select 'consents', count(*), md5(string_agg(category || valid_until::text || record_id::text, ',' order by record_id, category, valid_until)) from consents
       union all select 'notes', count(*), md5(string_agg(id::text || text, ',' order by id)) from notes
       union all select 'accounts', count(*), md5(string_agg(id::text || name, ',' order by id)) from accounts`,
      where,
    )
  const first = await fingerprint(town)
  expect(await fingerprint(again)).toEqual(first)
  await seedWorld(again.house, begun)
  expect(await fingerprint(again)).toEqual(first)
  await again.close()
})
