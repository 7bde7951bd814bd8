import type { Service } from '@passerelle/domain/shared/services/service'

/** What may be written of a service. */
export type Entry = Omit<Service, 'id' | 'organisationId' | 'source' | 'kept'>

export function entryOf({
  id: _id,
  organisationId: _organisation,
  source: _source,
  kept: _kept,
  ...entry
}: Service): Entry {
  return entry
}

const spokenAs: Readonly<Record<string, string>> = { en: 'eng', fr: 'fra', es: 'spa', ar: 'ara' }

/** The languages in which a name or an activity may be given here. */
export const entryLanguages = ['eng', 'fra', 'spa', 'ara'] as const

/** Nothing is known yet: everything stands as not stated. */
export function newEntry(language: string): Entry {
  return {
    country: '',
    placeId: null,
    coordinates: null,
    types: ['other'],
    names: [{ language: spokenAs[language] ?? 'eng', text: '' }],
    activities: [],
    address: null,
    disclosure: 'open',
    visibility: 'partners',
    access: null,
    referral: null,
    nextStep: null,
    schedule: null,
    eligibility: { nationalities: null, registration: null, ages: null, sexes: null, vulnerabilities: null },
    languages: null,
    response: null,
    coverage: null,
    capacity: null,
    contacts: [],
    validFrom: null,
    validUntil: null,
    confirmedOn: null,
  }
}

/** A draft of an older release may have another shape. */
export function isEntry(kept: unknown): kept is Entry {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    ['types', 'names', 'contacts', 'eligibility', 'activities', 'schedule'].every((name) => name in kept)
  )
}

/** Lines that were left empty are no texts. */
export function tidied(entry: Entry): Entry {
  const written = ({ text }: { readonly text: string }) => text.trim() !== ''
  return {
    ...entry,
    names: entry.names.filter(written),
    activities: entry.activities.filter(written),
    contacts: entry.contacts.filter(({ value }) => value.trim() !== ''),
  }
}
