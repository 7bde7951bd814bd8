import { createHash } from 'node:crypto'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { decode, encodeUtf8 } from './bytes.ts'
import { idFromName, sha1 } from './name-id.ts'
import { readTable } from './reading.ts'
import { recordsOf } from './records.ts'
import { writeTable } from './writing.ts'

const cellsOf = (text: string) => readTable(text).rows.map((row) => row.cells)
const codesOf = (file: string | Uint8Array) =>
  readTable(file).faults.map((line) => [line.row, line.column, line.code])
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    Array.from(text).flatMap((c) =>
      little ? [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8] : [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255],
    ),
  )

describe('a table that somebody sends', () => {
  test('is read with commas, semicolons and tabs alike', () => {
    for (const s of [',', ';', '\t']) expect(cellsOf(`id${s}name\n7${s}Lantern`)).toEqual([['7', 'Lantern']])
  })

  test('may say its separator in a line of its own', () => {
    expect(cellsOf('sep=;\r\nid;name\r\n7;Lantern, Irbid')).toEqual([['7', 'Lantern, Irbid']])
  })

  test('is read with a byte-order mark, in UTF-8 and in UTF-16 of both ends, with and without the mark', () => {
    const text = 'id,name\n7,مركز الأمل'
    const files = [
      encodeUtf8(`\uFEFF${text}`),
      encodeUtf8(text),
      utf16(`\uFEFF${text}`, true),
      utf16(`\uFEFF${text}`, false),
      utf16(text, true),
      utf16(text, false),
    ]
    for (const file of files) {
      expect(readTable(file).header).toEqual(['id', 'name'])
      expect(readTable(file).rows[0]?.cells).toEqual(['7', 'مركز الأمل'])
    }
  })

  test('in a forgotten code page says which cells cannot be read', () => {
    const file = Uint8Array.from([...encodeUtf8('id,name\n7,caf'), 0xe9, 0x0a, ...encodeUtf8('8,ok')])
    expect(codesOf(file)).toEqual([[2, 'name', 'cell.undecodable']])
    expect(readTable(file).rows).toHaveLength(2)
  })

  test('that is really a spreadsheet is refused with the way to save it', () => {
    const [fault] = readTable(Uint8Array.from([0x50, 0x4b, 3, 4, 0])).faults
    expect([fault?.code, fault?.remedy]).toEqual(['table.is-a-spreadsheet', 'table.save-as-csv'])
  })

  test('that is empty says so', () => {
    for (const file of ['', '\n\n', '  ,  ']) expect(codesOf(file)).toEqual([[1, null, 'table.empty']])
  })

  test('keeps line breaks, commas and quotes inside quotes', () => {
    expect(cellsOf('a,b\n"one\r\ntwo","say ""yes"", now"')).toEqual([['one\ntwo', 'say "yes", now']])
  })

  test('with a quote that never closes loses that cell’s quote and no row', () => {
    const table = readTable('id,name,town\n1,"Lantern,Irbid\n2,Harbour,Amman\n3,Well,Zarqa\n')
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['1', '"Lantern', 'Irbid'],
      ['2', 'Harbour', 'Amman'],
      ['3', 'Well', 'Zarqa'],
    ])
    expect(table.faults.map((line) => [line.row, line.column, line.code, line.remedy])).toEqual([
      [2, 'name', 'table.broken-quote', 'table.mend-quotes'],
    ])
  })

  test('with quotes in the middle of a quoted cell keeps them and names the cell', () => {
    const table = readTable('id,name\n1,"the "Hope" house"\n2,"fine"')
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['1', 'the "Hope" house'],
      ['2', 'fine'],
    ])
    expect(codesOf('id,name\n1,"the "Hope" house"\n2,"fine"')).toEqual([[2, 'name', 'table.broken-quote']])
  })

  test('with a repeated header keeps both columns apart', () => {
    const table = readTable('id,name,name\n1,Lantern,Fanal')
    expect(table.header).toEqual(['id', 'name', 'name (2)'])
    expect(table.faults.map((line) => line.code)).toEqual(['table.duplicate-column'])
  })

  test('with rows too short or too long keeps what is there and says what it left out', () => {
    const table = readTable('a,b\n1\n1,2,3\n1,2,\n\n1,2')
    expect(table.rows).toEqual([
      { row: 2, cells: ['1', ''] },
      { row: 3, cells: ['1', '2'] },
      { row: 4, cells: ['1', '2'] },
      { row: 6, cells: ['1', '2'] },
    ])
    expect(table.faults.map((line) => [line.row, line.code, line.value])).toEqual([
      [2, 'table.row-too-short', null],
      [3, 'table.row-too-long', '3'],
    ])
  })

  test('may carry a row of tags under its header', () => {
    const table = readTable('code,name\n#adm1+code,#adm1+name\nAF01,Kabul')
    expect(table.tags).toEqual(['#adm1+code', '#adm1+name'])
    expect(table.rows).toEqual([{ row: 3, cells: ['AF01', 'Kabul'] }])
  })

  test('has invisible and turning characters taken out and named', () => {
    const table = readTable('a,b\nLan\u200Btern,\u202Ecod.exe\nنوش\u200Cآفرین,Yasooj_x000D_')
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['Lantern', 'cod.exe'],
      ['نوش\u200Cآفرین', 'Yasooj'],
    ])
    expect(table.faults.map((line) => [line.row, line.column, line.code])).toEqual([
      [2, 'a', 'cell.cleaned'],
      [2, 'b', 'cell.turns-direction'],
    ])
  })

  test('with a formula in a cell keeps it as text and says so, but leaves numbers alone', () => {
    expect(codesOf('a,b\n"=HYPERLINK(""x"")",-71.25\n@home,+35')).toEqual([
      [2, 'a', 'cell.formula'],
      [3, 'a', 'cell.formula'],
    ])
  })

  test('is read to the end whatever it holds, in time that grows with its length', () => {
    const hostile = `a,b\n${'"x\n""y\n"""z,"\n'.repeat(40_000)}`
    const began = performance.now()
    readTable(hostile)
    expect(performance.now() - began).toBeLessThan(30_000)
  })
})

describe('reading agrees with others', () => {
  test('on every well-formed table', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ب', ',', ';', '"', '\n', ' ', 'é', '1'),
      maxLength: 8,
    })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        (rows) => {
          const text = Papa.unparse(rows, { newline: '\r\n' })
          const ours = [...recordsOf(text, ',')].map((record) => record.cells)
          expect(ours).toEqual(Papa.parse(text, { delimiter: ',', newline: '\r\n' }).data)
        },
      ),
    )
  })

  test('on every sequence of bytes as text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const tail = Uint8Array.from([0x41, ...bytes.filter((byte) => byte !== 0)])
        expect(decode(tail)).toBe(new TextDecoder('utf-8').decode(tail))
      }),
    )
  })

  test('on the bytes of every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(encodeUtf8(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)))
      }),
    )
  })

  test('on names turned into ids', () => {
    expect(idFromName('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(Buffer.from(sha1(bytes)).toString('hex')).toBe(createHash('sha1').update(bytes).digest('hex'))
      }),
    )
  })
})

describe('any text at all', () => {
  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom('"', ',', ';', '\n', '\r', '\t', '=', "'", '#', '\uFEFF', '\u202E', '\0'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
    maxLength: 300,
  })

  test('is read without an error, and every row has a cell for every column', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const table = readTable(text)
        for (const row of table.rows) expect(row.cells).toHaveLength(table.header.length)
        for (const fault of table.faults) expect(fault.row).toBeGreaterThan(0)
      }),
    )
  })

  test('as bytes is read without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readTable(bytes).rows.length).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('a table that we write', () => {
  const cell = fc
    .string({
      unit: fc.constantFrom('=', '+', '-', '@', "'", 'a', '"', ',', ';', '1', 'ب', '\n', ' '),
      minLength: 1,
      maxLength: 7,
    })
    .map((text) => text.trim())
    .filter((text) => text !== '')

  test('reads back as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { maxLength: 6 }),
        fc.constantFrom(',' as const, ';' as const, '\t' as const),
        (rows, separator) => {
          const text = writeTable(['one', 'two'], rows, { separator, mark: true })
          expect(cellsOf(text)).toEqual(rows)
        },
      ),
    )
  })

  test('holds no cell that a spreadsheet would run', () => {
    const text = writeTable(
      ['note'],
      [['=1+1'], ['+962 7'], ['-2'], ['@SUM(A1)'], ['\t=1'], [-5.25], ['＝1']],
      { separator: ',', mark: false },
    )
    expect(text.split('\r\n').slice(1, -1)).toEqual([
      "'=1+1",
      "'+962 7",
      '-2',
      "'@SUM(A1)",
      "'\t=1",
      '-5.25',
      "'＝1",
    ])
  })
})
