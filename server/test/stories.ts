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
import { expect } from 'vitest'
import type { TestApp } from './app.ts'
import { type Crossing, agreeAloud, caseFile, handOver } from './crossing.ts'
import { actingAs } from '../src/engine/acting.ts'
import { newId } from '../src/engine/ids.ts'
import { sql } from '../src/engine/sql.ts'

let town: TestApp
let file: Crossing

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

interface Story {
  readonly model: Model
  readonly fresh: Fresh
}

type Deed<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>

const idOf = (who: Partner) => (who === 'lantern' ? file.lantern : file.beacon)
const staffOf = (who: Partner) => ({ as: who === 'lantern' ? file.chen.secret : file.esi.secret })
const amal = () => ({ as: file.amal.secret })
const bruno = () => ({ as: file.bruno.secret })

function chosen({ model }: Story, { pick: number }: { readonly pick: number }) {
  return model.referrals.length > 0 ? model.referrals[number % model.referrals.length] : undefined
}

/** Whether these categories stand on something that lives, by the model's own book. */
function isBased(
  model: Model,
  deed: Deed<'send'>,
  override: Model['overrides'][number] | undefined,
): boolean {
  if (override)
    return override.live && deed.categories.every((category) => override.categories.includes(category))
  const consented = (category: DataCategory) =>
    model.consents.some((each) => each.live && each.partner === deed.partner && each.category === category)
  return deed.categories.every(consented)
}

/** Tries one act each; a refusal is as good as a success, since only what can be read counts. */
const acts: { readonly [Kind in Act['kind']]: (story: Story, deed: Deed<Kind>) => Promise<void> } = {
  async grant({ model, fresh }, deed) {
    const { body } = await agreeAloud(file, {
      to: idOf(deed.partner),
      categories: deed.categories,
      record: fresh.record,
    })
    for (const { id, category } of body.consents)
      model.consents.push({ id, partner: deed.partner, category, live: true })
  },
  async withdraw({ model, fresh }, deed) {
    await town.inject(
      withdrawConsent,
      { recordId: fresh.record, recipientId: idOf(deed.partner), reason: null },
      amal(),
    )
    for (const consent of model.consents) if (consent.partner === deed.partner) consent.live = false
  },
  async 'withdraw-one'({ model, fresh }, deed) {
    const living = model.consents.filter((consent) => consent.live && consent.partner === deed.partner)
    const one = living[deed.pick % Math.max(1, living.length)]
    if (!one) return
    await town.inject(withdrawConsent, { recordId: fresh.record, consentIds: [one.id], reason: null }, amal())
    one.live = false
  },
  async send({ model, fresh }, deed) {
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
    if ((await handOver(file, off)).status !== 200) return
    model.referrals.push({ id, partner: deed.partner, categories: deed.categories })
    expect(isBased(model, deed, override), 'INV-02 what was sent stood on a live basis').toBe(true)
  },
  async accept(story, deed) {
    const one = chosen(story, deed)
    if (one) await town.inject(acceptReferral, { id: one.id }, staffOf(one.partner))
  },
  async decline(story, deed) {
    const one = chosen(story, deed)
    if (one) await town.inject(declineReferral, { id: one.id, code: 'other' }, staffOf(one.partner))
  },
  async complete(story, deed) {
    const one = chosen(story, deed)
    if (one)
      await town.inject(completeReferral, { id: one.id, outcome: 'service-delivered' }, staffOf(one.partner))
  },
  async close(story, deed) {
    const one = chosen(story, deed)
    if (!one) return
    await town.inject(closeReferral, { id: one.id }, amal())
    await town.house.owner.query("update needs set state = 'open' where id = $1", [story.fresh.need])
  },
  async revoke(story, deed) {
    const one = chosen(story, deed)
    if (one) await town.inject(revokeReferral, { id: one.id, reason: 'called back' }, amal())
  },
  async override({ model, fresh }, { partner: who, categories: wanted, allow }) {
    const id = newId()
    const reason = 'Her brother threatens her tonight and she cannot be reached.'
    const ask = {
      id,
      recordId: fresh.record,
      recipientId: idOf(who),
      categories: wanted,
      ground: 'vital-interest',
      reason,
    } as const
    await town.inject(askOverride, { ...ask, categories: [...wanted] }, amal())
    await town.inject(decideOverride, { id, allow }, bruno())
    model.overrides.push({ id, partner: who, categories: wanted, live: allow })
  },
  async 'end-override'({ model }, deed) {
    const one = model.overrides.find((each) => each.live && each.partner === deed.partner)
    if (!one) return
    await town.inject(
      reviewOverride,
      { id: one.id, outcome: 'ended', note: 'The danger has passed.', personTold: true },
      bruno(),
    )
    one.live = false
  },
}

function attempt<Kind extends Act['kind']>(story: Story, deed: Deed<Kind>): Promise<void> {
  const one: (story: Story, deed: Deed<Kind>) => Promise<void> = acts[deed.kind as Kind]
  return one(story, deed)
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
let readings = 0

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

/**
 * Tells invented stories of consent and referral in this world, and looks after each act at everything that partners can
 * read. Fails at the first story in which somebody reads without a live basis; gives how often it looked, and how much
 * there was to see.
 */
export async function tellStories(
  world: Crossing,
  numRuns: number,
): Promise<{ steps: number; readings: number }> {
  ;[file, town, steps, readings] = [world, world.town, 0, 0]
  const stories = fc.array(act, { minLength: 20, maxLength: 45 })
  await fc.assert(fc.asyncProperty(stories, tell), { numRuns, seed: 20261123, endOnFailure: true })
  return { steps, readings }
}

/** Every story begins with partners who see nothing. */
async function tell(deeds: readonly Act[]): Promise<void> {
  await town.house.owner.query('delete from slices')
  const model: Model = { consents: [], overrides: [], referrals: [] }
  const fresh = await caseFile(town, file.amal)
  for (const deed of deeds) {
    await attempt({ model, fresh }, deed)
    await check(model)
    readings += (await sightOf(file.chen.secret)).length
  }
}
