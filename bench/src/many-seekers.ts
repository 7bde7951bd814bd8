import type { Pool } from 'pg'
import { newId } from '../../server/src/engine/ids.ts'
import { publishProgrammes } from '../../server/src/records/programmes.ts'
import { signIn } from './many-needs.ts'
import { type Spot, pick, someKind } from './many-services.ts'

export interface Seekers {
  readonly secret: string
  readonly needs: readonly string[]
}

/** One case worker and so many people, each with one need somewhere; half of the places are known to the metre. */
export async function laySeekers(
  owner: Pool,
  spots: readonly Spot[],
  count: number,
  random: () => number,
): Promise<Seekers> {
  await publishProgrammes(owner)
  const [organisation, account] = [newId(), newId()]
  await owner.query(
    `insert into organisations (id, name, kind, country) values ($1, 'Harbour', 'national-ngo', 'JOR')`,
    [organisation],
  )
  await owner.query(`insert into accounts (id, name, email) values ($1, 'Amal', 'amal@harbour.example')`, [
    account,
  ])
  const secret = await signIn(owner, { account, organisation, role: 'case-worker' })
  const seekers = Array.from({ length: count }, (_, at) => seeker(at, spots, random))
  await owner.query(LAY, [organisation, account, JSON.stringify(seekers)])
  await owner.query('vacuum analyze')
  return { secret, needs: seekers.map(({ need }) => need) }
}

function seeker(at: number, spots: readonly Spot[], random: () => number) {
  const spot = pick(spots, random)
  const exact = random() < 0.5
  return {
    person: newId(),
    record: newId(),
    need: newId(),
    code: `P-${at}`,
    born: `${1950 + Math.floor(random() * 70)}-05-02`,
    sex: random() < 0.5 ? 'female' : 'male',
    citizenship: pick(['SYR', 'IRQ', 'SDN', 'UKR'], random),
    language: pick(['ara', 'rus', 'tur'], random),
    place: spot.id,
    longitude: exact ? spot.longitude : null,
    latitude: exact ? spot.latitude : null,
    kind: someKind(random),
  }
}

const LAY = `
  with told as (
    select * from json_to_recordset($3::json) as x(person uuid, record uuid, need uuid, code text, born date, sex text, citizenship text,
      language text, place uuid, longitude float8, latitude float8, kind text)),
  person as (
    insert into people (id, organisation_id, created_by, updated_by, code, display_name, sort_name, birth_day, birth_precision, sex, citizenships,
      languages, place_id, longitude, latitude)
    select person, $1, $2, $2, code, 'Nadia Haddad', 'nadia haddad', born, 'exact', sex, array[citizenship], array[language], place, longitude,
      latitude from told),
  record as (
    insert into records (id, person_id, organisation_id, worker_id, programme, programme_version, code, state, opened_on)
    select t.record, t.person, $1, $2, p.id, p.version, t.code, p.definition ->> 'starts', current_date
    from told t, programmes p where p.id = 'counter-trafficking')
  insert into needs (id, record_id, person_id, organisation_id, service_type, priority, created_by)
  select need, record, person, $1, kind, 'urgent', $2 from told`
