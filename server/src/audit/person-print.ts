import type { Reading, Receipt, SeenBy } from '@passerelle/domain/shared/audit/contract'
import type { Language } from '@passerelle/domain/kernel/words'
import { FAMILIES, typeset } from '../delivery/pdf/typeset.ts'
import type { Scene } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { PERSON_PAGE } from './person-print-page.ts'
import { dayIn, listIn, type Say, speaking } from './print-words.ts'

export interface Printed {
  readonly personId: string
  readonly language: Language
  readonly seenBy: SeenBy
}

/** The page as a file. Its name does not say whom it is about: it may lie on a shared computer. */
export async function printForPerson(scene: Scene, { personId, language, seenBy }: Printed) {
  const person = found(await findPerson(scene, personId))
  const pdf = typeset(PERSON_PAGE, personPage({ person, language, seenBy, today: scene.today }))
  return {
    name: `${person.code}.pdf`,
    mediaType: 'application/pdf',
    size: pdf.length,
    inline: false,
    content: inOnePiece(pdf),
  }
}

export interface PrintedPerson {
  readonly code: string
  readonly name: string
  readonly latin: string | null
  readonly keeper: string
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
}

function findPerson({ tx }: Scene, personId: string): Promise<PrintedPerson | undefined> {
  return tx.find<PrintedPerson>(sql`
    select p.code, p.display_name as name, p.latin_name as latin, o.name as keeper, o.email, o.phone, o.website
    from people p join organisations o on o.id = p.organisation_id where p.id = ${personId}`)
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

interface Page {
  readonly person: PrintedPerson
  readonly language: Language
  readonly seenBy: SeenBy
  readonly today: string
}

const RIGHTS = ['back', 'effect', 'no-harm', 'correct', 'complain']

/** Everything that the page shows, in words. */
export function personPage({ person, language, seenBy, today }: Page): Readonly<Record<string, unknown>> {
  const tongue = tongueOf(language)
  const { say, day } = tongue
  const { name, latin, keeper } = person
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    fonts: language === 'ar' ? [FAMILIES[1], FAMILIES[0], ...FAMILIES.slice(2)] : FAMILIES,
    title: say('audit.print.title'),
    date: day(today),
    person: alone(name),
    latin: latin === null || latin === name ? null : alone(latin),
    keeperLabel: say('audit.print.keeper'),
    keeper: alone(keeper),
    intro: say('audit.print.intro'),
    sections: [
      nowSection(tongue, seenBy.receipts),
      pastSection(tongue, seenBy.receipts),
      readSection(tongue, seenBy.readings),
    ],
    rightsTitle: say('audit.print.rights.title'),
    rights: RIGHTS.map((right) => say(`audit.print.rights.${right}`)),
    contactTitle: say('audit.print.contact'),
    contact: [keeper, person.phone, person.email, person.website].flatMap((line) =>
      line ? [alone(line)] : [],
    ),
    caution: say('audit.print.caution'),
    footer: say('audit.print.footer', { day: day(today), organisation: alone(keeper) }),
  }
}

/** Keeps a name of another script from mixing with the reading direction around it. */
function alone(text: string): string {
  return `\u2068${text}\u2069`
}

interface Tongue {
  readonly say: Say
  readonly day: (momentOrDay: string) => string
  readonly list: (parts: readonly string[]) => string
}

function tongueOf(language: Language): Tongue {
  return { say: speaking(language), day: dayIn(language), list: listIn(language) }
}

interface Section {
  readonly title: string
  readonly empty: string
  readonly columns: readonly number[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function section(
  { say }: Tongue,
  name: string,
  columns: readonly [string, number][],
  rows: Section['rows'],
): Section {
  return {
    title: say(`audit.print.${name}.title`),
    empty: say(`audit.print.${name}.empty`),
    columns: columns.map(([, width]) => width),
    head: columns.map(([column]) => say(`audit.print.column.${column}`)),
    rows,
  }
}

function nowSection(tongue: Tongue, receipts: readonly Receipt[]): Section {
  const rows = receipts
    .filter((receipt) => receipt.ended === null)
    .map((receipt) => [
      alone(receipt.organisation.name),
      categories(tongue, receipt.categories),
      why(tongue, receipt),
      tongue.day(receipt.until),
    ])
  return section(
    tongue,
    'now',
    [
      ['organisation', 3],
      ['data', 3.4],
      ['why', 3.2],
      ['until', 2.2],
    ],
    rows,
  )
}

function pastSection(tongue: Tongue, receipts: readonly Receipt[]): Section {
  const rows = receipts.flatMap((receipt) =>
    receipt.ended
      ? [
          [
            alone(receipt.organisation.name),
            categories(tongue, receipt.categories),
            why(tongue, receipt),
            ending(tongue, receipt.ended),
          ],
        ]
      : [],
  )
  return section(
    tongue,
    'past',
    [
      ['organisation', 3],
      ['data', 3],
      ['why', 3],
      ['ended', 3],
    ],
    rows,
  )
}

function readSection(tongue: Tongue, readings: readonly Reading[]): Section {
  const rows = readings.map((reading) => [
    alone(reading.organisation.name),
    tongue.say(`audit.role.${reading.role ?? 'link'}`),
    categories(tongue, reading.keeper ? [] : reading.categories),
    times(tongue, reading),
  ])
  return section(
    tongue,
    'read',
    [
      ['organisation', 3],
      ['reader', 2],
      ['data', 3.4],
      ['times', 3.2],
    ],
    rows,
  )
}

function categories({ say, list }: Tongue, codes: readonly string[]): string {
  const names = codes.map((code) => say(`consents.category.${code}`))
  return say('audit.print.categories', { count: names.length, list: list(names) })
}

function why({ say }: Tongue, { basis, serviceType }: Receipt): string {
  return say(`audit.print.basis.${basis}`, { service: say(`services.type.${serviceType}`) })
}

function ending({ say, day }: Tongue, ended: NonNullable<Receipt['ended']>): string {
  const key = ended.attestedAt ? 'audit.print.ended.attested' : 'audit.print.ended'
  return say(key, { day: day(ended.at), reason: say(`audit.ended.${ended.reason}`) })
}

function times({ say, day }: Tongue, { first, last, times: count }: Reading): string {
  if (first.slice(0, 10) === last.slice(0, 10)) return day(first)
  return say('audit.print.several', { first: day(first), last: day(last), times: count })
}
