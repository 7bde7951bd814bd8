import { readLists } from '@passerelle/domain/shared/screening/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import {
  type ScreeningTown,
  bring,
  drovia,
  machineScreens,
  qarrash,
  screeningTown,
  tableList,
} from '../../test/screening.ts'

let world: ScreeningTown

beforeAll(async () => {
  world = await screeningTown(await testApp())
})
afterAll(() => world.town.close())

const person = (reference: string, name: string, more = '') => `
  <INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>${name}</FIRST_NAME><UN_LIST_TYPE>Test</UN_LIST_TYPE><REFERENCE_NUMBER>${reference}</REFERENCE_NUMBER>
  <LISTED_ON>2019-02-01</LISTED_ON>${more}</INDIVIDUAL>`
const birth =
  '<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1964</YEAR></INDIVIDUAL_DATE_OF_BIRTH>'
const alias =
  '<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Zefir; Zefir</ALIAS_NAME></INDIVIDUAL_ALIAS>'
const arabic = '<NAME_ORIGINAL_SCRIPT>برزان مختار القراش</NAME_ORIGINAL_SCRIPT>'
const entity = `
  <ENTITY><FIRST_NAME>Drovia Maritime</FIRST_NAME><REFERENCE_NUMBER>TSe.2</REFERENCE_NUMBER>
  <ENTITY_ADDRESS><COUNTRY>Republic of Moldova</COUNTRY></ENTITY_ADDRESS></ENTITY>`
const xml = (people: string, entities = entity, day = '2026-01-15') =>
  `<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="${day}T09:00:00.000Z"><INDIVIDUALS>${people}</INDIVIDUALS><ENTITIES>${entities}</ENTITIES></CONSOLIDATED_LIST>`
const whole = xml(person('TSi.1', 'Barzan', arabic + alias + birth))

async function entries(source: string) {
  const { rows } = await world.town.house.owner.query<{ entry: Record<string, unknown> }>(
    `select e.entry from screening_entries e join screening_lists l on l.id = e.list_id where l.source = $1 order by l.listed_on, e.reference`,
    [source],
  )
  return rows.map(({ entry }) => entry)
}

const faultOf = (answer: Awaited<ReturnType<typeof bring>>) => answer.problem.faults?.[0]

describe('a list in the shape of the United Nations', () => {
  test('is read with its names in every script, its births as far as they are known, its own day', async () => {
    const { body } = await bring(world, whole, { source: 'UN', listedOn: null })
    expect(body).toMatchObject({ isNew: true, version: { listedOn: '2026-01-15', entries: 2 } })
    expect(body.report.counts).toMatchObject({ created: 2, skipped: 0, warning: 0 })
    expect(await entries('UN')).toMatchObject([
      { kind: 'organisation', countries: ['MDA'], names: [{ text: 'Drovia Maritime' }] },
      {
        kind: 'person',
        births: [{ day: null, from: 1964, to: 1964, about: true }],
        names: [
          { text: 'Barzan' },
          { text: 'برزان مختار القراش' },
          { text: 'Abu Zefir', quality: 'low' },
          { text: 'Zefir' },
        ],
      },
    ])
  })

  test('that brings entities of its own is refused before one is expanded or fetched', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${whole.slice(38)}`
    expect(faultOf(await bring(world, bomb, { source: 'Bomb' }))).toMatchObject({
      path: 'file',
      code: 'screening.file-has-doctype',
    })
    const outside = `<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml(person('TSi.1', '&x;'))}`
    expect(faultOf(await bring(world, outside, { source: 'Bomb' }))?.code).toBe('screening.file-has-doctype')
    expect(faultOf(await bring(world, xml(person('TSi.1', '&x;')), { source: 'Bomb' }))?.code).toBe(
      'screening.file-broken',
    )
    expect(await entries('Bomb')).toEqual([])
  })

  test('that ends in the middle is refused: half a list clears those on the other half', async () => {
    for (const share of [0.3, 0.6, 0.9]) {
      const cut = whole.slice(0, Math.floor(whole.length * share))
      expect(faultOf(await bring(world, cut, { source: 'Cut' }))?.code).toBe('screening.file-broken')
    }
    expect((await bring(world, whole, { source: 'Cut' })).body.version.entries).toBe(2)
  })

  test('goes no deeper and no further than a list does', async () => {
    const deep = xml(person('TSi.1', 'Barzan', `${'<N>'.repeat(40)}${'</N>'.repeat(40)}`))
    expect(faultOf(await bring(world, deep, { source: 'Deep' }))?.code).toBe('screening.file-too-deep')
    const endless = xml(person('TSi.1', 'x'.repeat(500_000)))
    expect(faultOf(await bring(world, endless, { source: 'Deep' }))?.code).toBe('screening.file-endless')
    expect(faultOf(await bring(world, '<html><body/></html>', { source: 'Deep' }))?.code).toBe(
      'screening.file-other-xml',
    )
  })

  test('tells which entries were left out, and which words it did not understand', async () => {
    const odd = xml(
      person('', 'Nobody').replace('<DATAID>1</DATAID>', '') +
        person('TSi.7', '') +
        person('TSi.8', 'Barzan', '<NATIONALITY><VALUE>Atlantis</VALUE></NATIONALITY>') +
        person('TSi.8', 'Barzan'),
    )
    const { body } = await bring(world, odd, { source: 'Odd' })
    expect(body.report.lines.map(({ code }) => code).toSorted()).toEqual([
      'screening.row-country',
      'screening.row-no-name',
      'screening.row-no-reference',
      'screening.row-twice',
    ])
    expect(body.report.counts).toMatchObject({ created: 2, skipped: 3, warning: 1 })
  })
})

describe('a list as a table', () => {
  test('is first looked through: the report says what would be, and nothing has', async () => {
    const { body } = await bring(world, tableList(qarrash, drovia), { source: 'Dry', dryRun: true })
    expect(body).toMatchObject({ isNew: true, report: { counts: { created: 2 } } })
    expect(await entries('Dry')).toEqual([])
    expect((await bring(world, tableList(qarrash, drovia), { source: 'Dry' })).body.isNew).toBe(true)
    expect(await entries('Dry')).toHaveLength(2)
  })

  test('brought a second time is nothing new', async () => {
    await bring(world, tableList(qarrash), { source: 'Twice' })
    await machineScreens(world.town.house)
    const { body } = await bring(world, tableList(qarrash), { source: 'Twice', listedOn: '2026-02-02' })
    expect(body).toMatchObject({ isNew: false, version: { listedOn: '2026-01-10' } })
    expect(body.report.counts).toMatchObject({ created: 0, unchanged: 1 })
    expect(await entries('Twice')).toHaveLength(1)
    expect(await machineScreens(world.town.house)).toEqual([])
  })

  test('says beside the version before it what is new, what changed and how many are gone', async () => {
    await bring(world, tableList(qarrash, drovia, 'TST.3,person,Ode Vantur,,,,,'), { source: 'Beside' })
    const next = tableList(
      qarrash.replace('Invented.', 'Reworded.'),
      'TST.3,person,Ode Vanturi,,,,,',
      'TST.4,person,Lio Merk,,,,,',
    )
    const { body } = await bring(world, next, { source: 'Beside', listedOn: '2026-02-10' })
    expect(body.report.counts).toMatchObject({ created: 1, merged: 1, unchanged: 1 })
    expect(body.report.lines).toContainEqual(
      expect.objectContaining({ code: 'screening.entries-gone', values: { count: 1 } }),
    )
  })

  test('with a mark, semicolons and in another encoding says the same', async () => {
    const plain = tableList(qarrash.replace('Abu Zefir', '"Abu Zefir;Zefir"')).replaceAll(
      /,(?=(?:[^"]*"[^"]*")*[^"]*$)/g,
      ';',
    )
    await bring(world, `\uFEFF${plain}`, { source: 'Marked' })
    const bytes = Buffer.from(`\uFEFF${plain}`, 'utf16le').toString('base64')
    await bring(world, `data:text/csv;base64,${bytes}`, { source: 'Wide' })
    expect(await entries('Marked')).toEqual(await entries('Wide'))
    expect(await entries('Marked')).toMatchObject([{ names: [{}, { text: 'Abu Zefir' }, { text: 'Zefir' }] }])
  })

  test('with a broken quote loses that cell only; one that breaks off in the middle is refused', async () => {
    const broken = tableList('TST.1,person,"Barzan Al-Qarrash,,,,,', drovia)
    const { body } = await bring(world, broken, { source: 'Quotes' })
    expect(body.report.lines.map(({ code }) => code)).toContain('table.broken-quote')
    expect(await entries('Quotes')).toHaveLength(2)
    const cut = tableList(qarrash, drovia).slice(0, -40)
    expect(faultOf(await bring(world, cut, { source: 'Quotes 2' }))).toMatchObject({
      code: 'screening.file-cut-off',
      values: { line: 3 },
    })
  })

  test('names the row and the cell of what cannot be used', async () => {
    const odd = tableList('TST.1,ship,Drovia,,,,,', 'TST.2,person,Ode Vantur,,17 July,Atlantis,,')
    const told = (await bring(world, odd, { source: 'Cells' })).body.report.lines
    expect(told.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'kind', 'screening.row-kind'],
      [3, 'birth', 'screening.row-birth'],
      [3, 'countries', 'screening.row-country'],
    ])
  })

  test('needs its columns, a day, and at least one entry', async () => {
    expect(faultOf(await bring(world, 'name,kind\nA,person\n', { source: 'X' }))).toMatchObject({
      code: 'screening.file-columns',
      values: { columns: 'reference' },
    })
    expect(faultOf(await bring(world, tableList(qarrash), { source: 'X', listedOn: null }))?.path).toBe(
      'listedOn',
    )
    expect(faultOf(await bring(world, tableList(), { source: 'X' }))?.code).toBe('screening.file-no-entries')
  })
})

describe('the lists', () => {
  test('are brought by an administrator of whoever keeps the register, and by nobody else', async () => {
    const { rami, hana, chen } = world
    for (const by of [rami, hana, chen])
      expect((await bring(world, tableList(qarrash), { source: 'Theirs', by })).problem.code).toBe(
        'not-allowed',
      )
    expect((await bring(world, tableList(qarrash), { source: 'Theirs' })).status).toBe(200)
  })

  test('are read by those who keep the register: every version, by whom and when', async () => {
    const { town, rami, rosa, hana } = world
    const { body } = await town.inject(readLists, {}, { as: rosa.secret })
    const theirs = body.versions.find(({ source }) => source === 'Theirs')
    expect(theirs).toMatchObject({ importedBy: 'Rosa', newest: true, entries: 1 })
    expect(theirs?.checksum).toMatch(/^[0-9a-f]{64}$/)
    expect(body.versions.filter(({ source }) => source === 'Beside').map(({ newest }) => newest)).toEqual([
      true,
      false,
    ])
    expect(body.may.import).toBe(true)
    expect((await town.inject(readLists, {}, { as: rami.secret })).body.may.import).toBe(false)
    expect((await town.inject(readLists, {}, { as: hana.secret })).problem.code).toBe('not-allowed')
  })

  test('are pinned: what was imported can be changed by nobody', async () => {
    const { rosa, town } = world
    const { actingAs } = await import('../engine/acting.ts')
    const { sql } = await import('../engine/sql.ts')
    const change = (text: 'lists' | 'entries') =>
      actingAs(town.house.app, rosa.secret, (tx) =>
        tx.run(
          text === 'lists'
            ? sql`update screening_lists set listed_on = '2000-01-01'`
            : sql`delete from screening_entries`,
        ),
      )
    await expect(change('lists')).rejects.toThrow(/permission denied/)
    await expect(change('entries')).rejects.toThrow(/permission denied/)
  })
})
