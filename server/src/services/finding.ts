import { serviceCompetence } from '@passerelle/domain/shared/organisations/service-competence'
import type {
  Competence,
  CompetenceStanding,
  OrganisationStanding,
} from '@passerelle/domain/shared/organisations/organisation'
import type { Whereabouts } from '@passerelle/domain/shared/places/place'
import { whereaboutsOf } from '@passerelle/domain/shared/places/whereabouts'
import { findPartners as findContract } from '@passerelle/domain/shared/services/contract'
import { findPartners } from '@passerelle/domain/shared/services/finder/find-partners'
import type { FinderQuery, LocalNow, ServiceCandidate } from '@passerelle/domain/shared/services/finding'
import { populationsOf } from '@passerelle/domain/shared/services/seeker'
import type { z } from 'zod'
import { type Scene, operation } from '../engine/operation.ts'
import { sql } from '../engine/sql.ts'
import { placesRemembered } from '../places/remembered.ts'
import type { Around, FindPlace } from '../places/sql.ts'
import { localDay, localMinute, timeZoneOf } from '../referrals/clock.ts'
import { type CandidateRow, answerFigures, candidateRows, competencesOf } from './finder-sql.ts'
import { type Listed, listServices, serviceRows, weighedService } from './row.ts'
import { type Sought, getSought } from './seeker-sql.ts'

type Asked = z.output<typeof findContract.input>

export const finding = operation(
  findContract,
  async (scene, asked) => {
    const sought = await getSought(scene, asked.needId)
    const { query, candidates, ofThisKind } = await weigh(scene, asked, sought)
    const { offers, excluded, weights } = findPartners(query, candidates)
    const shownOffers = offers.slice(0, asked.limit)
    const shownOut = excluded.slice(0, asked.limit)
    const listed = await listedById(
      scene,
      [...shownOffers, ...shownOut].map(({ service }) => service.id),
    )
    return {
      recordId: sought.recordId,
      offers: shownOffers.flatMap(({ service, score, why, distanceKm }) =>
        withListed(listed, service.id, { score, why, distanceKm }),
      ),
      excluded: shownOut.flatMap(({ service, whyNot }) => withListed(listed, service.id, { whyNot })),
      counts: { offers: offers.length, excluded: excluded.length, beyond: ofThisKind - candidates.length },
      weights,
    }
  },
  ({ needId }, { recordId, counts, weights }) => ({
    record: recordId,
    details: { need: needId, offers: counts.offers, excluded: counts.excluded, weights },
  }),
)

function withListed<Rest>(
  listed: ReadonlyMap<string, Listed>,
  id: string,
  rest: Rest,
): (Rest & { listed: Listed })[] {
  const service = listed.get(id)
  return service ? [{ ...rest, listed: service }] : []
}

async function listedById(scene: Scene, ids: readonly string[]): Promise<ReadonlyMap<string, Listed>> {
  const rows = await serviceRows(scene.tx, sql`s.id = any (${ids}::uuid[])`, sql`limit ${ids.length}`)
  const { tx, house, now } = scene
  const listed = await listServices(tx, rows, scene, (some) =>
    placesRemembered(house, tx, some, now.getTime()),
  )
  return new Map(listed.map((one) => [one.service.id, one]))
}

interface Weighed {
  readonly query: FinderQuery
  readonly candidates: readonly ServiceCandidate[]
  readonly ofThisKind: number
}

async function weigh(scene: Scene, asked: Asked, sought: Sought): Promise<Weighed> {
  const { tx, actor, today, house, now } = scene
  const { serviceType, programme } = sought
  const around: Around = (ids) => placesRemembered(house, tx, ids, now.getTime())
  const here = await whereNeeded(around, asked.placeId, sought)
  const rows = await candidateRows(tx, {
    serviceType,
    here,
    person: sought.person,
    today,
    organisationId: actor.organisation,
  })
  const organisations = [...new Set(rows.map((row) => row.organisationId))]
  const [find, competences, histories] = await Promise.all([
    around(rows.map((row) => row.placeId)),
    competencesOf(tx, organisations, programme, serviceType),
    answerFigures(tx, rows),
  ])
  const where = placing(find)
  const competent = judging(competences, sought, today)
  const candidates = rows.map((row) => {
    const whereabouts = where(row)
    return {
      service: weighedService(row),
      whereabouts,
      organisationStanding: standingOf(row),
      competence: competent(row, whereabouts),
      history: histories.get(row.id) ?? null,
    }
  })
  return { query: queryOf(scene, asked, sought, here), candidates, ofThisKind: rows[0]?.ofThisKind ?? 0 }
}

async function whereNeeded(around: Around, chosen: string | undefined, sought: Sought): Promise<Whereabouts> {
  const { country } = sought
  const standing = chosen
    ? { placeId: chosen, coordinates: null, country }
    : { placeId: sought.placeId, coordinates: sought.coordinates, country }
  return whereaboutsOf(standing, await around([standing.placeId]))
}

/** Many services stand at the same place; each place is walked up once. */
function placing(find: FindPlace): (row: CandidateRow) => Whereabouts {
  const known = new Map<string, Whereabouts>()
  return ({ placeId, country, longitude, latitude }) => {
    const key = `${placeId}/${country}`
    const place = known.get(key) ?? whereaboutsOf({ placeId, country, coordinates: null }, find)
    known.set(key, place)
    return longitude === null || latitude === null
      ? place
      : { ...place, coordinates: { longitude, latitude }, blurKm: 0 }
  }
}

/** Whether it is this organisation's to do, there and for this person; asked once for each organisation and place. */
function judging(
  competences: ReadonlyMap<string, readonly Competence[]>,
  { programme, serviceType, person }: Sought,
  today: string,
): (row: CandidateRow, there: Whereabouts) => CompetenceStanding {
  const known = new Map<string, CompetenceStanding>()
  const populations = populationsOf(person)
  const languages = person.languages && person.languages.length > 0 ? person.languages : null
  return ({ organisationId, placeId, country }, { chain }) => {
    const key = `${organisationId}/${placeId}/${country}`
    const act = { area: programme, serviceType, place: chain, populations, languages }
    const standing =
      known.get(key) ?? serviceCompetence(competences.get(organisationId) ?? [], act, today).standing
    known.set(key, standing)
    return standing
  }
}

/** An organisation without accounts answers by link, as one that was only invited does. */
function standingOf({ standing, hasAccounts }: CandidateRow): OrganisationStanding {
  return standing === 'active' && !hasAccounts ? 'invited' : standing
}

function queryOf(
  { now }: Scene,
  { priority, mustKnow }: Asked,
  { serviceType, person }: Sought,
  place: Whereabouts,
): FinderQuery {
  return { serviceType, person, place, priority, now: localNow(now, place.country), mustKnow }
}

/** The clock on the wall where the person is. */
function localNow(now: Date, country: string | null): LocalNow {
  const zone = timeZoneOf(country)
  return { moment: now.toISOString(), day: localDay(now, zone), minute: localMinute(now, zone) }
}
