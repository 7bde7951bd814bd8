import type { Answer } from '@passerelle/domain/kernel/answer'
import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import { type Keys, seal, unseal } from '../engine/keys.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { findPersonKey } from '../people/data-key.ts'

/** What a sealed answer is bound to: moved to another question or record, it does not open. */
function bound(recordId: string, form: string, field: string): string {
  return `answer:${recordId}:${form}:${field}`
}

export function sealAnswer(
  key: Buffer,
  recordId: string,
  form: string,
  field: string,
  answer: Answer,
): Buffer {
  return seal(key, Buffer.from(JSON.stringify(answer)), bound(recordId, form, field))
}

export function unsealAnswer(
  key: Buffer,
  recordId: string,
  form: string,
  field: string,
  sealed: Buffer,
): Answer {
  const answer: Answer = JSON.parse(unseal(key, sealed, bound(recordId, form, field)).toString('utf8'))
  return answer
}

export interface OpenedAnswer {
  readonly form: string
  readonly field: string
  readonly value: Answer
  readonly draft: boolean
  readonly version: number
  readonly accountId: string
  readonly byName: string
  readonly at: string
}

interface SealedRow extends Omit<OpenedAnswer, 'value'> {
  readonly personId: string
  readonly sealed: Buffer
}

/**
 * The answers in one compartment of a record. The database gives them to whoever has the clearance and nobody else;
 * whoever calls this leaves an event that says so (INV-15).
 */
export async function openSealed(
  tx: Tx,
  keys: Keys,
  recordId: string,
  compartment: Clearance,
  form?: string,
): Promise<OpenedAnswer[]> {
  const rows = await tx.rows<SealedRow>(sql`
    select s.form, s.field, s.sealed, s.draft, s.version, s.account_id as "accountId", a.name as "byName", s.at, r.person_id as "personId"
    from sealed_answers s
    join records r on r.id = s.record_id
    join accounts a on a.id = s.account_id
    where s.record_id = ${recordId} and s.compartment = ${compartment} and s.sealed is not null
      and (${form ?? null}::text is null or s.form = ${form ?? null})
    order by s.form, s.field`)
  const [first] = rows
  const key = first && (await findPersonKey(tx, keys, first.personId))
  if (!key) return []
  return rows.map((row) => ({ ...row, value: unsealAnswer(key, recordId, row.form, row.field, row.sealed) }))
}
