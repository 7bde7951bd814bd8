import type { Weekday } from '../../kernel/day.ts'
import type { Place } from '../places/place.ts'
import type { CellValue } from '../tables/writing.ts'
import type { Column } from './importing/columns.ts'
import {
  accessPhrases,
  coverageKinds,
  frequencyPhrases,
  intakeRules,
  nationalityRules,
  nextStepPhrases,
  referralPhrases,
  registrationRules,
  responsePhrases,
  sectorTypes,
  sexPhrases,
} from './importing/phrases.ts'
import type { ContactKind, Eligibility, LocalText, Schedule, Service } from './service.ts'

/** A service as a reader may see it, with the names that a table needs. */
export interface ExportedService {
  readonly service: Service
  readonly organisation: { readonly name: string }
  readonly place: Pick<Place, 'names' | 'coordinates'> | null
}

type Phrases<Meaning> = ReadonlyMap<string, Meaning>

/** The first phrase that means this; a code of ours where directories have no phrase for it. */
function phraseFor<Meaning>(known: Phrases<unknown>, meaning: Meaning, otherwise: string): string {
  const wanted = JSON.stringify(meaning)
  for (const [text, other] of known) if (JSON.stringify(other) === wanted) return text
  return otherwise
}

function phrasesFor<Meaning extends string>(
  known: Phrases<unknown>,
  meanings: readonly Meaning[] | null,
  meaning: (one: Meaning) => unknown = (one) => one,
): string {
  return (meanings ?? []).map((one) => phraseFor(known, meaning(one), one)).join(' | ')
}

/**
 * The cells of one service, column by column as the importer reads them, so that a table that leaves can come back.
 * What has no phrase in directories is written as its code, and comes back as a kept word.
 */
export function cellOf({ service, organisation, place }: ExportedService, column: Column): CellValue {
  const cells: Readonly<Record<Column, CellValue>> = {
    service_id: service.id,
    provider: organisation.name,
    location_name: nameIn(place?.names ?? [], 'eng'),
    ...spotCells(service, place),
    sector: phraseFor(sectorTypes, service.types[0], service.types[0] ?? ''),
    service: nameIn(service.names, 'eng'),
    activities: inOneLanguage(service.activities).join(' | '),
    start_date: service.validFrom,
    end_date: service.validUntil,
    ...eligibilityCells(service.eligibility),
    accessibility: phrasesFor(accessPhrases, service.access, (mode) => [mode]),
    coverage: coverageCell(service),
    ...scheduleCells(service.schedule),
    referral_method: phrasesFor(referralPhrases, service.referral),
    next_step_after_referral:
      service.nextStep && phraseFor(nextStepPhrases, service.nextStep, service.nextStep),
    response_delay:
      service.response && phraseFor(responsePhrases, service.response, `${service.response.hours} h`),
    feedback_mechanism: keptCell(service, 'feedback_mechanism'),
    feedback_delay: keptCell(service, 'feedback_delay'),
    languages: (service.languages ?? []).join(' | '),
    places: service.capacity?.places ?? null,
    places_free: service.capacity?.free ?? null,
    places_confirmed_at: service.capacity?.confirmedAt ?? null,
    visibility: service.visibility,
    address: service.address,
    telephone: contactCell(service, ['telephone', 'hotline']),
    email: contactCell(service, ['email']),
    website: contactCell(service, ['web']),
  }
  return cells[column]
}

function nameIn(names: readonly LocalText[], language: string): string {
  return (names.find((name) => name.language === language) ?? names[0])?.text ?? ''
}

/** A list of texts in two languages is the same list twice: one of them leaves. */
function inOneLanguage(texts: readonly LocalText[]): readonly string[] {
  return texts.filter(({ language }) => language === texts[0]?.language).map(({ text }) => text)
}

function spotCells({ coordinates, disclosure }: Service, place: ExportedService['place']) {
  const spot = coordinates ?? (disclosure === 'open' ? place?.coordinates : null)
  return { longitude: spot?.longitude ?? null, latitude: spot?.latitude ?? null }
}

function eligibilityCells({ nationalities, registration, ages, sexes, vulnerabilities }: Eligibility) {
  return {
    registration_requirement:
      registration && phraseFor(registrationRules, registration, registration.documents.join(' | ')),
    nationality: nationalities && nationalityCell(nationalities),
    intake_criteria: vulnerabilities && intakeCell(vulnerabilities),
    sexes: phrasesFor(sexPhrases, sexes),
    age_from: ages?.from ?? null,
    age_to: ages?.to ?? null,
  }
}

/** Directories name several nationalities by several phrases, and all others by one. */
function nationalityCell({ include, exclude }: NonNullable<Eligibility['nationalities']>): string {
  const rules =
    include.length > 0
      ? include.map((country) => ({ include: [country], exclude: [] }))
      : [{ include: [], exclude }]
  return rules
    .map((rule) => {
      const codes = [...rule.include, ...rule.exclude.map((country) => `not ${country}`)].join(' ')
      const known = phraseFor(nationalityRules, { ...rule, doubtful: false }, '')
      return known === '' ? phraseFor(nationalityRules, { ...rule, doubtful: true }, codes) : known
    })
    .join(' | ')
}

function intakeCell({ oneOf, scored }: NonNullable<Eligibility['vulnerabilities']>): string {
  const criteria = oneOf.length === 0 && !scored ? ['anyone'] : [...oneOf, ...(scored ? ['scored'] : [])]
  return criteria.map((criterion) => phraseFor(intakeRules, criterion, criterion)).join(' | ')
}

function coverageCell({ coverage }: Service): string | null {
  if (!coverage) return null
  return coverage.region ?? phraseFor(coverageKinds, coverage.kind, coverage.kind)
}

const weekdayNames: Readonly<Record<Weekday, string>> = {
  1: 'Mon',
  2: 'Tue',
  3: 'Wed',
  4: 'Thu',
  5: 'Fri',
  6: 'Sat',
  7: 'Sun',
}

/** A table has room for one list of days: the hours of all openings stand beside the days of the first. */
function scheduleCells(schedule: Schedule | null) {
  const openings = schedule?.openings ?? []
  const clocks = (side: 'opens' | 'closes') => openings.flatMap((opening) => opening[side] ?? []).join(' | ')
  return {
    frequency: schedule?.frequency
      ? phraseFor(frequencyPhrases, schedule.frequency, schedule.frequency)
      : null,
    days: (openings[0]?.days ?? []).map((day) => weekdayNames[day]).join(', '),
    opens: schedule?.always === true ? 'always open' : clocks('opens'),
    closes: clocks('closes'),
  }
}

function keptCell({ kept }: Service, column: string): string | null {
  return kept.find((word) => word.column === column)?.text ?? null
}

function contactCell({ contacts }: Service, kinds: readonly ContactKind[]): string {
  return contacts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ value }) => value)
    .join(' | ')
}
