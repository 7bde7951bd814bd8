import type { TracingRequest } from '@passerelle/domain/shared/tracing/schema'

/** Who publishes, and from where the ids of their records come. */
export interface Publisher {
  readonly name: string
  /** A domain name, as PFIF asks for the ids of records. */
  readonly host: string
  readonly now: string
}

type Field = readonly [name: string, value: string | null]

/**
 * A request as PFIF 1.4 (https://zesty.ca/pfif/1.4): a record and a note for each who is still sought. The organisation
 * is the author; of the one who seeks, and of where anybody is today, it says nothing.
 */
export function writePfif(request: TracingRequest, publisher: Publisher): string {
  const open = request.sought.filter(({ state }) => state === 'open' || state === 'in-progress')
  const people = open.map((sought) => personElement(request, sought, publisher))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4">\n${people.join('')}</pfif:pfif>\n`
}

type Sought = TracingRequest['sought'][number]

function personElement(request: TracingRequest, sought: Sought, { name, host, now }: Publisher): string {
  const id = `${host}/${sought.id}`
  const [first, ...others] = sought.names.map(({ text }) => text)
  const fields: Field[] = [
    ['person_record_id', id],
    ['entry_date', seconds(now)],
    ['expiry_date', request.agreedUntil && `${request.agreedUntil}T00:00:00Z`],
    ['author_name', name],
    ['source_name', name],
    ['source_date', seconds(request.askedAt)],
    ['full_name', first ?? ''],
    ['alternate_names', others.length > 0 ? others.join('\n') : null],
    ['description', sought.note],
    ['sex', sought.sex],
    ['date_of_birth', bornOn(sought)],
  ]
  const note: Field[] = [
    ['note_record_id', `${id}.note`],
    ['person_record_id', id],
    ['entry_date', seconds(now)],
    ['author_name', name],
    ['source_date', seconds(request.askedAt)],
    ['status', 'information_sought'],
    ['last_known_location', sought.placeName],
    [
      'text',
      `Sought by a member of the family${sought.separatedOn ? `, separated ${sought.separatedOn}` : ''}.`,
    ],
  ]
  return `  <pfif:person>\n${lines(fields, 4)}    <pfif:note>\n${lines(note, 6)}    </pfif:note>\n  </pfif:person>\n`
}

/** As much of the day as is known; an estimate is no date of PFIF. */
function bornOn({ birth }: Sought): string | null {
  if (!birth || birth.precision === 'estimated') return null
  return birth.day.slice(0, { exact: 10, month: 7, year: 4 }[birth.precision])
}

/** PFIF moments are UTC to the second. */
function seconds(moment: string): string {
  return `${moment.slice(0, 19)}Z`
}

function lines(fields: readonly Field[], indent: number): string {
  return fields
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${' '.repeat(indent)}<pfif:${name}>${escaped(value ?? '')}</pfif:${name}>\n`)
    .join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 has no place for is left out. */
function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex
  const clean = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  return clean.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}
