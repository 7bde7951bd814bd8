import { registerPerson } from '@passerelle/domain/shared/people/contract'
import {
  exportTracing,
  importTracing,
  listTracing,
  openTracing,
} from '@passerelle/domain/shared/tracing/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'
import { Refusal } from '../engine/problem.ts'
import { readPfif } from './pfif/reading.ts'
import { takeRecord } from './pfif/taking.ts'

let app: TestApp
let bruno: SignedIn
let amal: SignedIn

beforeAll(async () => {
  app = await testApp()
  const harbour = await organisation(app.house, { name: 'Harbour & <Sons>' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
  bruno = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
})
afterAll(() => app.close())

function pfif(...records: string[]): string {
  return `<?xml version="1.0"?><pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4">${records.join('\n')}</pfif:pfif>`
}

function person(fields: Readonly<Record<string, string>>, note = ''): string {
  const all = Object.entries(fields).map(([name, value]) => `<pfif:${name}>${value}</pfif:${name}>`)
  return `<pfif:person>${all.join('')}${note}</pfif:person>`
}

const known = {
  person_record_id: 'relief.example/p1',
  full_name: 'Ἑλένη Παπαδοπούλου',
  alternate_names: 'Eleni Papadopoulou',
  sex: 'female',
  date_of_birth: '1988-04',
  source_name: 'Relief',
  author_name: 'Nikos',
  home_city: 'Volos',
}

async function imported(file: string, dryRun = false) {
  const answer = await app.inject(importTracing, { file, dryRun }, { as: bruno.secret })
  return answer.status === 200 ? answer.body.report : answer.problem
}

async function outside() {
  return (await app.inject(listTracing, {}, { as: bruno.secret })).body.requests.filter(
    (request) => request.outside !== null,
  )
}

describe('people who are sought elsewhere', () => {
  it('come in from a file, once; a trial run says what would come and writes nothing', async () => {
    expect(await imported(pfif(person(known)), true)).toMatchObject({ rows: 1, counts: { created: 1 } })
    expect(await outside()).toEqual([])
    expect(await imported(pfif(person(known)))).toMatchObject({ counts: { created: 1 } })
    expect(await imported(pfif(person(known)))).toMatchObject({ counts: { created: 0, unchanged: 1 } })
    const more = { ...known, description: 'A scar over the left eye' }
    expect(await imported(pfif(person(more)))).toMatchObject({ counts: { created: 0, merged: 1 } })
    expect(await outside()).toMatchObject([
      {
        outside: { source: 'Relief', author: 'Nikos' },
        sought: [{ name: 'Ἑλένη Παπαδοπούλου', state: 'open' }],
      },
    ])
  })

  it.each([
    ['no id', { full_name: 'Nobody' }, 'tracing.pfif.no-id'],
    ['no name', { person_record_id: 'relief.example/p2' }, 'tracing.pfif.no-name'],
    [
      'expired',
      { ...known, person_record_id: 'x/3', expiry_date: '2020-01-01T00:00:00Z' },
      'tracing.pfif.expired',
    ],
  ])('a record with %s is left out and says why', async (_, fields, code) => {
    expect(await imported(pfif(person(fields)))).toMatchObject({
      counts: { created: 0, skipped: 1 },
      lines: [{ level: 'skipped', code }],
    })
  })

  it('one who was found already is not sought', async () => {
    const note = '<pfif:note><pfif:status>believed_alive</pfif:status></pfif:note>'
    const report = await imported(pfif(person({ ...known, person_record_id: 'x/4' }, note)))
    expect(report).toMatchObject({ lines: [{ code: 'tracing.pfif.not-sought' }] })
  })

  it('a day that is none is told by its column, and the rest of the record comes', async () => {
    const report = await imported(
      pfif(person({ ...known, person_record_id: 'x/5', date_of_birth: '1988-02-30' })),
    )
    expect(report).toMatchObject({ counts: { created: 1, warning: 1 } })
    expect(JSON.stringify(report)).toContain('date_of_birth')
  })

  it.each([
    ['ends in the middle', pfif(person(known)).slice(0, 200), 'tracing.pfif.broken'],
    ['is something else', '<html><body/></html>', 'tracing.pfif.other-file'],
    ['is no XML', 'name,age\nRim,4', 'tracing.pfif.broken'],
    [
      'brings entities of its own',
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${pfif(person({ ...known, full_name: '&b;' }))}`,
      'tracing.pfif.has-doctype',
    ],
    [
      'asks for a file of this machine',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${pfif(person(known))}`,
      'tracing.pfif.has-doctype',
    ],
  ])('a file that %s is refused with the place, and nothing of it is kept', async (_, file, code) => {
    const before = (await outside()).length
    expect(await imported(file)).toMatchObject({ faults: [{ path: 'file', code }] })
    expect(await outside()).toHaveLength(before)
  })

  it('whatever stands in a file, it is read or refused with a word', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(pfif(person(known)), '<pfif:person>', ']]>'),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (parts) => {
        try {
          for (const record of readPfif(parts.join(''))) takeRecord(record, '2026-03-02')
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }),
    )
  })
})

describe('a request that goes out', () => {
  it('says who is sought and by which organisation, and nothing of who seeks', async () => {
    const seekerId = newId()
    const names = (text: string) => [
      { text, script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const,
    ]
    await app.inject(registerPerson, { id: seekerId, names: names('Secret Seeker') }, { as: amal.secret })
    const request = {
      id: newId(),
      seekerId,
      agreement: { givenBy: 'self', form: 'explicit-oral-witnessed', proof: 'Rana', language: 'ara' },
      textLanguage: 'en',
      sought: [
        {
          id: newId(),
          names: [...names('Rim "O\'Neil" & <Co>'), { ...names('ريم')[0], script: 'Arab' as const }],
          relation: 'child',
          birth: { day: '2011-01-01', precision: 'year' },
          placeText: 'Qamishli',
        },
      ],
    } as const
    const [sought] = request.sought
    const opening = { ...request, sought: [{ ...sought, names: [...sought.names] }] }
    const opened = await app.inject(openTracing, opening as never, { as: amal.secret })
    expect(opened.status).toBe(200)
    const { text } = await app.inject(exportTracing, { id: request.id }, { as: amal.secret })
    expect(text).not.toContain('Secret')
    const [record] = readPfif(text)
    const taken = record && takeRecord(record, '2026-03-02')
    expect(taken).toMatchObject({
      taken: {
        source: 'Harbour & <Sons>',
        sought: {
          names: [{ text: 'Rim "O\'Neil" & <Co>' }, { text: 'ريم' }],
          birth: { day: '2011-01-01', precision: 'year' },
          placeText: 'Qamishli',
        },
      },
    })
  })
})
