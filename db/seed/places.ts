import { countryPlaceId, placesNamespace } from '@passerelle/domain/shared/places/countries'
import type { Place, PlaceKind } from '@passerelle/domain/shared/places/place'
import { idFromName } from '@passerelle/domain/shared/tables/name-id'

/** Code, parent (none: the country), English, the country's own name, longitude, latitude: towns, not addresses. */
type Line = readonly [
  code: string,
  parent: string | null,
  english: string,
  own: string,
  longitude: number,
  latitude: number,
]

const jordan: readonly Line[] = [
  ['JO-AM', null, 'Amman', 'عمّان', 35.93, 31.95],
  ['JO-IR', null, 'Irbid', 'إربد', 35.85, 32.55],
  ['JO-AZ', null, 'Zarqa', 'الزرقاء', 36.09, 32.07],
  ['JO-MA', null, 'Mafraq', 'المفرق', 36.21, 32.34],
  ['JO-BA', null, 'Balqa', 'البلقاء', 35.73, 32.04],
  ['JO-MD', null, 'Madaba', 'مادبا', 35.79, 31.72],
  ['JO-KA', null, 'Karak', 'الكرك', 35.7, 31.18],
  ['JO-AT', null, 'Tafilah', 'الطفيلة', 35.6, 30.84],
  ['JO-MN', null, 'Ma’an', 'معان', 35.73, 30.2],
  ['JO-AQ', null, 'Aqaba', 'العقبة', 35.0, 29.53],
  ['JO-JA', null, 'Jerash', 'جرش', 35.9, 32.28],
  ['JO-AJ', null, 'Ajloun', 'عجلون', 35.75, 32.33],
  ['JO-AM-1', 'JO-AM', 'Amman centre', 'قصبة عمان', 35.94, 31.95],
  ['JO-AM-2', 'JO-AM', 'Marka', 'ماركا', 35.99, 31.98],
  ['JO-AM-3', 'JO-AM', 'Sahab', 'سحاب', 36.0, 31.87],
  ['JO-IR-1', 'JO-IR', 'Irbid centre', 'قصبة إربد', 35.86, 32.55],
  ['JO-IR-2', 'JO-IR', 'Ramtha', 'الرمثا', 36.01, 32.56],
  ['JO-IR-3', 'JO-IR', 'Northern Shuna', 'الشونة الشمالية', 35.61, 32.61],
  ['JO-AZ-1', 'JO-AZ', 'Zarqa centre', 'قصبة الزرقاء', 36.09, 32.06],
  ['JO-AZ-2', 'JO-AZ', 'Russeifa', 'الرصيفة', 36.05, 32.02],
  ['JO-MA-1', 'JO-MA', 'Mafraq centre', 'قصبة المفرق', 36.2, 32.34],
  ['JO-BA-1', 'JO-BA', 'Salt', 'السلط', 35.73, 32.04],
  ['JO-AQ-1', 'JO-AQ', 'Aqaba centre', 'قصبة العقبة', 35.01, 29.53],
]

const moldova: readonly Line[] = [
  ['MD010', null, 'Chisinau', 'Chișinău', 28.86, 47.01],
  ['MD002', null, 'Balti', 'Bălți', 27.92, 47.76],
  ['MD006', null, 'Cahul', 'Cahul', 28.2, 45.9],
  ['MD025', null, 'Orhei', 'Orhei', 28.82, 47.38],
  ['MD030', null, 'Soroca', 'Soroca', 28.29, 48.16],
  ['MD036', null, 'Ungheni', 'Ungheni', 27.8, 47.21],
  ['MD031', null, 'Stefan Voda', 'Ștefan Vodă', 29.66, 46.51],
  ['MD016', null, 'Edinet', 'Edineț', 27.31, 48.17],
  ['MD020', null, 'Hincesti', 'Hîncești', 28.59, 46.83],
]

export function placeId(code: string): string {
  if (code.length === 3) return countryPlaceId(code)
  return idFromName(placesNamespace, `${code.startsWith('MD') ? 'MDA' : 'JOR'}/${code}`)
}

/** A few places of the two countries, so that the world stands without any list from outside; a real list replaces them by their codes. */
export const places: readonly Place[] = [
  ...jordan.map((line) => placeOf(line, 'JOR', 'ara')),
  ...moldova.map((line) => placeOf(line, 'MDA', 'ron')),
]

function placeOf(
  [code, parent, english, own, longitude, latitude]: Line,
  country: 'JOR' | 'MDA',
  language: string,
): Place {
  const level = parent === null ? 1 : 2
  const kind: PlaceKind = level === 1 ? 'governorate' : 'district'
  return {
    id: placeId(code),
    code,
    country,
    level,
    kind,
    parentId: placeId(parent ?? country),
    names: [{ text: english, language: 'eng' }, ...(own === english ? [] : [{ text: own, language }])],
    coordinates: { longitude, latitude },
    validFrom: null,
    validUntil: null,
    source: 'demonstration',
  }
}
