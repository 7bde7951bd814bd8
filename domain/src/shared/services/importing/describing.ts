import { isDay, type Day } from '../../../kernel/day.ts'
import { longestName } from '../../../kernel/fields.ts'
import {
  type Capacity,
  type Coverage,
  type LocalText,
  type Service,
  type ServiceContact,
  type ServiceType,
  serviceTypes,
} from '../service.ts'
import { type Cells, cut, fitted, meanings, nameIn, sayDoubtful, sayUnknown } from './cells.ts'
import { type Column, listed, phrase } from './columns.ts'
import { eligibilityOf } from './eligibility.ts'
import { scheduleOf } from './hours.ts'
import {
  accessPhrases,
  activityTypes,
  coverageKinds,
  nextStepPhrases,
  referralPhrases,
  responsePhrases,
  sectorTypes,
  serviceNameTypes,
  visibilityPhrases,
} from './phrases.ts'

/** What a row says of a service, apart from whose it is, where, and under which id. */
export type Described = Omit<
  Service,
  | 'id'
  | 'organisationId'
  | 'country'
  | 'placeId'
  | 'coordinates'
  | 'disclosure'
  | 'confirmedOn'
  | 'kept'
  | 'source'
>

export function describe(cells: Cells, visibility: Service['visibility']): Described {
  const types = typesOf(cells)
  keepFeedback(cells)
  return {
    types,
    names: namesOf(cells),
    activities: activitiesOf(cells),
    address: textOf(cells, 'address'),
    visibility: meanings(cells, 'visibility', visibilityPhrases)?.[0] ?? visibility,
    access: distinct(meanings(cells, 'accessibility', accessPhrases)),
    referral: meanings(cells, 'referral_method', referralPhrases),
    nextStep: meanings(cells, 'next_step_after_referral', nextStepPhrases)?.[0] ?? null,
    schedule: scheduleOf(cells),
    eligibility: eligibilityOf(cells),
    languages: languagesOf(cells),
    response: meanings(cells, 'response_delay', responsePhrases)?.[0] ?? null,
    coverage: coverageOf(cells),
    capacity: capacityOf(cells),
    contacts: contactsOf(cells),
    ...validityOf(cells),
  }
}

/** The main type comes from the name of the service, further ones from its activities. */
function typesOf(cells: Cells): readonly ServiceType[] {
  const named = serviceNameTypes.get(phrase(cells.get('service')))
  const sector = sectorTypes.get(phrase(cells.get('sector')))
  if (!named) sayUnknown(cells, 'service', cells.get('service'))
  if (!sector && cells.get('sector') !== '') sayUnknown(cells, 'sector', cells.get('sector'))
  const main = named ?? (sector ? [sector] : ['other' as const])
  const more = listed(cells.get('activities')).map((activity) => activityTypes.get(phrase(activity)))
  const all = new Set([...main, ...more])
  return [...main, ...serviceTypes.filter((type) => all.has(type) && !main.includes(type))]
}

function distinct<Item>(lists: readonly (readonly Item[])[] | null): readonly Item[] | null {
  return lists && [...new Set(lists.flat())]
}

/** Our shape has no place for how partners report back; the words are kept for whoever reads the entry. */
function keepFeedback(cells: Cells): void {
  for (const column of ['feedback_mechanism', 'feedback_delay'] as const) {
    if (cells.get(column) !== '') cells.keep(column, cells.get(column))
  }
}

const mostActivities = 200
const longestText = 2000

function namesOf(cells: Cells): readonly LocalText[] {
  const arabic = cut(cells.arabic('service'), longestName)
  const english = { language: 'eng', text: nameIn(cells, 'service') }
  return arabic === '' ? [english] : [english, { language: 'ara', text: arabic }]
}

function activitiesOf(cells: Cells): readonly LocalText[] {
  const english = listed(cells.get('activities')).map((text) =>
    fitted(cells, 'activities', text, longestText),
  )
  const arabic = listed(cells.arabic('activities')).map((text) => cut(text, longestText))
  if (english.length + arabic.length > mostActivities)
    cells.say({
      column: 'activities',
      level: 'warning',
      code: 'services.too-many-activities',
      remedy: 'cell.shorten',
    })
  return [
    ...english.map((text) => ({ language: 'eng', text })),
    ...arabic.map((text) => ({ language: 'ara', text })),
  ].slice(0, mostActivities)
}

function textOf(cells: Cells, column: Column): string | null {
  const text = fitted(cells, column, cells.get(column), longestName)
  return text === '' ? null : text
}

const mostLanguages = 60

function languagesOf(cells: Cells): readonly string[] | null {
  const codes = listed(cells.get('languages').replaceAll(',', '|'))
  for (const code of codes) if (!/^[a-z]{3}$/.test(code)) sayUnknown(cells, 'languages', code)
  const known = codes.filter((code) => /^[a-z]{3}$/.test(code))
  return known.length === 0 ? null : known.slice(0, mostLanguages)
}

function coverageOf(cells: Cells): Coverage | null {
  const kind = meanings(cells, 'coverage', coverageKinds)?.[0]
  if (!kind) return null
  return { kind, region: kind === 'region' ? cells.get('coverage') : null, placeIds: [] }
}

function capacityOf(cells: Cells): Capacity | null {
  const places = countOf(cells, 'places')
  const free = countOf(cells, 'places_free')
  const at = cells.get('places_confirmed_at')
  const confirmedAt =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(at) && isDay(at.slice(0, 10)) ? at : null
  if (at !== '' && confirmedAt === null) sayUnknown(cells, 'places_confirmed_at', at)
  return places === null && free === null ? null : { places, free, confirmedAt }
}

function countOf(cells: Cells, column: Column): number | null {
  const text = cells.get(column)
  if (/^\d{1,6}$/.test(text)) return Number(text)
  if (text !== '') sayUnknown(cells, column, text)
  return null
}

const longestContact = 200
const mostContacts = 20

function contactsOf(cells: Cells): readonly ServiceContact[] {
  const kinds = [
    ['telephone', 'telephone'],
    ['email', 'email'],
    ['website', 'web'],
  ] as const
  return kinds
    .flatMap(([column, kind]) =>
      listed(cells.get(column)).map((value) => ({ kind, value: cut(value, longestContact), public: true })),
    )
    .slice(0, mostContacts)
}

function validityOf(cells: Cells): { readonly validFrom: Day | null; readonly validUntil: Day | null } {
  const validFrom = dayOf(cells, 'start_date')
  const validUntil = dayOf(cells, 'end_date')
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    sayDoubtful(cells, 'end_date', 'services.ends-before-start', 'services.check-dates')
  return { validFrom, validUntil }
}

function dayOf(cells: Cells, column: 'start_date' | 'end_date'): Day | null {
  const text = cells.get(column)
  if (text === '') return null
  if (isDay(text)) return text
  cells.keep(column, text)
  cells.say({
    column,
    level: 'warning',
    code: 'cell.date-unreadable',
    value: text,
    remedy: 'cell.write-date',
  })
  return null
}
