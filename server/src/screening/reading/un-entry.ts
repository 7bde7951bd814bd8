import { bornFrom } from '@passerelle/domain/shared/screening/born'
import type {
  Born,
  EntryKind,
  ListEntry,
  ListedName,
  NameQuality,
} from '@passerelle/domain/shared/screening/screening'
import { countryNamed } from './country-names.ts'
import { type Element, childrenOf, textIn, valuesIn } from './element.ts'
import { dayOrNull, listedNames, textOrNull } from './list.ts'

/** Something of an entry that could not be understood, and in which element it stood. */
export interface Doubt {
  readonly column: string
  readonly code: 'screening.row-birth' | 'screening.row-country'
  readonly value: string
}

export interface UnderstoodEntry {
  readonly entry: ListEntry
  readonly doubts: readonly Doubt[]
}

const nameElements = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']

/** An INDIVIDUAL or ENTITY of the consolidated list of the United Nations. */
export function entryOf(element: Element): UnderstoodEntry {
  const kind: EntryKind = element.name === 'INDIVIDUAL' ? 'person' : 'organisation'
  const births = birthsOf(element)
  const countries = countriesOf(element, kind)
  const entry: ListEntry = {
    reference: textIn(element, 'REFERENCE_NUMBER') || textIn(element, 'DATAID'),
    kind,
    names: namesOf(element),
    births: births.understood,
    countries: [...new Set(countries.understood)],
    programme: textOrNull(textIn(element, 'UN_LIST_TYPE')),
    listedOn: dayOrNull(textIn(element, 'LISTED_ON')),
    remarks: textOrNull(textIn(element, 'COMMENTS1')),
  }
  return { entry, doubts: [...births.doubts, ...countries.doubts] }
}

function namesOf(element: Element): readonly ListedName[] {
  const first = nameElements.map((name) => textIn(element, name)).join(' ')
  const original = textIn(element, 'NAME_ORIGINAL_SCRIPT')
  const aliases = ['INDIVIDUAL_ALIAS', 'ENTITY_ALIAS'].flatMap((name) => childrenOf(element, name))
  return listedNames([
    { text: first, quality: 'primary' },
    { text: original, quality: 'primary' },
    ...aliases.flatMap(aliasNames),
  ])
}

/** Several names are often written into one element, with a semicolon between them. */
function aliasNames(alias: Element): readonly ListedName[] {
  const quality: NameQuality = textIn(alias, 'QUALITY').toLowerCase() === 'low' ? 'low' : 'good'
  return textIn(alias, 'ALIAS_NAME')
    .split(';')
    .map((text) => ({ text, quality }))
}

interface Understood<T> {
  readonly understood: T[]
  readonly doubts: Doubt[]
}

function birthsOf(element: Element): Understood<Born> {
  const all: Understood<Born> = { understood: [], doubts: [] }
  for (const birth of childrenOf(element, 'INDIVIDUAL_DATE_OF_BIRTH')) {
    const text = birthText(birth)
    const born = text === '' ? undefined : bornFrom(text)
    if (born) all.understood.push(born)
    if (text !== '' && (!born || lostItsDay(text, born)))
      all.doubts.push({ column: birth.name, code: 'screening.row-birth', value: text })
  }
  return all
}

function lostItsDay(text: string, { day, about }: Born): boolean {
  return !about && day === null && /^\d{4}-\d\d-\d\d$/.test(text)
}

function birthText(birth: Element): string {
  const about = textIn(birth, 'TYPE_OF_DATE').toUpperCase().startsWith('APPROX') ? '~' : ''
  const date = textIn(birth, 'DATE').slice(0, 10)
  const [from, to] = [textIn(birth, 'FROM_YEAR'), textIn(birth, 'TO_YEAR')]
  const bare = date || textIn(birth, 'YEAR') || [from, to].filter((year) => year !== '').join('-')
  return bare === '' ? '' : `${about}${bare}`
}

function countriesOf(element: Element, kind: EntryKind): Understood<string> {
  const all: Understood<string> = { understood: [], doubts: [] }
  const addresses = childrenOf(element, 'ENTITY_ADDRESS').map((address) => textIn(address, 'COUNTRY'))
  const names = kind === 'person' ? valuesIn(element, 'NATIONALITY') : addresses.filter((name) => name !== '')
  for (const name of names) {
    const code = countryNamed(name)
    if (code) all.understood.push(code)
    else
      all.doubts.push({
        column: kind === 'person' ? 'NATIONALITY' : 'COUNTRY',
        code: 'screening.row-country',
        value: name,
      })
  }
  return all
}
