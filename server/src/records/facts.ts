import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import type { Actor } from '@passerelle/domain/kernel/facts'
import { personFactsOf } from '@passerelle/domain/shared/people/rules'
import type { RecordRead } from '@passerelle/domain/shared/records/contract'
import type { Scene } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { birthOfRow } from '../people/person-sql.ts'

type PageFacts = RecordRead['facts']
type History = RecordRead['history']
type KeptAnswers = RecordRead['answers']

interface FactsRow extends Pick<PageFacts, 'consents' | 'referrals' | 'needs'> {
  readonly birthDay: string | null
  readonly birthPrecision: 'exact' | 'month' | 'year' | 'estimated' | null
  readonly specificNeeds: Parameters<typeof personFactsOf>[0]['specificNeeds']
  readonly hasGuardian: boolean
  readonly jurisdiction: string | null
}

/** What rules may know besides answers and history, read at once. */
export async function recordFacts({ tx, today }: Scene, recordId: string): Promise<PageFacts> {
  const row = found(
    await tx.find<FactsRow>(sql`
      select p.birth_day as "birthDay", p.birth_precision as "birthPrecision", p.specific_needs as "specificNeeds",
        coalesce(l.country, o.country) as jurisdiction,
        exists (select from person_relations g where g.person_id = p.id and g.legal_guardian) as "hasGuardian",
        coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('purpose', c.purpose, 'recipient', c.recipient_id,
            'category', c.category, 'from', c.valid_from, 'until', c.valid_until)))
          from consents c where c.person_id = p.id and c.withdrawn_at is null
            and ${today}::date between c.valid_from and c.valid_until), '[]') as consents,
        coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'service', f.service_type, 'state', f.state) order by f.created_at)
          from referrals f where f.record_id = r.id), '[]') as referrals,
        coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', n.id, 'service', n.service_type, 'outcome', n.response))
            order by n.created_at)
          from needs n where n.record_id = r.id), '[]') as needs
      from records r
      join people p on p.id = r.person_id
      join organisations o on o.id = r.organisation_id
      left join places l on l.id = p.place_id
      where r.id = ${recordId}`),
  )
  const known = { birth: birthOfRow(row), specificNeeds: row.specificNeeds, hasGuardian: row.hasGuardian }
  const { consents, referrals, needs, jurisdiction } = row
  return {
    person: personFactsOf(known, today),
    consents,
    referrals,
    needs,
    ...(jurisdiction ? { jurisdiction } : {}),
  }
}

/** The road that a record has gone, oldest first. */
export function recordHistory({ tx }: Scene, recordId: string): Promise<History> {
  return tx.rows(sql`
    select s.step, s.from_state as "from", s.to_state as "to", s.account_id as by, a.name as "byName", s.role, s.on_day as day, s.at
    from record_steps s join accounts a on a.id = s.account_id
    where s.record_id = ${recordId} order by s.position`)
}

interface AnswerRow {
  readonly form: string
  readonly field: string
  readonly draft: boolean
  readonly value: KeptAnswers[string][string]['value']
  readonly version: number
  readonly byName: string
  readonly at: string
}

export interface OpenAnswers {
  readonly handedIn: KeptAnswers
  readonly drafts: KeptAnswers
}

/** The open answers of a record, those that were handed in apart from those that were only begun. */
export async function openAnswers({ tx }: Scene, recordId: string): Promise<OpenAnswers> {
  const rows = await tx.rows<AnswerRow>(sql`
    select s.form, s.field, s.draft, s.value, s.version, a.name as "byName", s.at
    from answers s join accounts a on a.id = s.account_id
    where s.record_id = ${recordId} and s.value is not null order by s.form, s.field`)
  return {
    handedIn: byForm(rows.filter((row) => !row.draft)),
    drafts: byForm(rows.filter((row) => row.draft)),
  }
}

export function byForm(rows: readonly Omit<AnswerRow, 'draft'>[]): KeptAnswers {
  const forms: KeptAnswers = {}
  for (const { form, field, value, version, byName, at } of rows) {
    forms[form] = { ...forms[form], [field]: { value, version, byName, at } }
  }
  return forms
}

/** Whoever acts, as the rules know them. */
export function actorOf({ actor }: Scene): Actor {
  const { account, organisation, role } = actor
  return { account, organisation, roles: [role], clearances: openCompartments({ actor }) }
}

/** Clearances count only after the second factor: the database says the same. */
export function openCompartments({ actor }: Pick<Scene, 'actor'>): readonly Clearance[] {
  return actor.secondFactor && actor.capacity === 'operational' ? actor.clearances : []
}
