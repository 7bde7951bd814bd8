import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import {
  askOverride,
  decideOverride,
  reviewOverride,
  withdrawConsent,
} from '@passerelle/domain/shared/consents/contract'
import {
  acceptReferral,
  closeReferral,
  completeReferral,
  declineReferral,
  revokeReferral,
} from '@passerelle/domain/shared/referrals/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Crossing, agreeAloud, caseFile, crossing, handOver } from '../../test/crossing.ts'
import { actingAs } from '../engine/acting.ts'
import { newId } from '../engine/ids.ts'
import { sql } from '../engine/sql.ts'

let town: TestApp
let file: Crossing

beforeAll(async () => {
  town = await testApp()
  file = await crossing(town)
})
afterAll(async () => town.close())

type Partner = 'lantern' | 'beacon'

const categories = ['name', 'need', 'nationality', 'languages'] as const satisfies readonly DataCategory[]
const partner = fc.constantFrom<Partner>('lantern', 'beacon')
const some = fc.uniqueArray(fc.constantFrom(...categories), { minLength: 1 })
const pick = fc.nat()

const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('grant' as const), partner, categories: some }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), partner }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw-one' as const), partner, pick }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      partner,
      categories: some,
      byOverride: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('accept' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('decline' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('complete' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('revoke' as const), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('override' as const),
      partner,
      categories: some,
      allow: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end-override' as const), partner }) },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** What ought to be, kept without asking the database. */
interface Model {
  /** Live consents, `partner category`; each grant may cover a category again. */
  readonly consents: {
    readonly id: string
    readonly partner: Partner
    readonly category: DataCategory
    live: boolean
  }[]
  readonly overrides: {
    readonly id: string
    readonly partner: Partner
    readonly categories: readonly DataCategory[]
    live: boolean
  }[]
  readonly referrals: {
    readonly id: string
    readonly partner: Partner
    readonly categories: readonly DataCategory[]
  }[]
}

function mayRead(model: Model, who: Partner, category: DataCategory): boolean {
  return (
    model.consents.some((each) => each.live && each.partner === who && each.category === category) ||
    model.overrides.some((each) => each.live && each.partner === who && each.categories.includes(category))
  )
}

interface Fresh {
  readonly record: string
  readonly need: string
}

/** Tries one act; a refusal is as good as a success, since only what can be read counts. */
async function attempt(model: Model, fresh: Fresh, deed: Act): Promise<void> {
  const amal = { as: file.amal.secret }
  const bruno = { as: file.bruno.secret }
  const idOf = (who: Partner) => (who === 'lantern' ? file.lantern : file.beacon)
  const staffOf = (who: Partner) => ({ as: who === 'lantern' ? file.chen.secret : file.esi.secret })
  const chosen =
    'pick' in deed && model.referrals.length > 0
      ? model.referrals[deed.pick % model.referrals.length]
      : undefined
  switch (deed.kind) {
    case 'grant': {
      const { body } = await agreeAloud(file, {
        to: idOf(deed.partner),
        categories: deed.categories,
        record: fresh.record,
      })
      for (const consent of body.consents)
        model.consents.push({ id: consent.id, partner: deed.partner, category: consent.category, live: true })
      return
    }
    case 'withdraw':
      await town.inject(
        withdrawConsent,
        { recordId: fresh.record, recipientId: idOf(deed.partner), reason: null },
        amal,
      )
      for (const consent of model.consents) if (consent.partner === deed.partner) consent.live = false
      return
    case 'withdraw-one': {
      const living = model.consents.filter((consent) => consent.live && consent.partner === deed.partner)
      const one = living[deed.pick % Math.max(1, living.length)]
      if (!one) return
      await town.inject(withdrawConsent, { recordId: fresh.record, consentIds: [one.id], reason: null }, amal)
      one.live = false
      return
    }
    case 'send': {
      const id = newId()
      const service = deed.partner === 'lantern' ? file.legalAid : file.otherLegalAid
      const override = deed.byOverride
        ? model.overrides.find((each) => each.partner === deed.partner)
        : undefined
      const off = {
        id,
        need: fresh.need,
        service,
        categories: deed.categories,
        ...(override ? { overrideId: override.id } : {}),
      }
      const answer = await handOver(file, off)
      if (answer.status === 200) {
        model.referrals.push({ id, partner: deed.partner, categories: deed.categories })
        const based = override
          ? override.live && deed.categories.every((category) => override.categories.includes(category))
          : deed.categories.every((category) =>
              model.consents.some(
                (each) => each.live && each.partner === deed.partner && each.category === category,
              ),
            )
        expect(based, 'INV-02 what was sent stood on a live basis').toBe(true)
      }
      return
    }
    case 'accept':
      if (chosen) await town.inject(acceptReferral, { id: chosen.id }, staffOf(chosen.partner))
      return
    case 'decline':
      if (chosen)
        await town.inject(declineReferral, { id: chosen.id, code: 'other' }, staffOf(chosen.partner))
      return
    case 'complete':
      if (chosen)
        await town.inject(
          completeReferral,
          { id: chosen.id, outcome: 'service-delivered' },
          staffOf(chosen.partner),
        )
      return
    case 'close': {
      if (!chosen) return
      await town.inject(closeReferral, { id: chosen.id }, amal)
      await town.house.owner.query("update needs set state = 'open' where id = $1", [fresh.need])
      return
    }
    case 'revoke':
      if (chosen) await town.inject(revokeReferral, { id: chosen.id, reason: 'called back' }, amal)
      return
    case 'override': {
      const id = newId()
      const reason = 'Her brother threatens her tonight and she cannot be reached.'
      await town.inject(
        askOverride,
        {
          id,
          recordId: fresh.record,
          recipientId: idOf(deed.partner),
          categories: deed.categories,
          ground: 'vital-interest',
          reason,
        },
        amal,
      )
      await town.inject(decideOverride, { id, allow: deed.allow }, bruno)
      model.overrides.push({ id, partner: deed.partner, categories: deed.categories, live: deed.allow })
      return
    }
    case 'end-override': {
      const one = model.overrides.find((each) => each.live && each.partner === deed.partner)
      if (!one) return
      await town.inject(
        reviewOverride,
        { id: one.id, outcome: 'ended', note: 'The danger has passed.', personTold: true },
        bruno,
      )
      one.live = false
    }
  }
}

interface Seen {
  readonly referral_id: string
  readonly category: DataCategory
}

/** Everything a partner can read of anybody, asked of the table itself, as its coordinator. */
function sightOf(secret: string): Promise<Seen[]> {
  return actingAs(town.house.app, secret, (tx) =>
    tx.rows<Seen>(sql`select referral_id, category from slices`),
  )
}

let steps = 0

async function check(model: Model): Promise<void> {
  for (const [who, secret] of [
    ['lantern', file.chen.secret],
    ['beacon', file.esi.secret],
  ] as const) {
    for (const seen of await sightOf(secret)) {
      const referral = model.referrals.find((each) => each.id === seen.referral_id)
      expect(referral, 'only what was handed over in this story is seen').toBeDefined()
      expect(referral?.partner).toBe(who)
      expect(referral?.categories).toContain(seen.category)
      expect(mayRead(model, who, seen.category), `${who} reads ${seen.category} on a live basis`).toBe(true)
    }
  }
  steps += 1
}

test('INV-02 INV-03 no sequence of grants, withdrawals, overrides and referrals lets anybody read without a live basis', {
  timeout: 240_000,
}, async () => {
  let readings = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 45 }), async (deeds) => {
      await town.house.owner.query(
        "update shares set ended_at = now(), ended_reason = 'expired' where ended_at is null",
      )
      const model: Model = { consents: [], overrides: [], referrals: [] }
      const fresh = await caseFile(town, file.amal)
      for (const deed of deeds) {
        await attempt(model, fresh, deed)
        await check(model)
        readings += (await sightOf(file.chen.secret)).length
      }
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60), seed: 20261123, endOnFailure: true },
  )
  expect(steps).toBeGreaterThan(1_000)
  expect(readings, 'and there was something to read').toBeGreaterThan(100)
})
