import type { Birth } from '../../kernel/age.ts'
import { precisions } from '../../kernel/age.ts'
import type { Day } from '../../kernel/day.ts'
import { readSliceValue } from '../records/slice-value.ts'
import { sexes } from '../services/service.ts'
import {
  type Paper,
  type PersonContact,
  type PersonFields,
  type PersonName,
  channels,
  paperKinds,
  registrations,
} from './person.ts'
import { birthFromAge, scriptOf } from './rules.ts'

interface Field {
  readonly key: string
  readonly value: string
}

/**
 * A person as a partner handed them over, made of nothing but what was shared. Where not even the name was, the
 * person goes by `otherwise`; what was not shared is not known.
 */
export function fieldsFromSlices(fields: readonly Field[], otherwise: string, today: Day): PersonFields {
  const languages = codesOf(fields, 'language')
  const citizenships = codesOf(fields, 'citizenship')
  const papers = papersOf(fields)
  return {
    names: namesOf(fields, otherwise),
    birth: birthOf(fields, today),
    sex: pick(sexes, 'people.sex.', textOf(fields, 'sex')),
    gender: textOf(fields, 'gender'),
    citizenships: citizenships.length > 0 ? citizenships : null,
    languages: languages.length > 0 ? languages : null,
    interpreterNeeded: textOf(fields, 'interpreter') !== null,
    displacementStatus: null,
    registration: pick(registrations, 'people.registration.', textOf(fields, 'registration')),
    papers: papers.length > 0 ? papers : null,
    specificNeeds: null,
    placeId: null,
    coordinates: null,
    whereabouts: whereaboutsOf(fields),
    contacts: contactsOf(fields),
  }
}

function textOf(fields: readonly Field[], name: string): string | null {
  return fields.find((field) => field.key === `people.field.${name}`)?.value ?? null
}

function codesOf(fields: readonly Field[], name: string): readonly string[] {
  return fields
    .filter((field) => field.key === `people.field.${name}`)
    .map((field) => readSliceValue(field.value))
    .flatMap((value) => ('code' in value ? [value.code] : []))
}

/** The one of a closed list that a word key names. */
function pick<Code extends string>(list: readonly Code[], prefix: string, value: string | null): Code | null {
  return list.find((code) => `${prefix}${code}` === value) ?? null
}

function namesOf(fields: readonly Field[], otherwise: string): readonly PersonName[] {
  const told = [
    { kind: 'as-spoken', text: textOf(fields, 'name') },
    { kind: 'transliterated', text: textOf(fields, 'latin-name') },
    { kind: 'as-in-document', text: textOf(fields, 'name-in-document') },
  ] as const
  const names = told.flatMap(({ kind, text }) => (text === null ? [] : [nameOf(text, kind)]))
  return names.length > 0 ? names : [nameOf(otherwise, 'alias')]
}

function nameOf(text: string, kind: PersonName['kind']): PersonName {
  return { text, kind, script: scriptOf(text), order: 'given-first' }
}

function birthOf(fields: readonly Field[], today: Day): Birth | null {
  const day = codesOf(fields, 'birth')[0]
  const precision = pick(precisions, 'people.precision.', textOf(fields, 'birth-precision'))
  if (day !== undefined) return { day, precision: precision ?? 'estimated' }
  const [, least, most = least] = /^(\d+)(?:–(\d+))?$/.exec(textOf(fields, 'age') ?? '') ?? []
  if (least === undefined) return null
  return birthFromAge({ age: Math.round((Number(least) + Number(most)) / 2), on: today })
}

function whereaboutsOf(fields: readonly Field[]): string | null {
  const told = [textOf(fields, 'place'), textOf(fields, 'whereabouts')].filter((text) => text !== null)
  return told.length > 0 ? told.join('\n').slice(0, 2000) : null
}

/** Fields that say more about the contact or paper before them follow it. */
function following(fields: readonly Field[], at: number, name: string, prefix: string): string | null {
  const rest = fields.slice(at + 1)
  const end = rest.findIndex((field) => field.key.startsWith(prefix))
  return textOf(end < 0 ? rest : rest.slice(0, end), name)
}

function contactsOf(fields: readonly Field[]): readonly PersonContact[] {
  return fields.flatMap(({ key, value }, at) => {
    const channel = pick(channels, 'people.channel.', key)
    if (!channel) return []
    const when = following(fields, at, 'safe-when', 'people.channel.')
    const askFor = following(fields, at, 'ask-for', 'people.channel.')
    return [{ channel, value, safe: 'yes', when, askFor } as const]
  })
}

function papersOf(fields: readonly Field[]): readonly Paper[] {
  return fields.flatMap(({ key, value }, at) => {
    const kind = pick(paperKinds, 'people.paper.', key)
    if (!kind) return []
    const country = codeOf(following(fields, at, 'paper-country', 'people.paper.'))
    const expiresOn = codeOf(following(fields, at, 'paper-expires', 'people.paper.'))
    return [{ kind, number: value, country, expiresOn }]
  })
}

function codeOf(value: string | null): string | null {
  const read = value === null ? null : readSliceValue(value)
  return read && 'code' in read ? read.code : null
}
