import { type ListedService, saveService } from '@passerelle/domain/shared/services/contract'
import type { z } from 'zod'
import { newId } from '../src/engine/ids.ts'
import { seedCountries } from '../src/places/importing.ts'
import type { TestApp } from './app.ts'
import type { SignedIn } from './world.ts'

type Entry = z.input<typeof saveService.input>['service']

/** An entry as somebody fills it in: legal aid in the open, for partners, until the words of a test say otherwise. */
export function entry(said: Partial<Entry> = {}): Entry {
  return {
    country: 'JOR',
    placeId: null,
    coordinates: null,
    types: ['legal-aid'],
    names: [{ language: 'eng', text: 'Legal counsel' }],
    activities: [],
    address: null,
    disclosure: 'open',
    visibility: 'partners',
    access: ['appointment'],
    referral: ['platform'],
    nextStep: null,
    schedule: null,
    eligibility: { nationalities: null, registration: null, ages: null, sexes: null, vulnerabilities: null },
    languages: ['ara'],
    response: null,
    coverage: { kind: 'countrywide', region: null, placeIds: [] },
    capacity: null,
    contacts: [],
    validFrom: null,
    validUntil: null,
    confirmedOn: null,
    ...said,
  }
}

/** Somebody writes a service of their organisation. */
export async function list(town: TestApp, by: SignedIn, said: Partial<Entry> = {}): Promise<ListedService> {
  const answer = await town.inject(
    saveService,
    { id: newId(), version: 0, service: entry(said) },
    { as: by.secret },
  )
  return answer.body.listed
}

export interface Places {
  readonly irbid: string
  readonly irbidTown: string
  readonly amman: string
}

/** Jordan with two governorates, and a town in one of them. */
export async function somePlaces({ house }: TestApp): Promise<Places> {
  await seedCountries(house)
  const places = { irbid: newId(), irbidTown: newId(), amman: newId() }
  const { rows } = await house.owner.query<{ id: string }>("select id from places where code = 'JOR'")
  await house.owner.query(
    `insert into places (id, code, country, level, kind, parent_id, names, longitude, latitude, source) values
       ($1, 'JO21', 'JOR', 1, 'governorate', $4, '[{"language": "eng", "text": "Irbid"}]', 35.85, 32.55, 'test'),
       ($2, 'JO2101', 'JOR', 2, 'district', $1, '[{"language": "eng", "text": "Qasabat Irbid"}]', 35.86, 32.56, 'test'),
       ($3, 'JO11', 'JOR', 1, 'governorate', $4, '[{"language": "eng", "text": "Amman"}]', 35.93, 31.95, 'test')`,
    [places.irbid, places.irbidTown, places.amman, rows[0]?.id],
  )
  return places
}
