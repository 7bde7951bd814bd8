import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '@passerelle/matching/link/seeded'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommandLine } from './run.ts'

let folder: string
let runs = 0

const people = [
  ['1', 'Mariam', 'Haddad', '1987-04-12', 'a'],
  ['2', 'Maryam', 'Haddad', '1987-04-12', 'a'],
  ['3', 'Oleksandr', 'Kovalenko', '1978-09-23', 'b'],
  ['4', 'Oleksander', 'Kovalenko', '1978-09-23', 'b'],
]
const syllables = ['ba', 'do', 'ri', 'ka', 'mu', 'sel', 'tan', 'vi', 'lo', 'ne']

/** Enough strangers beside the four that the weights can be learned. */
function strangers(): string[][] {
  const random = seeded(11)
  const word = () => Array.from({ length: 4 }, () => syllables[Math.floor(random() * 10)]).join('')
  return Array.from({ length: 300 }, (_, at) => {
    const birth = `19${40 + Math.floor(random() * 60)}-0${1 + (at % 9)}-${10 + (at % 18)}`
    return [String(at + 5), word(), word(), birth, `s${at}`]
  })
}

const config = {
  fields: [
    { column: 'given', kind: 'name' },
    { column: 'family', kind: 'name' },
    { column: 'birth', kind: 'date' },
  ],
  id: 'id',
  truth: 'person',
}

function written(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const header = 'id,given,family,birth,person'

function table(rows: readonly (readonly string[])[]): string {
  return [header, ...rows.map((row) => row.join(','))].join('\n')
}

async function link(file: string, settings: unknown, ...more: string[]) {
  runs += 1
  const [out, lines, errors] = [join(folder, `out-${runs}`), [] as string[], [] as string[]]
  const configured = written(
    `config-${runs}.json`,
    typeof settings === 'string' ? settings : JSON.stringify(settings),
  )
  const code = await runCommandLine(
    ['link', file, '--config', configured, '--out', out, '--workers', '1', ...more],
    {
      environment: { LANG: 'en_GB.UTF-8' },
      out: (text) => void lines.push(text),
      err: (text) => void errors.push(text),
    },
  )
  return { code, out, text: lines.join('\n'), errors: errors.join('\n') }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-link-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a register is linked', () => {
  it('finds who is in it twice, says why, and decides nothing', async () => {
    const { code, out, text } = await link(written('people.csv', table([...people, ...strangers()])), config)
    expect(code).toBe(0)
    expect(text).toContain('304 records')
    const pairs = readFileSync(join(out, 'pairs.csv'), 'utf8')
    expect(pairs).toMatch(/^(1,2|2,1),.*likely,true$/m)
    expect(pairs).toMatch(/^(3,4|4,3),.*likely,true$/m)
    const report = readFileSync(join(out, 'report.html'), 'utf8')
    expect(report).toContain('<polyline')
    expect(report).toContain('Mariam')
    expect(statSync(join(out, 'clusters.csv')).mode & 0o077).toBe(0)
  })

  it('gives the same result twice, to the letter', async () => {
    const file = written('twice.csv', table([...people, ...strangers()]))
    const [one, other] = [await link(file, config), await link(file, config)]
    for (const name of ['clusters.csv', 'pairs.csv', 'model.json']) {
      expect(readFileSync(join(one.out, name), 'utf8')).toBe(readFileSync(join(other.out, name), 'utf8'))
    }
  })

  it('answers a program in JSON', async () => {
    const { text } = await link(written('json.csv', table([...people, ...strangers()])), config, '--json')
    expect(JSON.parse(text)).toMatchObject({ records: 304, rejected: 0, quality: { precision: 1 } })
  })
})

describe('a table that somebody broke', () => {
  it('a file that ends in the middle of a cell: what can be read is linked, the rest is told', async () => {
    const text = `${table([...people, ...strangers()])}\n999,"Mariam, Had`
    const { code, out, errors } = await link(written('cut.csv', text), config)
    expect(code).toBe(1)
    expect(existsSync(join(out, 'rejected.csv')) || errors !== '').toBe(true)
  })

  it('a line with too few cells is told with its number', async () => {
    const rows = [...people, ...strangers()]
    const lines = table(rows).split('\n')
    lines.splice(3, 0, 'half a line')
    const { code, out } = await link(written('short.csv', lines.join('\n')), config)
    expect(code).toBe(1)
    expect(readFileSync(join(out, 'rejected.csv'), 'utf8')).toMatch(/^4,/m)
  })

  it('an empty table, and one with no records', async () => {
    expect((await link(written('header.csv', `${header}\n`), config)).code).toBe(0)
    expect((await link(written('empty.csv', ''), config)).code).not.toBe(0)
  })

  it('no calendar has 30 February; it is compared as written', async () => {
    const odd = [
      ['901', 'Farida', 'Nasser', '1987-02-30', 'f'],
      ['902', 'Farida', 'Nasser', '1987-02-30', 'f'],
    ]
    const { code, out } = await link(written('february.csv', table([...odd, ...strangers()])), config)
    expect(code).toBe(0)
    expect(readFileSync(join(out, 'pairs.csv'), 'utf8')).toMatch(/^(901,902|902,901),/m)
  })
})

describe('words that cannot be understood end with 2 and a remedy', () => {
  const cases: readonly (readonly [what: string, settings: unknown, says: RegExp])[] = [
    [
      'a column that is not there',
      { fields: [{ column: 'surname', kind: 'name' }] },
      /no column "surname".*given/s,
    ],
    ['a kind that nobody knows', { fields: [{ column: 'given', kind: 'nam' }] }, /fields\.0\.kind/],
    ['a setting that nobody knows', { ...config, truht: 'person' }, /truht/],
    ['a rule about a field that is not compared', { ...config, rules: [['village']] }, /village/],
    ['no JSON', '{"fields": [', /is not JSON/],
  ]
  it.each(cases)('%s', async (_, settings, says) => {
    const { code, errors } = await link(written('good.csv', table([...people, ...strangers()])), settings)
    expect(errors).toMatch(says)
    expect(code).toBe(2)
  })

  it('a file that is not there', async () => {
    const { code, errors } = await link(join(folder, 'nowhere.csv'), config)
    expect([code, errors]).toEqual([2, expect.stringContaining('There is no file')])
  })
})
