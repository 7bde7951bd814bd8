import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { migrate } from '../engine/migrate.ts'
import { runCommandLine } from './run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-demo-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('demo reset', () => {
  /** A house that nobody is connected to, in whose data folder one file lies. */
  async function sleepingHouse(isDemonstration: boolean) {
    const database = await freshDatabase()
    if (isDemonstration)
      await database.pool.query("insert into migrations (name, hash) values ('demonstration', 'whole')")
    await database.pool.query(
      "insert into organisations (id, name, kind, country) values (gen_random_uuid(), 'Harbour', 'national-ngo', 'JOR')",
    )
    await database.pool.end()
    const data = mkdtempSync(join(folder, 'data-'))
    mkdirSync(join(data, 'keys'))
    mkdirSync(join(data, 'files'))
    writeFileSync(join(data, 'files', 'one'), 'sealed')
    const environment = {
      DATABASE_URL: database.url,
      PASSERELLE_DATA: data,
      PASSERELLE_KEY: Buffer.alloc(32, 7).toString('base64'),
    }
    return { data, environment, database }
  }

  async function inHouse(environment: Record<string, string>, ...words: readonly string[]) {
    const said: string[] = []
    const note = (text: string) => void said.push(text)
    const code = await runCommandLine(['demo', 'reset', ...words], { environment, out: note, err: note })
    return { code, said: said.join('\n') }
  }

  async function organisationsIn(url: string): Promise<number | undefined> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query("select to_regclass('public.organisations') is not null as there")
    const counted = rows[0]?.there ? await client.query('select from organisations') : undefined
    await client.end()
    return counted?.rowCount ?? undefined
  }

  it('empties a demonstration once it is meant, and the next start finds an empty house', async () => {
    const { data, environment, database } = await sleepingHouse(true)
    const asked = await inHouse(environment)
    expect([asked.code, asked.said]).toEqual([2, expect.stringContaining('demo reset --yes')])
    expect(await organisationsIn(database.url)).toBe(1)
    expect(await inHouse(environment, '--yes')).toMatchObject({ code: 0 })
    expect(await organisationsIn(database.url)).toBe(undefined)
    expect(existsSync(join(data, 'files'))).toBe(false)
    const again = new pg.Pool({ connectionString: database.url })
    await migrate(again)
    await again.end()
    expect(await organisationsIn(database.url)).toBe(0)
  })

  it('never touches a house of real work', async () => {
    const { data, environment, database } = await sleepingHouse(false)
    const refused = await inHouse(environment, '--yes')
    expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('not a demonstration')])
    expect(await organisationsIn(database.url)).toBe(1)
    expect(existsSync(join(data, 'files', 'one'))).toBe(true)
  })

  it('waits until the program that runs there is stopped', async () => {
    const { environment, database } = await sleepingHouse(true)
    const running = new pg.Client({ connectionString: database.url })
    await running.connect()
    const refused = await inHouse(environment, '--yes')
    await running.end()
    expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('is running here')])
    expect(await organisationsIn(database.url)).toBe(1)
  })
})
