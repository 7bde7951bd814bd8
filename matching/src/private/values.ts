import { partsOf } from '../names/parts.ts'
import { latinText, romanise } from '../names/romanise.ts'
import { skeletonOf } from '../names/skeleton.ts'
import type { NameFact, PersonFacts, PlaceFact } from '../person/facts.ts'
import { fold } from '../names/fold.ts'
import type { BlockPart, FieldName } from './terms.ts'

/** A person to be encoded, under the id by which the own house knows them. */
export interface Listed {
  readonly id: string
  readonly facts: PersonFacts
}

/** What is encoded of a person: for each field its small pieces, none where it is not known. */
export function piecesOf(facts: PersonFacts, field: FieldName): readonly string[] {
  return pieces[field](facts)
}

const pieces: Readonly<Record<FieldName, (facts: PersonFacts) => readonly string[]>> = {
  given: ({ names }) => wordPieces(givenOf(names[0])),
  family: ({ names }) => wordPieces(familyOf(names[0])),
  name: ({ names }) => wordPieces(names[0]?.text ?? ''),
  birth: (facts) => birthPieces(dayOf(facts)),
  sex: ({ sex }) => (sex === null ? [] : [sex]),
  place: (facts) => wordPieces(placeOf(facts)?.name ?? ''),
  'place-code': (facts) => codePieces(placeOf(facts)?.path.at(-1) ?? ''),
  phone: (facts) => codePieces(phoneOf(facts)),
  paper: (facts) => codePieces(paperOf(facts)),
}

/** What people must share to be compared, or nothing where it is not known. */
export function blockValue(facts: PersonFacts, parts: readonly BlockPart[]): string | undefined {
  const values = parts.map((part) => partValue(facts, part))
  return values.every((value) => value !== '') ? values.join('|') : undefined
}

function partValue(facts: PersonFacts, part: BlockPart): string {
  const name = facts.names[0]
  switch (part) {
    case 'given':
      return soundOf(givenOf(name))
    case 'family':
      return soundOf(familyOf(name))
    case 'year':
      return dayOf(facts).slice(0, 4)
    case 'birth':
      return exactDay(facts)
    case 'place-code':
      return fold(placeOf(facts)?.path.at(-1) ?? '')
    case 'phone':
      return phoneOf(facts)
    case 'paper':
      return paperOf(facts)
  }
}

/** The given name, or the first word of a name that nobody took apart. */
function givenOf(name: NameFact | undefined): string {
  return name?.given ?? (name?.family === undefined ? (words(name?.text)[0] ?? '') : '')
}

function familyOf(name: NameFact | undefined): string {
  if (name?.family !== undefined || name?.given !== undefined) return name.family ?? ''
  const all = words(name?.text)
  return all.length > 1 ? (all.at(-1) ?? '') : ''
}

function words(text: string | undefined): readonly string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '')
}

/**
 * Pairs of neighbouring letters of each word in Latin letters, and of its sound: the letters forgive slips, the sound
 * forgives scripts.
 */
function wordPieces(text: string): readonly string[] {
  const pieces = new Set<string>()
  for (const { sound } of partsOf(text)) {
    const romanised = romanise(sound)
    for (const pair of pairsOf(latinText(romanised))) pieces.add(pair)
    for (const pair of pairsOf(skeletonOf(romanised))) pieces.add(`~${pair}`)
  }
  return [...pieces]
}

function soundOf(text: string): string {
  return partsOf(text)
    .map(({ sound }) => skeletonOf(romanise(sound)))
    .join('')
}

function pairsOf(word: string): readonly string[] {
  if (word === '') return []
  const letters = Array.from(`_${word}_`)
  return letters.slice(1).map((letter, at) => (letters[at] ?? '') + letter)
}

/** Year, month and date, each also with one digit covered: a slip of one digit leaves most of them. */
function birthPieces(day: string): readonly string[] {
  const [year = '', month = '', date = ''] = day.split('-')
  if (year === '') return []
  const pieces = [`y${year}`, ...covered(year).map((part) => `y${part}`)]
  if (month !== '') pieces.push(`m${month}`, ...covered(month).map((part) => `m${part}`), `n${month}`)
  if (date !== '') pieces.push(`d${date}`, ...covered(date).map((part) => `d${part}`), `n${date}`)
  return [...new Set(pieces)]
}

function covered(digits: string): readonly string[] {
  return Array.from(digits, (_, at) => `${digits.slice(0, at)}.${digits.slice(at + 1)}`)
}

/** The day as far as it is known: `1956-04-09`, `1956-04` or `1956`; the year from an age. */
function dayOf({ birth }: PersonFacts): string {
  if (birth === null) return ''
  if ('age' in birth) return String(Number(birth.on.slice(0, 4)) - birth.age)
  const lengths = { exact: 10, month: 7, year: 4, estimated: 4 } as const
  return birth.day.slice(0, lengths[birth.precision])
}

function exactDay(facts: PersonFacts): string {
  const day = dayOf(facts)
  return day.length === 10 ? day : ''
}

const telling: readonly PlaceFact['role'][] = ['now', 'origin', 'birth', 'last-seen']

function placeOf({ places }: PersonFacts): PlaceFact | undefined {
  for (const role of telling) {
    const place = places.find((candidate) => candidate.role === role)
    if (place) return place
  }
  return undefined
}

/** The last nine digits: with the country or without. */
function phoneOf({ phones }: PersonFacts): string {
  return (phones[0] ?? '').normalize('NFKC').replace(/\D/g, '').slice(-9)
}

function paperOf({ papers }: PersonFacts): string {
  return fold(papers[0]?.number ?? '').replaceAll(' ', '')
}

/** Each sign at its place, and neighbours together: codes are mistyped, not misheard. */
function codePieces(code: string): readonly string[] {
  const signs = Array.from(fold(code).replaceAll(' ', ''))
  return [...signs.map((sign, at) => `${at}${sign}`), ...new Set(pairsOf(signs.join('')))]
}
