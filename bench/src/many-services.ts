import type { Pool } from 'pg'
import { countryPlaceId } from '../../domain/src/shared/places/countries.ts'
import type { Service, ServiceType } from '../../domain/src/shared/services/service.ts'
import { serviceTypes } from '../../domain/src/shared/services/service.ts'
import { newId } from '../../server/src/engine/ids.ts'
import { transactionOn } from '../../server/src/engine/sql.ts'
import { insertServices } from '../../server/src/services/writing.ts'

/** A source of numbers from 0 to 1 that gives the same ones again for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface Spot {
  readonly id: string
  readonly country: string
  readonly longitude: number
  readonly latitude: number
}

/** Six countries of unequal weight, each with twelve governorates of ten towns. */
const countries = [
  { code: 'JOR', share: 0.3, longitude: 36, latitude: 31.5 },
  { code: 'EGY', share: 0.2, longitude: 30, latitude: 27 },
  { code: 'LBN', share: 0.15, longitude: 35.8, latitude: 33.9 },
  { code: 'IRQ', share: 0.15, longitude: 44, latitude: 33 },
  { code: 'TUR', share: 0.1, longitude: 35, latitude: 39 },
  { code: 'MDA', share: 0.1, longitude: 28.5, latitude: 47 },
] as const

const organisationsInAll = 2_000
const AT_ONCE = 5_000

/** How often each kind of service is offered: some are everywhere, some are rare. */
const kinds = serviceTypes.map((type, at) => ({ type, share: 1 / (at + 3) }))

export interface ManyServices {
  readonly spots: readonly Spot[]
  readonly organisations: readonly string[]
  readonly count: number
}

/** Lays so many services of two thousand organisations, with places, competences and how they answered. */
export async function layServices(owner: Pool, count: number, random: () => number): Promise<ManyServices> {
  const spots = await layPlaces(owner, random)
  const organisations = await layOrganisations(owner)
  const client = await owner.connect()
  const tx = transactionOn(client)
  for (let done = 0; done < count; done += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - done) }, () =>
      serviceAt(spots, organisations, random),
    )
    await insertServices(
      tx,
      some.map((service) => ({ service })),
    )
  }
  client.release()
  await owner.query(COMPETENCES)
  await owner.query(FIGURES)
  await owner.query('vacuum analyze')
  return { spots, organisations, count }
}

async function layPlaces(owner: Pool, random: () => number): Promise<Spot[]> {
  const rows: (readonly unknown[])[] = []
  const spots: Spot[] = []
  for (const { code, longitude, latitude } of countries) {
    rows.push([countryPlaceId(code), code, 0, 'country', null, null, null])
    for (let governorate = 0; governorate < 12; governorate += 1) {
      const above = { id: newId(), x: longitude + random() * 4 - 2, y: latitude + random() * 4 - 2 }
      rows.push([above.id, code, 1, 'governorate', countryPlaceId(code), above.x, above.y])
      for (let town = 0; town < 10; town += 1) {
        const spot = {
          id: newId(),
          country: code,
          longitude: above.x + random() * 0.6 - 0.3,
          latitude: above.y + random() * 0.6 - 0.3,
        }
        spots.push(spot)
        rows.push([spot.id, code, 2, 'district', above.id, spot.longitude, spot.latitude])
      }
    }
  }
  await owner.query(
    `insert into places (id, country, level, kind, parent_id, longitude, latitude, names, source)
     select (r->>0)::uuid, r->>1, (r->>2)::int, r->>3, (r->>4)::uuid, (r->>5)::float8, (r->>6)::float8, '[{"language": "und", "text": "Town"}]', 'bench'
     from json_array_elements($1::json) r on conflict (id) do nothing`,
    [JSON.stringify(rows)],
  )
  return spots
}

async function layOrganisations(owner: Pool): Promise<string[]> {
  const ids = Array.from({ length: organisationsInAll }, newId)
  await owner.query(
    `insert into organisations (id, name, kind, country) select id, 'Organisation ' || n, 'national-ngo', 'JOR'
     from unnest($1::uuid[]) with ordinality as x(id, n)`,
    [ids],
  )
  return ids
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** Picks by share, so that the common is common. */
function weighted<Item extends { readonly share: number }>(
  items: readonly Item[],
  random: () => number,
): Item {
  let left = random() * items.reduce((sum, { share }) => sum + share, 0)
  for (const item of items) {
    left -= item.share
    if (left <= 0) return item
  }
  return pick(items, random)
}

export function someKind(random: () => number): ServiceType {
  return weighted(kinds, random).type
}

function serviceAt(spots: readonly Spot[], organisations: readonly string[], random: () => number): Service {
  const { code } = weighted(countries, random)
  const spot = pick(
    spots.filter(({ country }) => country === code),
    random,
  )
  const main = someKind(random)
  const further = random() < 0.4 ? [someKind(random)].filter((type) => type !== main) : []
  const hidden = main === 'safe-shelter' || further.includes('safe-shelter')
  const own = !hidden && random() < 0.5
  return {
    id: newId(),
    organisationId: pick(organisations, random),
    country: code,
    placeId: hidden ? countryPlaceId(code) : spot.id,
    coordinates: own
      ? { longitude: spot.longitude + random() * 0.05, latitude: spot.latitude + random() * 0.05 }
      : null,
    types: [main, ...further],
    names: [
      { language: 'eng', text: `Service for ${main} in town` },
      { language: 'ara', text: 'خدمة في المدينة' },
    ],
    activities: ['Advice', 'Home visits', 'Follow-up by telephone'].map((text) => ({
      language: 'eng',
      text,
    })),
    address: hidden ? null : 'Second street, first floor',
    disclosure: hidden ? 'secret' : 'open',
    visibility: pick(['public', 'partners', 'partners', 'hidden'] as const, random),
    access: ['walk-in', 'appointment'],
    referral: random() < 0.05 ? ['not-accepted'] : ['platform', 'email'],
    nextStep: null,
    ...rulesOf(random),
    capacity:
      random() < 0.5
        ? { places: 40, free: Math.floor(random() * 12), confirmedAt: '2026-11-01T10:00:00Z' }
        : null,
    contacts: [{ kind: 'telephone', value: '+962 6 000 000', public: true }],
    validFrom: null,
    validUntil: random() < 0.1 ? '2024-12-31' : null,
    confirmedOn: '2026-10-01',
    kept: [],
    source: null,
  }
}

function rulesOf(
  random: () => number,
): Pick<Service, 'schedule' | 'eligibility' | 'languages' | 'response' | 'coverage'> {
  const some = <Value>(value: Value): Value | null => (random() < 0.6 ? value : null)
  return {
    schedule: some({
      always: false,
      frequency: 'daily',
      openings: [{ days: [1, 2, 3, 4, 7], opens: '08:30', closes: '16:00' }],
    }),
    eligibility: {
      nationalities: some({ include: pick([[], ['SYR'], ['SYR', 'IRQ'], ['SDN']], random), exclude: [] }),
      registration: some({ documents: random() < 0.5 ? [] : ['asylum-certificate'], expiredAccepted: true }),
      ages: some({ from: pick([0, 18], random), to: pick([null, 17, 59], random) }),
      sexes: some(pick([[], ['female']] as const, random)),
      vulnerabilities: some({ oneOf: random() < 0.6 ? [] : ['trafficking', 'single-parent'], scored: false }),
    },
    languages: some(pick([['ara', 'eng'], ['ara'], ['ron', 'rus'], ['tur', 'ara']], random)),
    response: some({ kind: 'within', hours: 48 }),
    coverage: some({
      kind: pick(['governorate', 'district', 'countrywide', 'city', 'remote'] as const, random),
      region: null,
      placeIds: [],
    }),
  }
}

/** Each organisation declares what it offers, in one area; four of five lines were verified by another. */
const COMPETENCES = `
  insert into competences (id, organisation_id, area, service_type, declared_by, valid_from, valid_until,
    verified_by_organisation, verified_by, verified_at, verified_until, evidence)
  select gen_random_uuid(), t.organisation_id, 'emergencies', t.type, t.organisation_id, current_date - 30, current_date + 300,
    case when v.verified then w.id end, case when v.verified then w.id end, case when v.verified then now() end,
    case when v.verified then current_date + 200 end, 'visit'
  from (select distinct organisation_id, type from service_types) t
  cross join lateral (select hashtext(t.organisation_id::text || t.type) % 5 <> 0 as verified) v
  cross join lateral (select id from organisations where id <> t.organisation_id limit 1) w`

const FIGURES = `
  insert into private.answer_figures (organisation_id, service_id, received, accepted, declined, median_hours)
  select organisation_id, id, 20, 15, 3, 12 + abs(hashtext(id::text)) % 90 from services where hashtext(id::text) % 5 < 2
  union all select distinct organisation_id, null::uuid, 60, 40, 10, 30 from services`
