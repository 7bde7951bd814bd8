import { ageAt } from '@passerelle/domain/kernel/age'
import {
  consentText,
  giveConsent,
  liftWithholding,
  listConsents,
  whoSees,
  withdrawConsent,
  withhold,
} from '@passerelle/domain/shared/consents/contract'
import { givingFaults } from '@passerelle/domain/shared/consents/rules'
import { consentParagraphs, consentTextVersion } from '@passerelle/domain/shared/consents/text'
import type { z } from 'zod'
import { type Operation, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { type Tx, join, sql } from '../engine/sql.ts'
import { newId } from '../engine/ids.ts'
import { overrideOperations } from './override-operations.ts'
import { type ConsentGround, consentRows, findGround, overrideRows } from './sql.ts'
import { revokeReferralsWithoutBasis } from './withdrawal.ts'

async function recipientName(tx: Tx, recipientId: string | null | undefined): Promise<string | null> {
  if (!recipientId) return null
  const row = await tx.find<{ name: string }>(sql`select name from organisations where id = ${recipientId}`)
  return found(row).name
}

const text = operation(
  consentText,
  async ({ tx }, input) => {
    const ground = found(await findGround(tx, input.recordId))
    const recipient = await recipientName(tx, input.recipientId)
    const paragraphs = consentParagraphs({
      ...input,
      organisation: ground.organisation_name,
      recipient,
    })
    return { version: consentTextVersion, language: input.language, paragraphs: [...paragraphs] }
  },
  (input) => ({ record: input.recordId, details: { purpose: input.purpose, categories: input.categories } }),
)

type Given = z.output<typeof giveConsent.input>

function ageOf(ground: ConsentGround, today: string) {
  if (!ground.birth_day || !ground.birth_precision) return null
  return ageAt({ day: ground.birth_day, precision: ground.birth_precision }, today)
}

function checkGiving(input: Given, ground: ConsentGround, today: string): void {
  const faults = givingFaults(
    { ...input, purposes: [input.purpose], hasEvidence: input.evidenceDocumentId !== null, validFrom: today },
    ageOf(ground, today),
    today,
  )
  if (faults.length > 0) throw new Refusal('invalid-input', { faults })
}

async function checkEvidence(tx: Tx, input: Given): Promise<void> {
  if (!input.evidenceDocumentId) return
  found(
    await tx.find(
      sql`select id from documents where id = ${input.evidenceDocumentId} and record_id = ${input.recordId}`,
    ),
  )
}

const give = operation(
  giveConsent,
  async ({ tx, actor, today, now }, input) => {
    const ground = found(await findGround(tx, input.recordId))
    checkGiving(input, ground, today)
    await checkEvidence(tx, input)
    const recipient = await recipientName(tx, input.recipientId)
    const shown = consentParagraphs({
      purpose: input.purpose,
      organisation: ground.organisation_name,
      recipient,
      categories: input.categories,
      until: input.validUntil,
      language: input.textLanguage,
    }).join('\n\n')
    await tx.run(sql`
      insert into consent_acts (id, person_id, record_id, organisation_id, given_by, form, guardian_name, witness_name, language, interpreter,
        text_version, text_shown, read_aloud, private_place, capacity_note, evidence_document_id, obtained_by, obtained_at)
      values (${input.id}, ${ground.person_id}, ${input.recordId}, ${ground.organisation_id}, ${input.givenBy}, ${input.form},
        ${input.guardianName}, ${input.witnessName}, ${input.language}, ${input.interpreter}, ${consentTextVersion}, ${shown},
        ${input.readAloud}, ${input.privatePlace}, ${input.capacityNote}, ${input.evidenceDocumentId}, ${actor.account}, ${now.toISOString()})`)
    const grants = [...new Set(input.categories)].map(
      (
        category,
      ) => sql`(${newId()}, ${input.id}, ${ground.person_id}, ${input.recordId}, ${ground.organisation_id}, ${input.purpose},
        ${input.recipientId}, ${category}, ${today}, ${input.validUntil})`,
    )
    await tx.run(sql`
      insert into consents (id, act_id, person_id, record_id, organisation_id, purpose, recipient_id, category, valid_from, valid_until)
      values ${join(grants)}`)
    return { actId: input.id, consents: await consentRows(tx, input.recordId, today, input.id) }
  },
  (input) => ({
    record: input.recordId,
    details: {
      purpose: input.purpose,
      recipient: input.recipientId,
      categories: input.categories,
      until: input.validUntil,
    },
  }),
)

interface WithholdingRow {
  readonly id: string
  readonly recipientId: string | null
  readonly recipientName: string | null
  readonly reason: 'fear-of-harm' | 'wishes-to-tell-in-person' | 'other'
  readonly note: string | null
  readonly at: string
  readonly liftedAt: string | null
}

const list = operation(
  listConsents,
  async ({ tx, actor, today }, { recordId }) => {
    found(await findGround(tx, recordId))
    const consents = await consentRows(tx, recordId, today)
    const withholdings = await tx.rows<WithholdingRow>(sql`
      select w.id, w.recipient_id as "recipientId", coalesce(o.name, w.recipient_text) as "recipientName", w.reason, w.note, w.at,
        w.lifted_at as "liftedAt"
      from withholdings w left join organisations o on o.id = w.recipient_id
      where w.record_id = ${recordId} order by w.at desc`)
    return { consents, withholdings, overrides: await overrideRows(tx, { recordId }, actor.account) }
  },
  ({ recordId }) => ({ record: recordId }),
)

const withdraw = operation(
  withdrawConsent,
  async ({ tx, actor, now }, input) => {
    const ground = found(await findGround(tx, input.recordId))
    const which = input.consentIds
      ? sql`c.id = any (${input.consentIds}::uuid[])`
      : input.recipientId
        ? sql`c.recipient_id = ${input.recipientId}`
        : sql`true`
    // Consent belongs to the person: taking it back reaches every record of theirs that the worker may touch.
    const withdrawn = await tx.rows<{ id: string }>(sql`
      update consents c set withdrawn_at = ${now.toISOString()}, withdrawn_by = ${actor.account}, withdrawn_reason = ${input.reason}
      where c.person_id = ${ground.person_id} and c.withdrawn_at is null and ${which} returning c.id`)
    const ids = withdrawn.map((row) => row.id)
    const shares = await tx.rows<{ referral_id: string }>(sql`
      select referral_id from shares where consent_id = any (${ids}::uuid[]) and ended_reason = 'consent-withdrawn'`)
    const referrals = [...new Set(shares.map((share) => share.referral_id))]
    const revoked = await revokeReferralsWithoutBasis(tx, { referrals, now })
    return { withdrawn: ids.length, sharesEnded: shares.length, referralsRevoked: revoked.length }
  },
  (input, output) => ({
    record: input.recordId,
    details: {
      recipient: input.recipientId ?? null,
      withdrawn: output.withdrawn,
      shares: output.sharesEnded,
      referrals: output.referralsRevoked,
    },
  }),
  (input, output) =>
    output.sharesEnded > 0 ? [{ task: 'tell-of-withdrawal', payload: { record: input.recordId } }] : [],
)

const withholdFrom = operation(
  withhold,
  async ({ tx }, input) => {
    const ground = found(await findGround(tx, input.recordId))
    if (!input.recipientId && !input.recipientText) {
      throw new Refusal('invalid-input', { faults: [{ path: 'recipientId', code: 'faults.missing' }] })
    }
    await tx.run(sql`
      insert into withholdings (id, person_id, record_id, organisation_id, recipient_id, recipient_text, reason, note)
      values (${input.id}, ${ground.person_id}, ${input.recordId}, ${ground.organisation_id}, ${input.recipientId}, ${input.recipientText},
        ${input.reason}, ${input.note})`)
    return { id: input.id }
  },
  (input) => ({ record: input.recordId, details: { recipient: input.recipientId, reason: input.reason } }),
)

const lift = operation(
  liftWithholding,
  async ({ tx, now }, { id }) => {
    const lifted = await tx.run(
      sql`update withholdings set lifted_at = ${now.toISOString()} where id = ${id} and lifted_at is null`,
    )
    if (lifted === 0) throw new Refusal('not-found')
    return { id }
  },
  ({ id }) => ({ details: { withholding: id } }),
)

interface ShareRow {
  readonly organisationId: string
  readonly organisationName: string
  readonly referralId: string
  readonly referralCode: string
  readonly categories: z.output<typeof whoSees.output>['shares'][number]['categories']
  readonly basis: 'consent' | 'override'
  readonly from: string
  readonly until: string
  readonly endedAt: string | null
  readonly endedReason: string | null
  readonly attestedAt: string | null
  readonly lastReadAt: string | null
}

const sees = operation(
  whoSees,
  async ({ tx }, { recordId }) => {
    found(await findGround(tx, recordId))
    const shares = await tx.rows<ShareRow>(sql`
      select s.recipient_id as "organisationId", o.name as "organisationName", s.referral_id as "referralId", f.code as "referralCode",
        array_agg(s.category order by s.category) as categories, s.basis, min(s.from_at) as "from", max(s.until) as until,
        s.ended_at as "endedAt", s.ended_reason as "endedReason", max(s.attested_at) as "attestedAt",
        actor.last_reading(s.referral_id) as "lastReadAt"
      from shares s
      join organisations o on o.id = s.recipient_id
      join referrals f on f.id = s.referral_id
      where s.record_id = ${recordId}
      group by s.recipient_id, o.name, s.referral_id, f.code, s.basis, s.ended_at, s.ended_reason
      order by (s.ended_at is null) desc, min(s.from_at) desc`)
    const glass = await tx.rows<{
      id: string
      accountName: string
      purpose: string
      openedAt: string
      until: string
    }>(sql`
      select g.id, a.name as "accountName", g.purpose, g.opened_at as "openedAt", g.until
      from glass_openings g join accounts a on a.id = g.account_id where g.record_id = ${recordId} order by g.opened_at desc`)
    return { shares, glass }
  },
  ({ recordId }) => ({ record: recordId }),
)

export const consentsOperations: readonly Operation[] = [
  text,
  give,
  list,
  withdraw,
  withholdFrom,
  lift,
  sees,
  ...overrideOperations,
]
