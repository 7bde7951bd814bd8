import { type Answer, isDeclined, isMoney } from '../../kernel/answer.ts'
import type { AgeInterval } from '../../kernel/age.ts'
import type { Day } from '../../kernel/day.ts'
import type { Form, Question } from '../../kernel/form.ts'
import type { DataCategory } from '../../kernel/vocabulary.ts'
import { optionKey, questionKey } from '../../kernel/words.ts'
import type { PersonFields, PersonSummary, RelationKind } from '../people/person.ts'
import { ageOf } from '../people/rules.ts'
import { countryValue, dayValue, languageValue } from './slice-value.ts'

export interface SliceField {
  readonly key: string
  readonly value: string
}

export interface SliceOf {
  readonly category: DataCategory
  readonly fields: readonly SliceField[]
}

/** What a slice is cut from. */
export interface Whole {
  readonly displayName: string
  readonly latinName: string | null
  readonly fields: PersonFields
  readonly relations: readonly {
    readonly kind: RelationKind
    readonly other: PersonSummary
    readonly legalGuardian: boolean
  }[]
  readonly place: {
    readonly country: string
    readonly names: readonly { readonly text: string }[]
    readonly within: readonly { readonly names: readonly { readonly text: string }[] }[]
  } | null
  readonly risk: string
}

/**
 * What an organisation knows of a person, cut by data category. Left out on purpose: former names and aliases,
 * contacts that are not known to be safe, and the names of relatives, who were not asked; but a guardian has to be found.
 */
export function personSlices(whole: Whole, today: Day): readonly SliceOf[] {
  const { fields } = whole
  return [
    { category: 'name', fields: nameFields(whole) },
    { category: 'age-and-sex', fields: ageAndSex(fields, today) },
    { category: 'birth-date', fields: birthFields(fields) },
    {
      category: 'nationality',
      fields: (fields.citizenships ?? []).map((code) => field('citizenship', countryValue(code))),
    },
    { category: 'languages', fields: languageFields(fields) },
    { category: 'contact', fields: contactFields(fields) },
    { category: 'whereabouts', fields: whereaboutsFields(whole) },
    { category: 'documents', fields: paperFields(fields) },
    { category: 'family', fields: whole.relations.flatMap(relationFields) },
    { category: 'risk', fields: riskFields(whole) },
  ]
}

function field(name: string, value: string): SliceField {
  return { key: `people.field.${name}`, value }
}

function optional(name: string, value: string | null): readonly SliceField[] {
  return value === null ? [] : [field(name, value)]
}

/** The name that the person uses comes first: lists of the reader show it. */
function nameFields({ displayName, latinName, fields }: Whole): readonly SliceField[] {
  const inDocument = fields.names.find((name) => name.kind === 'as-in-document')?.text ?? null
  const more = [displayName, latinName].includes(inDocument) ? null : inDocument
  return [
    field('name', displayName),
    ...optional('latin-name', latinName),
    ...optional('name-in-document', more),
  ]
}

function ageAndSex(fields: PersonFields, today: Day): readonly SliceField[] {
  const age = ageOf(fields.birth, today)
  return [
    ...optional('age', age && ageText(age)),
    ...optional('sex', fields.sex && `people.sex.${fields.sex}`),
    ...optional('gender', fields.gender),
  ]
}

export function ageText({ least, most }: AgeInterval): string {
  return least === most ? String(least) : `${least}–${most}`
}

function birthFields({ birth }: PersonFields): readonly SliceField[] {
  if (!birth) return []
  return [
    field('birth', dayValue(birth.day)),
    field('birth-precision', `people.precision.${birth.precision}`),
  ]
}

function languageFields({ languages, interpreterNeeded }: PersonFields): readonly SliceField[] {
  const spoken = (languages ?? []).map((code) => field('language', languageValue(code)))
  return interpreterNeeded ? [...spoken, field('interpreter', 'people.interpreter.needed')] : spoken
}

function contactFields({ contacts }: PersonFields): readonly SliceField[] {
  return contacts
    .filter((contact) => contact.safe === 'yes')
    .flatMap((contact) => [
      { key: `people.channel.${contact.channel}`, value: contact.value },
      ...optional('safe-when', contact.when),
      ...optional('ask-for', contact.askFor),
    ])
}

function whereaboutsFields({ place, fields }: Whole): readonly SliceField[] {
  const names = place ? [place.names, ...place.within.map((each) => each.names)].map(bothNames) : []
  return [
    ...optional('place', names.length > 0 ? names.join(', ') : null),
    ...optional('country', place && countryValue(place.country)),
    ...optional('whereabouts', fields.whereabouts),
  ]
}

/** The first two names of a place, which are mostly in two scripts. */
function bothNames(names: readonly { readonly text: string }[]): string {
  return [...new Set(names.map((name) => name.text))].slice(0, 2).join(' / ')
}

function paperFields({ papers, registration }: PersonFields): readonly SliceField[] {
  const held = (papers ?? []).flatMap((paper) => [
    { key: `people.paper.${paper.kind}`, value: paper.number },
    ...optional('paper-country', paper.country && countryValue(paper.country)),
    ...optional('paper-expires', paper.expiresOn && dayValue(paper.expiresOn)),
  ])
  return [...held, ...optional('registration', registration && `people.registration.${registration}`)]
}

function relationFields({ kind, other, legalGuardian }: Whole['relations'][number]): readonly SliceField[] {
  const relation = {
    key: `people.relation.${kind}`,
    value: other.age ? ageText(other.age) : 'people.age-unknown',
  }
  return legalGuardian ? [relation, field('guardian-name', other.displayName)] : [relation]
}

function riskFields({ risk }: Whole): readonly SliceField[] {
  return risk === 'unknown' ? [] : [{ key: 'records.field.risk', value: `records.risk.${risk}` }]
}

/** An answer as others may read it; an answer that was declined has nothing to say. */
export function answerFields(form: Form, question: Question, answer: Answer): readonly SliceField[] {
  const key = questionKey(form, question)
  return valuesOf(question, answer).map((value) => ({ key, value }))
}

function valuesOf(question: Question, answer: Answer): readonly string[] {
  if (isDeclined(answer) || question.kind === 'person') return []
  if (isMoney(answer)) return [`${moneyText(answer.minor, answer.currency)} ${answer.currency}`]
  const texts = typeof answer === 'object' ? answer : [String(answer)]
  return texts.map((text) => codedText(question, text))
}

function codedText(question: Question, text: string): string {
  const { kind } = question
  if (kind === 'choice' || kind === 'choices' || kind === 'yes-no-unknown') return optionKey(question, text)
  if (kind === 'country') return countryValue(text)
  if (kind === 'language') return languageValue(text)
  return kind === 'day' ? dayValue(text) : text
}

function moneyText(minor: number, currency: string): string {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return (minor / 10 ** maximumFractionDigits).toFixed(maximumFractionDigits)
}
