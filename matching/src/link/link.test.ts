import { array, assert, asyncProperty, constantFrom, option, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Cancelled, type Linked, link } from './link.ts'
import { planOf } from './plan.ts'
import { qualityOf } from './quality.ts'
import { seeded } from './seeded.ts'
import type { Column } from './values.ts'

const plan = planOf({
  fields: [
    { name: 'given', kind: 'name' },
    { name: 'family', kind: 'name' },
    { name: 'birth', kind: 'date' },
    { name: 'phone', kind: 'number' },
  ],
})

type Row = readonly [given: string | null, family: string | null, birth: string | null, phone: string | null]

function columnsOf(rows: readonly Row[]): Column[] {
  return [0, 1, 2, 3].map((at) => {
    const values = [...new Set(rows.flatMap((row) => row[at] ?? []))]
    return { values, ids: Int32Array.from(rows, (row) => values.indexOf(row[at] ?? '') + 1) }
  })
}

const syllables = ['ma', 'ri', 'sal', 'had', 'kho', 'ta', 'nou', 'ra', 'dim', 'ber', 'ol', 'ks']

/** Two hundred invented people, every third registered twice, the second time with a slip. */
function register(): { rows: Row[]; truth: Int32Array } {
  const random = seeded(5)
  const word = () => Array.from({ length: 3 }, () => syllables[Math.floor(random() * 12)] ?? '').join('')
  const rows: Row[] = []
  const truth: number[] = []
  for (let person = 0; person < 200; person += 1) {
    const birth = `19${50 + (person % 50)}-0${1 + (person % 9)}-${10 + (person % 18)}`
    const row: Row = [word(), word(), birth, `07${Math.floor(random() * 1e8)}`]
    rows.push(row)
    truth.push(person)
    if (person % 3 === 0) {
      rows.push([`${row[0]}h`, row[1], person % 2 === 0 ? birth : null, row[3]])
      truth.push(person)
    }
  }
  return { rows, truth: Int32Array.from(truth) }
}

async function linked(rows: readonly Row[], options: Parameters<typeof link>[2] = {}): Promise<Linked> {
  return await link(columnsOf(rows), plan, options)
}

describe('a register with people in it twice', () => {
  const { rows, truth } = register()

  test('is freed of its doubles', async () => {
    const { clustering } = await linked(rows)
    expect(qualityOf(clustering.clusterOf, truth).f1).toBeGreaterThan(0.97)
  })

  test('gives the same clusters and weights twice', async () => {
    const [one, other] = [await linked(rows), await linked(rows)]
    expect(one.clustering.clusterOf).toEqual(other.clustering.clusterOf)
    expect(one.model.weights).toEqual(other.model.weights)
    expect(one.edges.weights).toEqual(other.edges.weights)
  })

  test('keeps apart whom somebody said are two', async () => {
    const { clustering } = await linked(rows)
    expect(clustering.clusterOf[0]).toBe(clustering.clusterOf[1])
    const apart = await linked(rows, { cannotLink: (one, other) => one + other === 1 })
    expect(apart.clustering.clusterOf[0]).not.toBe(apart.clustering.clusterOf[1])
  })

  test('tells how far it is, and stops when it is told to', async () => {
    const phases: string[] = []
    await linked(rows, { progress: (phase) => phases.push(phase) })
    expect([...new Set(phases)]).toEqual(['prepare', 'block', 'learn', 'weigh', 'cluster'])
    let asked = 0
    await expect(linked(rows, { cancelled: () => (asked += 1) > 2 })).rejects.toThrow(Cancelled)
  })
})

describe('what registers hold', () => {
  test('any cells give clusters, and every record is in one', async () => {
    const cell = option(
      constantFrom(
        '',
        ' ',
        'A',
        '👩🏽‍⚕️',
        'Мария',
        'مريم',
        'mixedمختلط',
        '1987-02-30',
        '30/02/1987',
        '1',
        'x'.repeat(500),
      ),
    )
    const row = record({ given: cell, family: cell, birth: cell, phone: cell })
    await assert(
      asyncProperty(array(row, { maxLength: 30 }), async (cells) => {
        const rows = cells.map(({ given, family, birth, phone }): Row => [given, family, birth, phone])
        const { clustering } = await linked(rows)
        expect(clustering.clusterOf).toHaveLength(rows.length)
      }),
      { numRuns: 60 },
    )
  })

  test('30 February is compared as written', async () => {
    const { rows } = register()
    const twice: Row[] = [
      ...rows,
      ['farida', 'nasser', '1987-02-30', null],
      ['farida', 'nasser', '1987-02-30', null],
    ]
    const { clustering } = await linked(twice)
    expect(clustering.clusterOf[rows.length]).toBe(clustering.clusterOf[rows.length + 1])
  })

  test('twenty thousand people of one name are not compared each with each', async () => {
    const crowd = Array.from(
      { length: 20_000 },
      (_, at): Row => ['mohammed', 'ali', `${1930 + (at % 90)}-01-01`, null],
    )
    const { edges } = await linked(crowd)
    expect(edges.compared).toBeLessThan(20_000 * plan.pairsPerRecord * plan.rules.length)
  })
})
