import type { Pool } from 'pg'
import { publishProgrammes } from '../../server/src/records/programmes.ts'
import { signIn } from './many-needs.ts'
import { type BookEntry, nameBook } from './name-book.ts'

export interface Reader {
  readonly is: 'supervisor' | 'case-worker'
  readonly secret: string
  /** Some of the people whom they may see. */
  readonly people: readonly string[]
}

export interface ManyRecords {
  readonly readers: readonly Reader[]
  readonly book: readonly BookEntry[]
}

/**
 * So many people with a record each, in organisations from large to small, laid by a dozen statements; what is random
 * is made of the number of the row, so that the same rows come out each time. Checks and triggers rest meanwhile.
 */
export async function layRecords(owner: Pool, records: number, organisations: number): Promise<ManyRecords> {
  const book = nameBook()
  await publishProgrammes(owner)
  const client = await owner.connect()
  try {
    await client.query(`alter system set autovacuum = off`)
    await client.query(`select pg_reload_conf()`)
    await client.query(
      `set session_replication_role = replica; set maintenance_work_mem = '1GB'; set work_mem = '256MB'`,
    )
    await client.query(HELPERS)
    await client.query('create temp table book (place int primary key, text text, sort text, keys text[])')
    await client.query(
      `insert into book select n - 1, e->>'text', e->>'sort', array(select json_array_elements_text(e->'keys'))
       from json_array_elements($1::json) with ordinality x(e, n)`,
      [JSON.stringify(book)],
    )
    for (const statement of statementsFor(records, organisations, book.length)) await client.query(statement)
    await client.query('reset all')
  } finally {
    client.release(true)
  }
  await owner.query('vacuum analyze')
  await owner.query('checkpoint')
  return { book, readers: [await reader(owner, 0, 'supervisor'), await reader(owner, 20, 'case-worker')] }
}

/** `dice(n, k)`: evenly between 0 and 1, the same for the same numbers; `key_of(kind, n)`: an id that sorts by its number. */
const HELPERS = `
  create function pg_temp.dice(n bigint, k int) returns float8 language sql immutable as
    $$ select (hashint8extended(n, k) & 2147483647) / 2147483648.0 $$;
  create function pg_temp.key_of(kind int, n bigint) returns uuid language sql immutable as
    $$ select (lpad(to_hex(n), 11, '0') || to_hex(kind) || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid $$`

function statementsFor(records: number, organisations: number, names: number): readonly string[] {
  // Organisation 0 keeps a thirtieth of all records, the last one a six-hundredth; some two hundred records a worker.
  const spread = organisations / 10 + 1
  const workersOf = (n: string) => `greatest(3, (${records} / ln(${spread}) / (${n} + 10) / 200)::int)`
  return [
    `insert into organisations (id, name, kind, country) select pg_temp.key_of(1, n), 'Organisation ' || n, 'national-ngo', 'JOR' from generate_series(0, ${organisations} - 1) n`,
    `insert into accounts (id, name, email) select pg_temp.key_of(2, n * 10000 + w), 'Worker ' || w, 'w' || w || '@o' || n || '.example'
     from generate_series(0, ${organisations} - 1) n, generate_series(0, ${workersOf('n')} - 1) w`,
    `insert into memberships (id, account_id, organisation_id, role) select gen_random_uuid(), id, pg_temp.key_of(1, substr(email, strpos(email, '@o') + 2, strpos(email, '.') - strpos(email, '@o') - 2)::int), 'case-worker' from accounts where email like 'w%@o%.example'`,
    `create temp table plan as select n, o, pg_temp.key_of(1, o) as organisation, pg_temp.key_of(2, o * 10000 + floor(pg_temp.dice(n, 2) * ${workersOf('o')})::int) as worker,
       floor(power(pg_temp.dice(n, 3), 2) * ${names})::int as name
     from generate_series(1, ${records}) n, lateral (select floor(10 * power(${spread}, pg_temp.dice(n, 1)) - 10)::int as o) x`,
    `insert into people (id, organisation_id, created_by, updated_by, code, display_name, latin_name, sort_name, birth_day, birth_precision, sex, citizenships, languages, updated_at)
     select pg_temp.key_of(3, n), organisation, worker, worker, 'P-' || n, b.text, b.text, b.sort, date '1950-01-01' + floor(pg_temp.dice(n, 4) * 25000)::int,
       case when pg_temp.dice(n, 5) < 0.7 then 'exact' else 'year' end, case when pg_temp.dice(n, 6) < 0.6 then 'female' else 'male' end, '{SYR}', '{ara}', now() - pg_temp.dice(n, 7) * interval '700 days'
     from plan join book b on b.place = plan.name order by plan.n`,
    `insert into person_names (id, person_id, organisation_id, text, script, kind) select pg_temp.key_of(4, n), pg_temp.key_of(3, n), organisation, b.text, 'Latn', 'as-spoken'
     from plan join book b on b.place = plan.name order by plan.n`,
    `insert into person_keys (organisation_id, key, person_id) select organisation, k, pg_temp.key_of(3, plan.n)
     from plan join book b on b.place = plan.name cross join unnest(b.keys) k order by 1, 2, 3`,
    `insert into person_contacts (id, person_id, organisation_id, channel, value) select pg_temp.key_of(5, n), pg_temp.key_of(3, n), organisation, 'phone', '+962 7 ' || n
     from plan where pg_temp.dice(n, 8) < 0.6`,
    `insert into person_documents (id, person_id, organisation_id, kind, number) select pg_temp.key_of(6, n), pg_temp.key_of(3, n), organisation, 'passport', 'N' || n
     from plan where pg_temp.dice(n, 9) < 0.3`,
    `insert into person_relations (id, person_id, other_id, organisation_id, kind) select pg_temp.key_of(7, n), pg_temp.key_of(3, n), pg_temp.key_of(3, other), organisation, 'sibling'
     from (select n, organisation, worker, lead(n) over (partition by organisation, worker order by n) as other from plan) p where other is not null and pg_temp.dice(n, 10) < 0.3`,
    `insert into households (id, organisation_id, label, created_by) select pg_temp.key_of(8, n), organisation, 'Family ' || n, worker from plan where n % 5 = 0`,
    `insert into household_members (household_id, person_id, organisation_id, principal) select pg_temp.key_of(8, n), pg_temp.key_of(3, n), organisation, true from plan where n % 5 = 0`,
    `insert into records (id, person_id, organisation_id, worker_id, programme, programme_version, code, state, risk, opened_on, closed_on, next_due_at, updated_at)
     select pg_temp.key_of(9, n), pg_temp.key_of(3, n), organisation, worker, g.id, g.version, 'C-' || n,
       g.states[1 + floor(pg_temp.dice(n, 11) * cardinality(g.states))::int],
       (array['unknown', 'low', 'medium', 'high'])[1 + floor(pg_temp.dice(n, 12) * 4)::int], current_date - floor(pg_temp.dice(n, 13) * 700)::int,
       case when pg_temp.dice(n, 14) < 0.6 then current_date end, case when pg_temp.dice(n, 14) >= 0.6 and pg_temp.dice(n, 15) < 0.5 then now() + (pg_temp.dice(n, 16) - 0.2) * interval '60 days' end,
       now() - pg_temp.dice(n, 17) * interval '700 days'
     from plan, (select id, version, array(select jsonb_array_elements_text(definition -> 'states')) as states from programmes
       where id = 'counter-trafficking' order by version desc limit 1) g order by n`,
    `insert into needs (id, record_id, person_id, organisation_id, service_type, priority, created_by) select pg_temp.key_of(10, n), pg_temp.key_of(9, n), pg_temp.key_of(3, n), organisation, 'legal-aid', 'urgent', worker
     from plan where n % 10 = 0`,
    `insert into services (id, organisation_id, type, name, country, visibility) select pg_temp.key_of(11, n), pg_temp.key_of(1, n), 'legal-aid', 'Legal counsel', 'JOR', 'partners' from generate_series(0, ${organisations} - 1) n`,
    `insert into referrals (id, code, need_id, record_id, person_id, sender_id, sender_account_id, recipient_id, service_id, service_type, priority, state, sent_at, due_at)
     select pg_temp.key_of(12, n), 'R-' || n, pg_temp.key_of(10, n), pg_temp.key_of(9, n), pg_temp.key_of(3, n), organisation, worker, pg_temp.key_of(1, (o + 1) % ${organisations}), pg_temp.key_of(11, (o + 1) % ${organisations}),
       'legal-aid', 'urgent', case when n % 20 = 0 then 'sent' else 'closed' end, now() - interval '2 days', now() + interval '1 day' from plan where n % 10 = 0`,
  ]
}

/** Whoever signs in for the measure: in the largest organisation a supervisor, in one of the middle a worker with their own people. */
async function reader(owner: Pool, rank: number, role: Reader['is']): Promise<Reader> {
  const chosen = await owner.query(
    `select r.worker_id as account, r.organisation_id as organisation from records r
     where r.organisation_id = (select organisation_id from records group by 1 order by count(*) desc offset $1 limit 1)
     group by 1, 2 order by count(*) desc limit 1`,
    [rank],
  )
  const { account, organisation } = chosen.rows[0]
  await owner.query('delete from memberships where account_id = $1', [account])
  const secret = await signIn(owner, { account, organisation, role })
  const { rows } = await owner.query(
    `select person_id from records where organisation_id = $1 and ($3 or worker_id = $2) order by hashtext(id::text) limit 500`,
    [organisation, account, role === 'supervisor'],
  )
  return { is: role, secret, people: rows.map(({ person_id }) => person_id) }
}
