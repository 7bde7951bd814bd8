import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { newId } from '../../server/src/engine/ids.ts'
import { publishProgrammes } from '../../server/src/records/programmes.ts'

/** What a request needs to hand one need over. */
export interface ManyNeeds {
  readonly secret: string
  readonly sender: string
  readonly account: string
  readonly recipient: string
  readonly service: string
  readonly consent: string
  readonly needs: readonly { readonly id: string; readonly record_id: string; readonly person_id: string }[]
}

/** One organisation with so many records, four open needs each and live consent towards one partner; deterministic but for ids. */
export async function layNeeds(owner: Pool, records: number): Promise<ManyNeeds> {
  await publishProgrammes(owner)
  const [sender, recipient, account, supervisor, service] = [newId(), newId(), newId(), newId(), newId()]
  await owner.query(
    `insert into organisations (id, name, kind, country) values ($1, 'Harbour', 'national-ngo', 'JOR'), ($2, 'Lantern', 'national-ngo', 'JOR')`,
    [sender, recipient],
  )
  await owner.query(
    `insert into accounts (id, name, email) values ($1, 'Amal', 'amal@harbour.example'), ($2, 'Chen', 'chen@lantern.example')`,
    [account, supervisor],
  )
  const secret = await signIn(owner, { account, organisation: sender, role: 'case-worker' })
  await owner.query(
    `insert into services (id, organisation_id, type, name, country, visibility) values ($1, $2, 'legal-aid', 'Legal counsel', 'JOR', 'partners')`,
    [service, recipient],
  )
  await owner.query(
    `insert into competences (id, organisation_id, area, service_type, declared_by, valid_from, valid_until, verified_by_organisation, verified_by, verified_at, verified_until, evidence)
     values ($1, $2, 'counter-trafficking', 'legal-aid', $3, current_date - 9, current_date + 300, $4, $5, now(), current_date + 200, 'visit')`,
    [newId(), recipient, supervisor, sender, account],
  )
  await owner.query(LAY, [sender, account, recipient, records])
  const consent = await owner.query('select id from consents limit 1')
  const needs = await owner.query('select id, record_id, person_id from needs order by id')
  await owner.query('vacuum analyze')
  return { secret, sender, account, recipient, service, consent: consent.rows[0].id, needs: needs.rows }
}

const LAY = `
with person as (
  insert into people (id, organisation_id, created_by, updated_by, code, display_name, sort_name, birth_day, birth_precision, sex, citizenships, languages)
  select gen_random_uuid(), $1, $2, $2, 'P-' || n, 'Nadia Haddad ' || n, 'nadia haddad ' || n, date '1994-05-02', 'exact', 'female', '{SYR}', '{ara}'
  from generate_series(1, $4::int) n returning id),
named as (
  insert into person_names (id, person_id, organisation_id, text, script, kind, position)
  select gen_random_uuid(), id, $1, 'Nadia Haddad', 'Latn', 'as-spoken', 0 from person),
record as (
  insert into records (id, person_id, organisation_id, worker_id, programme, programme_version, code, state, opened_on)
  select gen_random_uuid(), person.id, $1, $2, p.id, p.version, 'C-' || left(person.id::text, 13), p.definition ->> 'starts', current_date
  from person, programmes p where p.id = 'counter-trafficking' returning id, person_id),
need as (
  insert into needs (id, record_id, person_id, organisation_id, service_type, priority, created_by)
  select gen_random_uuid(), record.id, person_id, $1, 'legal-aid', 'urgent', $2 from record, generate_series(1, 4)),
act as (
  insert into consent_acts (id, person_id, record_id, organisation_id, given_by, form, language, text_version, text_shown, private_place, obtained_by)
  select gen_random_uuid(), person_id, id, $1, 'self', 'explicit-written', 'ara', '2026-1', 'text', true, $2 from record returning id, person_id, record_id)
insert into consents (id, act_id, person_id, record_id, organisation_id, purpose, recipient_id, category, valid_from, valid_until)
select gen_random_uuid(), act.id, person_id, record_id, $1, 'referral', $3, category, current_date, current_date + 90
from act, unnest(array['name', 'age-and-sex', 'need']) category`

export interface Place {
  readonly account: string
  readonly organisation: string
  readonly role: string
}

/** A session as signing in makes it; gives its secret. */
export async function signIn(owner: Pool, { account, organisation, role }: Place): Promise<string> {
  const secret = randomBytes(32).toString('hex')
  const membership = newId()
  await owner.query(
    'insert into memberships (id, account_id, organisation_id, role) values ($1, $2, $3, $4)',
    [membership, account, organisation, role],
  )
  await owner.query(
    `insert into private.sessions (id, secret_hash, account_id, membership_id, organisation_id, role, capacity, clearances, expires_at)
     values ($1, $2, $3, $4, $5, $6, 'operational', '{}', now() + interval '10 hours')`,
    [newId(), createHash('sha256').update(secret).digest(), account, membership, organisation, role],
  )
  return secret
}
