import type { Birth } from '@passerelle/domain/kernel/age'
import { isDay } from '@passerelle/domain/kernel/day'
import type { Fault } from '@passerelle/domain/kernel/reason'
import type {
  Paper,
  PersonContact,
  PersonFields,
  PersonName,
  StatedAge,
} from '@passerelle/domain/shared/people/person'
import { latinNameOf, personFaults, scriptOf } from '@passerelle/domain/shared/people/rules'
import type { StoredFields } from '@passerelle/domain/shared/people/schema'

/** How a birth is told: a day as exactly as it is known, or how old somebody says they are. */
export type BirthWay = 'unknown' | 'exact' | 'month' | 'year' | 'age'
export const birthWays = ['unknown', 'exact', 'month', 'year', 'age'] as const

/** The birth as it is being typed; only the parts of its way mean something. */
export interface BirthTold {
  readonly way: BirthWay
  readonly day: string
  /** `YYYY-MM` */
  readonly month: string
  readonly year: string
  readonly age: string
}

/** A person as they are being written down. */
export interface PersonTold extends Omit<PersonFields, 'birth'> {
  readonly birth: BirthTold
}

export const newName: PersonName = { text: '', script: 'Zyyy', kind: 'as-spoken', order: 'given-first' }
export const newContact: PersonContact = {
  channel: 'phone',
  value: '',
  safe: 'unknown',
  when: null,
  askFor: null,
}
export const newPaper: Paper = { kind: 'passport', number: '', country: null, expiresOn: null }

export const noBirth: BirthTold = { way: 'unknown', day: '', month: '', year: '', age: '' }

export function blankPerson(name: string): PersonTold {
  return {
    names: [{ ...newName, text: name }],
    birth: noBirth,
    sex: null,
    gender: null,
    citizenships: null,
    languages: null,
    interpreterNeeded: false,
    displacementStatus: null,
    registration: null,
    papers: null,
    specificNeeds: null,
    placeId: null,
    coordinates: null,
    whereabouts: null,
    contacts: [],
  }
}

export function isPersonTold(kept: unknown): kept is PersonTold {
  return typeof kept === 'object' && kept !== null && 'names' in kept && 'birth' in kept && 'contacts' in kept
}

/** What the store holds, as it is typed. */
export function toldOf({ birth, ...fields }: StoredFields): PersonTold {
  return { ...fields, birth: birth ? birthTold(birth) : noBirth }
}

export function birthTold({ day, precision }: Birth): BirthTold {
  const year = day.slice(0, 4)
  // An estimate is kept as its year: typed again as one, it stays an estimate unless somebody knows better.
  const way = precision === 'estimated' ? 'year' : precision
  return { ...noBirth, way, day: precision === 'exact' ? day : '', month: day.slice(0, 7), year }
}

/** The birth as it travels; null where nothing is known, undefined where what was typed cannot be read. */
export function readBirth(told: BirthTold, today: string): Birth | StatedAge | null | undefined {
  switch (told.way) {
    case 'unknown':
      return null
    case 'exact':
      return isDay(told.day) ? { day: told.day, precision: 'exact' } : undefined
    case 'month':
      return isDay(`${told.month}-01`) ? { day: `${told.month}-01`, precision: 'month' } : undefined
    case 'year':
      return isDay(`${told.year}-01-01`) ? { day: `${told.year}-01-01`, precision: 'year' } : undefined
    case 'age':
      return /^\d{1,3}$/.test(told.age.trim()) ? { age: Number(told.age), on: today } : undefined
  }
}

/** The person as they travel: empty lines left out, scripts read from the letters. */
export function tidied(told: PersonTold, today: string) {
  const birth = readBirth(told.birth, today)
  return {
    ...told,
    birth: birth ?? null,
    names: told.names
      .filter((name) => name.text.trim() !== '')
      .map((name) => ({ ...name, script: scriptOf(name.text) })),
    gender: told.gender?.trim() || null,
    whereabouts: told.whereabouts?.trim() || null,
    citizenships: told.citizenships && [...told.citizenships],
    languages: told.languages && [...told.languages],
    specificNeeds: told.specificNeeds && [...told.specificNeeds],
    papers: told.papers && told.papers.filter((paper) => paper.number.trim() !== ''),
    contacts: told.contacts
      .filter((contact) => contact.value.trim() !== '')
      .map((contact) => ({
        ...contact,
        when: contact.when?.trim() || null,
        askFor: contact.askFor?.trim() || null,
      })),
  }
}
export type Tidied = ReturnType<typeof tidied>

/** What is wrong before anything travels; the rules are those of the server. */
export function faultsOf(told: PersonTold, today: string): readonly Fault[] {
  const tidy = tidied(told, today)
  const noName = tidy.names.length === 0 ? [{ path: 'names.0.text', code: 'kernel.fault.required' }] : []
  const unread =
    readBirth(told.birth, today) === undefined
      ? [{ path: 'birth', code: `web.people.birth.unread.${told.birth.way}` }]
      : []
  return [...noName, ...unread, ...personFaults(tidy, today)]
}

/** Whether others could read the name: a Latin form is asked for where there is none. */
export function lacksLatin(told: Pick<PersonTold, 'names'>): boolean {
  const names = told.names.filter((name) => name.text.trim() !== '')
  const [first] = names
  if (!first || scriptOf(first.text) === 'Latn') return false
  return latinNameOf(names.map((name) => ({ ...name, script: scriptOf(name.text) }))) === null
}
