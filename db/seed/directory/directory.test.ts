import { readFileSync } from 'node:fs'
import { countryPlaces } from '@passerelle/domain/shared/places/countries'
import { readServices } from '@passerelle/domain/shared/services/importing/read-services'
import { readTable } from '@passerelle/domain/shared/tables/reading'
import { expect, test } from 'vitest'
import { places } from '../places.ts'

const table = (name: string) => readTable(readFileSync(new URL(name, import.meta.url)))
const settings = {
  system: 'example',
  country: 'JOR',
  today: '2026-11-23',
  shiftTo: null,
  confirmedOn: null,
  visibility: 'public',
  organisations: [],
  places: [...countryPlaces(), ...places],
  existing: new Map<string, string>(),
} as const

test('the small directory is read in both languages, and says of each mistake what to mend', () => {
  const { services, organisations, report } = readServices(table('services.en.csv'), table('services.ar.csv'), settings)
  expect(services.length).toBeGreaterThanOrEqual(22)
  expect(organisations.length).toBeGreaterThanOrEqual(5)
  const codes = new Set(report.lines.map(({ code }) => code))
  expect(codes.size, [...codes].join(' ')).toBeGreaterThanOrEqual(6)
  expect(services.some(({ service }) => service.names.some(({ language }) => language === 'ara'))).toBe(true)
  expect(services.some(({ service }) => service.kept.some(({ text }) => text.includes('Sailors')))).toBe(true)
})
