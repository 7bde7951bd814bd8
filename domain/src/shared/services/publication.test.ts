import { describe, expect, test } from 'vitest'
import { countryPlaceId } from '../places/countries.ts'
import type { Place } from '../places/place.ts'
import { readTable } from '../tables/reading.ts'
import { declaredByListing } from './declaring.ts'
import { readServices } from './importing/read-services.ts'
import { isOutOfDate, shownService } from './publication.ts'
import type { Service } from './service.ts'

const imported = readServices(
  readTable(
    'service_id,provider,location_name,longitude,latitude,service,telephone\n' +
      '1,LANTERN,Irbid Governorate,35.8,32.5,Health Services,+962 7 000\n' +
      '2,LANTERN,Irbid City,35.9,32.6,Legal aid,+962 7 001',
  ),
  null,
  {
    system: 'test',
    country: 'JOR',
    today: '2026-03-10',
    shiftTo: null,
    confirmedOn: null,
    visibility: 'public',
    organisations: [],
    places: [],
    existing: new Map(),
  },
)
const places = new Map<string, Place>(imported.places.map((place) => [place.id, place]))
const find = (id: string) => places.get(id)
const governorate = imported.places.find((place) => place.level === 1)
const city = imported.places.find((place) => place.kind === 'city')
const house: Service = {
  ...(imported.services[1]?.service ?? never()),
  address: '7 Hidden Lane',
  coordinates: { longitude: 35.851, latitude: 32.551 },
  contacts: [
    { kind: 'hotline', value: '111', public: true },
    { kind: 'telephone', value: '+962 7 999', public: false },
  ],
  capacity: { places: 12, free: 3, confirmedAt: '2026-03-09T10:00:00Z' },
  kept: [{ column: 'location_name', text: 'behind the mill' }],
}

function never(): never {
  throw new Error('two services were imported')
}

describe('a service in the directory', () => {
  test('that is open is shown to everybody with where it is, and to the public without what is for partners', () => {
    const shown = shownService(house, 'public', find)
    expect(shown).toMatchObject({ placeId: city?.id, address: '7 Hidden Lane', capacity: null })
    expect(shown?.contacts.map(({ value }) => value)).toEqual(['111'])
    expect(shownService(house, 'partners', find)?.contacts).toHaveLength(2)
    expect(shownService(house, 'partners', find)?.capacity?.free).toBe(3)
  })

  test('that keeps its address to itself shows the governorate and nothing closer, to nobody', () => {
    for (const audience of ['public', 'partners', 'own-organisation'] as const) {
      const shown = shownService({ ...house, disclosure: 'area-only' }, audience, find)
      expect(shown?.placeId).toBe(governorate?.id)
      expect(JSON.stringify(shown)).not.toMatch(/Hidden|35\.85|mill/)
      expect(JSON.stringify(shown)).not.toContain(city?.id)
    }
  })

  test('that is secret shows its country at most', () => {
    const shown = shownService({ ...house, disclosure: 'secret' }, 'partners', find)
    expect(shown?.placeId).toBe(countryPlaceId('JOR'))
    expect(JSON.stringify(shown)).not.toContain(governorate?.id)
  })

  test('that is for partners, or hidden, is not there for the others', () => {
    const seenBy = (visibility: Service['visibility']) =>
      (['public', 'partners', 'own-organisation'] as const).map(
        (audience) => shownService({ ...house, visibility }, audience, find) !== undefined,
      )
    expect(seenBy('public')).toEqual([true, true, true])
    expect(seenBy('partners')).toEqual([false, true, true])
    expect(seenBy('hidden')).toEqual([false, false, true])
  })

  test('is out of date before it begins and after it ends', () => {
    const dated = { validFrom: '2026-03-10', validUntil: '2026-03-12' }
    const days = ['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13']
    expect(days.map((day) => isOutOfDate(dated, day))).toEqual([true, false, false, true])
    expect(isOutOfDate({ validFrom: null, validUntil: null }, '2026-03-10')).toBe(false)
  })
})

describe('listing a service', () => {
  test('declares that the organisation does it, in the whole country, verified by nobody', () => {
    const services = imported.services.map(({ service }) => service)
    const lines = declaredByListing([...services, ...services], {
      areas: ['counter-trafficking'],
      declaredBy: 'importer',
      today: '2026-03-10',
    })
    expect(
      lines.map(({ serviceType, placeId, verification, validUntil }) => [
        serviceType,
        placeId,
        verification,
        validUntil,
      ]),
    ).toEqual([
      ['health', countryPlaceId('JOR'), null, '2029-03-10'],
      ['legal-aid', countryPlaceId('JOR'), null, '2029-03-10'],
    ])
  })
})
