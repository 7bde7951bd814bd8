import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Table, readTable } from '../tables/reading.ts'
import { writeTable } from '../tables/writing.ts'
import { cellOf } from './exporting.ts'
import { columns } from './importing/columns.ts'
import { readServices } from './importing/read-services.ts'
import type { Service } from './service.ts'

const settings = {
  system: 'test-directory',
  country: 'JOR',
  today: '2026-03-10',
  shiftTo: null,
  confirmedOn: null,
  visibility: 'public',
  organisations: [],
  places: [],
  existing: new Map<string, string>(),
} as const

/** Reads a table, lets it leave as the server would, and gives that text. */
function departed(table: Table): { readonly services: readonly Service[]; readonly text: string } {
  const { services, organisations, places } = readServices(table, null, settings)
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const spots = new Map(places.map((place) => [place.id, place]))
  const rows = services.map(({ service }) => {
    const organisation = { name: names.get(service.organisationId) ?? '' }
    const place = spots.get(service.placeId ?? '') ?? null
    return columns.map((column) => cellOf({ service, organisation, place }, column))
  })
  return { services: services.map(({ service }) => service), text: writeTable(columns, rows) }
}

/** What must be the same after going and coming back: everything but ids, keys and words set aside. */
function said({ id: _id, organisationId: _organisation, source: _source, kept: _kept, ...rest }: Service) {
  return rest
}

function returned(table: Table): void {
  const { services, text } = departed(table)
  const back = readServices(readTable(text), null, settings).services
  const byKey = new Map(back.map(({ service }) => [service.source?.key, said(service)]))
  expect(services.map(({ id }) => byKey.get(id))).toEqual(services.map(said))
}

describe('a directory that leaves as a table', () => {
  test('comes back as it was, with everything that a table can say', () => {
    returned(
      readTable(`service_id,provider,location_name,longitude,latitude,service,activities,nationality,intake_criteria,registration_requirement,accessibility,coverage,frequency,days,opens,closes,referral_method,next_step_after_referral,response_delay,languages,sexes,age_from,age_to,places,places_free,places_confirmed_at,visibility,telephone,end_date
1,LANTERN,Irbid City,35.85,32.55,Legal aid,Court visits | Letters,Syrians only | Iraqis only,Disability | SGBV | Specific vulnerability calculation/scoring,Valid UNHCR ASC and MOI card,Walk-in & Outreach,North,Every day,Sun-Thurs,8:30am | 14:00,12:00 | 16:00,IA Form,Follow up call,Two days,ara | eng,women,18,59,10,4,2026-03-01T10:00:00Z,partners,06-111 | 06-112,2026-12-31
2,Beacon,Countrywide,,,Health services,,Other nationalities only,Open to all,No requirement,Home visit,By telephone,One off,,always open,,Referrals not accepted,,Case by case basis,,,,,,,,hidden,,`),
    )
  })

  test('is what its reader may see: of a shelter the governorate and no point', () => {
    const { text } = departed(
      readTable(
        'service_id,provider,location_name,longitude,latitude,service\n1,LANTERN,Irbid City,35.85,32.55,Safe shelter',
      ),
    )
    expect(text).not.toContain('35.85')
    expect(text).not.toContain('Irbid')
  })

  const real = new URL('../../../../../shared/data/jordan-services/services.en.csv', import.meta.url)
  test.skipIf(!existsSync(real))('loses nothing of the real one of Jordan', () => {
    returned(readTable(readFileSync(real)))
  })
})
