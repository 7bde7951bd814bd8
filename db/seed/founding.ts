import { type Day, addDays, addMonths, weekday } from '@passerelle/domain/kernel/day'
import type { ServiceType } from '@passerelle/domain/shared/services/service'
import {
  agree,
  declareCompetence,
  endAgreement,
  saveOrganisation,
  verifyCompetence,
} from '@passerelle/domain/shared/organisations/contract'
import { placeFingerprint } from '@passerelle/domain/shared/places/gazetteer'
import { actingAs } from '../../server/src/engine/acting.ts'
import type { OpenHouse } from '../../server/src/engine/house-opening.ts'
import { eventOf, insertEvent } from '../../server/src/engine/leaving.ts'
import { sealEvent } from '../../server/src/engine/event.ts'
import { sql } from '../../server/src/engine/sql.ts'
import { seedCountries, writePlaces } from '../../server/src/places/importing.ts'
import { insertServices } from '../../server/src/services/writing.ts'
import { accounts, type InventedAccount } from './accounts.ts'
import { idOf } from './ids.ts'
import { agreements, organisations, registrarKey } from './organisations.ts'
import { asOwner } from './owner.ts'
import { placeId, places } from './places.ts'
import { type InventedService, inventServices } from './services.ts'
import { type Teller, beginSessions, dayOf, newTeller } from './telling.ts'

/** The first organisation and its people, days off, and then everybody else; gives whoever tells the rest. */
export async function found(house: OpenHouse, begun: Date): Promise<Teller> {
  const began = addMonths(dayOf(begun), -24)
  await foundRegistrar(house, began, dayOf(begun))
  await employ(
    house,
    accounts.filter(({ organisation }) => organisation === registrarKey),
    began,
  )
  const first = newTeller(house, begun, await beginSessions(house))
  await seedCountries(house)
  await actingAs(house.app, first.secretOf('rana'), async (tx) =>
    writePlaces(
      tx,
      places.map((place) => ({ place, fingerprint: placeFingerprint(place) })),
    ),
  )
  await register(first)
  await employ(
    house,
    accounts.filter(({ organisation }) => organisation !== registrarKey),
    began,
  )
  return newTeller(house, begun, await beginSessions(house))
}

const atNine = (day: Day, minute = 0) => new Date(`${day}T09:${String(minute).padStart(2, '0')}:00.000Z`)

async function foundRegistrar(house: OpenHouse, began: Day, today: Day): Promise<void> {
  const registrar = organisations.find(({ key }) => key === registrarKey)
  await asOwner(house, ['organisations', 'holidays'], async (client) => {
    await client.query(
      `insert into organisations (id, name, acronym, kind, country, email, about, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict do nothing`,
      [
        idOf('organisation', registrarKey),
        registrar?.name,
        registrar?.acronym,
        registrar?.kind,
        registrar?.country,
        `office@${registrarKey}.example`,
        registrar?.about,
        began,
      ],
    )
    await client.query(
      `insert into holidays (country, day, name) select country, day, name from json_to_recordset($1::json) as x (country text, day date, name text)
       on conflict do nothing`,
      [JSON.stringify(holidays(today))],
    )
  })
}

/** Days on which offices are closed; of the two calendars, those that keep to the sun. */
function holidays(today: Day) {
  const year = Number(today.slice(0, 4))
  return [year - 1, year, year + 1].flatMap((each) => [
    { country: 'JOR', day: `${each}-01-01`, name: 'New Year’s Day' },
    { country: 'JOR', day: `${each}-05-01`, name: 'Labour Day' },
    { country: 'JOR', day: `${each}-05-25`, name: 'Independence Day' },
    { country: 'JOR', day: `${each}-12-25`, name: 'Christmas Day' },
    { country: 'MDA', day: `${each}-01-01`, name: 'New Year’s Day' },
    { country: 'MDA', day: `${each}-01-07`, name: 'Christmas Day' },
    { country: 'MDA', day: `${each}-05-01`, name: 'Labour Day' },
    { country: 'MDA', day: `${each}-08-27`, name: 'Independence Day' },
    { country: 'MDA', day: `${each}-08-31`, name: 'Language Day' },
  ])
}

async function register(teller: Teller): Promise<void> {
  const rest = organisations.filter(({ key }) => key !== registrarKey)
  for (const [
    at,
    { key, name, acronym, kind, country, headquarters, hasAccounts = true, about },
  ] of rest.entries()) {
    const day = addDays(addMonths(teller.today, -24), at)
    const contact = {
      email: `office@${key}.example`,
      phone: null,
      website: `https://${key}.example/`,
      about,
      hasAccounts,
    }
    const headquartersId = headquarters ? idOf('organisation', headquarters) : null
    const id = idOf('organisation', key)
    await teller.act('rana', atNine(day), saveOrganisation, {
      id,
      name,
      acronym,
      kind,
      country,
      headquartersId,
      contact,
      standing: 'active',
      version: 0,
    })
  }
}

/** People take up their work; nobody of them has a password, since nobody of them exists. */
async function employ(house: OpenHouse, some: readonly InventedAccount[], since: Day): Promise<void> {
  const rows = some.map(
    ({
      key,
      name,
      organisation,
      role,
      capacity = 'operational',
      clearances = [],
      supervisor,
      locale = 'en',
    }) => ({
      id: idOf('account', key),
      membership: idOf('membership', key),
      name,
      email: `${key}@${organisation}.example`,
      locale,
      organisation: idOf('organisation', organisation),
      role,
      capacity,
      clearances,
      supervisor: supervisor ? idOf('account', supervisor) : null,
    }),
  )
  const shape = `json_to_recordset($1::json) as x (id uuid, membership uuid, name text, email text, locale text, organisation uuid, role text,
    capacity text, clearances text[], supervisor uuid)`
  const values = [JSON.stringify(rows), since]
  await house.door.query(
    `insert into accounts (id, name, email, locale, created_at) select id, name, email, locale, $2::date from ${shape} on conflict do nothing`,
    values,
  )
  await house.door.query(
    `insert into memberships (id, account_id, organisation_id, role, capacity, clearances, supervisor_id, since)
     select membership, id, organisation, role, capacity, clearances, supervisor, $2::date from ${shape} on conflict do nothing`,
    values,
  )
}

/** Whoever speaks for an organisation. */
export function speakerOf(organisation: string): string {
  const staff = accounts.filter((each) => each.organisation === organisation && each.capacity === undefined)
  const speaker =
    staff.find(({ role }) => role === 'coordinator') ?? staff.find(({ role }) => role === 'administrator')
  return speaker?.key ?? 'rana'
}

export async function concludeAgreements(teller: Teller): Promise<void> {
  for (const { from, to, relations, mode, monthsAgo, untilMonths, ended } of agreements) {
    const day = addMonths(teller.today, -monthsAgo)
    const id = idOf('agreement', from, to)
    const until = untilMonths === undefined ? null : addMonths(teller.today, untilMonths)
    await teller.act(speakerOf(from), atNine(day), agree, {
      id,
      toId: idOf('organisation', to),
      relations: [...relations],
      mode,
      from: day,
      until,
    })
    if (ended) await teller.act(speakerOf(from), atNine(addDays(teller.today, -40)), endAgreement, { id })
  }
}

/** Services enter the directory; the register learns what each organisation says it can do. */
export async function openServices(teller: Teller): Promise<void> {
  const services = inventServices(teller.today)
  for (const { key } of organisations)
    await describe(
      teller,
      key,
      services.filter(({ organisation }) => organisation === key),
    )
  await declareCompetences(teller, services)
}

async function describe(
  teller: Teller,
  organisation: string,
  some: readonly InventedService[],
): Promise<void> {
  if (some.length === 0) return
  const who = speakerOf(organisation)
  const session = await teller.house.door.query<{ id: string; account_id: string; organisation_id: string }>(
    `select id, account_id, organisation_id from private.sessions where device = 'demonstration' and account_id = $1 limit 1`,
    [idOf('account', who)],
  )
  const { id = '', account_id: account = '', organisation_id: home = '' } = session.rows[0] ?? {}
  const told = teller.storyAt(atNine(addMonths(teller.today, -23)))
  await actingAs(told.app, teller.secretOf(who), async (tx) => {
    const known = await tx.rows<{ id: string }>(
      sql`select id from services where id = any (${some.map(({ service }) => service.id)}::uuid[])`,
    )
    const fresh = some.filter(({ service }) => !known.some((one) => one.id === service.id))
    await insertServices(
      tx,
      fresh.map(({ service }) => ({ service })),
    )
    for (const { service } of fresh) {
      const trace = { details: { service: service.id, added: true, visibility: service.visibility } }
      const event = eventOf(
        { actor: { account, organisation: home, session: id }, house: told },
        idOf('event', service.id),
        'services.save',
        trace,
      )
      await tx.run(insertEvent(event, sealEvent(event, told.keys.events)))
    }
  })
}

interface Declaration {
  readonly organisation: string
  readonly type: ServiceType
  readonly country: string
}

/** Who looked, for whom: nobody verifies their own family, nor what they declared themselves. */
const verifiers: Readonly<Record<string, string>> = {
  passerelle: 'samir',
  harbour: 'matteo',
  'harbour-irbid': 'matteo',
  lantern: 'samir',
  beacon: 'samir',
  almond: 'matteo',
  cedar: 'samir',
  redbridge: 'matteo',
  nistru: 'matteo',
  codru: 'ilie',
  university: 'ilie',
  openhands: 'esi',
  oldwell: 'esi',
}
/** Said by the organisation, and confirmed by nobody yet. */
const onlyDeclared: readonly string[] = [
  'beacon/cash',
  'redbridge/mental-health',
  'university/interpretation',
  'openhands/transport',
  'inspectorate/livelihoods',
  'inspectorate/legal-aid',
]

async function declareCompetences(teller: Teller, services: readonly InventedService[]): Promise<void> {
  const all = services.flatMap(({ organisation, service }) =>
    service.types.map((type): Declaration => ({ organisation, type, country: service.country })),
  )
  const each = new Map(all.map((one) => [`${one.organisation}/${one.type}`, one]))
  for (const [name, declaration] of each) await declare(teller, name, declaration)
  await letOneExpire(teller)
}

async function declare(
  teller: Teller,
  name: string,
  { organisation, type, country }: Declaration,
): Promise<void> {
  const { today } = teller
  const id = idOf('competence', name)
  const area = {
    area: 'counter-trafficking',
    serviceType: type,
    placeId: placeId(country),
    populations: [],
    languages: [],
  } as const
  const who = speakerOf(organisation)
  const line = {
    id,
    ...area,
    populations: [...area.populations],
    languages: [...area.languages],
    validUntil: addMonths(today, 12),
  }
  // The register is the registrar’s to fill where an organisation has nobody here.
  if (who === 'rana' && organisation !== registrarKey) return declareFor(teller, organisation, line)
  await teller.act(who, atNine(addMonths(today, -23), 10), declareCompetence, line)
  const verifier = verifiers[organisation]
  if (!verifier || onlyDeclared.includes(name)) return
  await teller.act(verifier, atNine(addMonths(today, -20)), verifyCompetence, {
    id,
    until: addMonths(today, 4),
    evidence: evidenceFor(type),
  })
}

function evidenceFor(type: ServiceType): string {
  if (type === 'legal-aid') return 'Admission to the bar seen; three closed files read.'
  if (type === 'health' || type === 'mental-health')
    return 'Licence of the ministry seen; a visit of half a day.'
  return 'Visit on the spot; talks with staff and with two people who were helped there.'
}

async function declareFor(
  teller: Teller,
  organisation: string,
  line: {
    readonly id: string
    readonly serviceType: ServiceType
    readonly placeId: string
    readonly validUntil: Day
  },
): Promise<void> {
  await actingAs(teller.house.app, teller.secretOf('rana'), (tx) =>
    tx.run(sql`
      insert into competences (id, organisation_id, area, service_type, place_id, declared_by, declared_at, valid_from, valid_until)
      values (${line.id}, ${idOf('organisation', organisation)}, 'counter-trafficking', ${line.serviceType}, ${line.placeId}, ${idOf('account', 'rana')},
        ${atNine(addMonths(teller.today, -23)).toISOString()}, ${addMonths(teller.today, -23)}, ${line.validUntil})
      on conflict do nothing`),
  )
}

/** What was true once: declared, verified, and both run out. */
async function letOneExpire(teller: Teller): Promise<void> {
  const { today } = teller
  const said = {
    area: 'counter-trafficking',
    serviceType: 'livelihoods',
    placeId: placeId('JO-MN'),
    populations: ['women'],
    languages: [],
  } as const
  const id = idOf('competence', 'lantern/expired')
  await teller.act('chen', atNine(addMonths(today, -22)), declareCompetence, {
    ...said,
    id,
    populations: [...said.populations],
    languages: [...said.languages],
    validUntil: addMonths(today, -2),
  })
  await teller.act('samir', atNine(addMonths(today, -21)), verifyCompetence, {
    id,
    until: addMonths(today, -3),
    evidence: 'Visit to the workshop in Ma’an.',
  })
}

/** The next day on which an office of this country is open. */
export function workday(day: Day, country: string): Day {
  const rest = country === 'JOR' ? [5, 6] : [6, 7]
  return rest.includes(weekday(day)) ? workday(addDays(day, 1), country) : day
}
