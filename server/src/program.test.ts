import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openRoom, type Room } from '../test/postgres-room.ts'
import { mainFile, spawnProgram } from '../test/spawned-program.ts'
import { readSettings } from './engine/settings.ts'
import { startEmbedded } from './postgres/embedded.ts'
import { type Program, startProgram } from './program.ts'
import { connectionTo, type RunningServer } from './postgres/supervisor.ts'

interface Seen {
  readonly status: number
  readonly type: string | null
  readonly code: unknown
}

async function see(url: string): Promise<Seen> {
  const response = await fetch(url)
  const body: unknown = await response.json()
  const code = typeof body === 'object' && body && 'code' in body ? body.code : null
  return { status: response.status, type: response.headers.get('content-type'), code }
}

const away = { status: 503, type: 'application/problem+json; charset=utf-8', code: 'unavailable' }

describe('a database that goes away and comes back', () => {
  let room: Room
  let dataDir: string
  let server: RunningServer | undefined
  let program: Program | undefined

  beforeAll(async () => {
    room = await openRoom()
    dataDir = room.prepared('away')
  })
  afterEach(async () => {
    await program?.stop()
    program = undefined
    await server?.stop()
    server = undefined
  })
  afterAll(() => room.close())

  async function start(url: string): Promise<Program> {
    const settings = readSettings({
      PORT: '0',
      DATABASE_URL: url,
      PASSERELLE_DATA: join(room.folder, 'data'),
    })
    program = await startProgram(settings, pino({ level: 'silent' }))
    program.ready.catch(() => {})
    return program
  }

  async function addressOfDatabase(): Promise<string> {
    server = await room.start(dataDir)
    const url = connectionTo(server.socketDir)
    await server.stop()
    return url
  }

  it('a program that starts before its database lives, says that it is not ready, and becomes ready by itself', async () => {
    const { address } = await start(await addressOfDatabase())
    expect((await see(`${address}/healthz`)).status).toBe(200)
    expect(await see(`${address}/readyz`)).toEqual(away)
    expect(await see(`${address}/api/demonstration/mails`)).toEqual(away)
    server = await room.start(dataDir)
    await expect
      .poll(() => see(`${address}/readyz`).then(({ status }) => status), { timeout: 15_000 })
      .toBe(200)
    expect((await see(`${address}/api/demonstration/mails`)).status).toBe(200)
  })

  it('while it is away every answer says so; when it is back work and jobs go on, and nothing was lost', async () => {
    const found = (server = await room.start(dataDir))
    const { address, ready } = await start(connectionTo(server.socketDir))
    await ready
    const mails = `${address}/api/demonstration/mails`
    const letters = async () =>
      (await (await fetch(`${mails}?recipient=${letter.to}&limit=100`)).json()).mails
    // The database goes while letters are being written, so that some cannot be reported as done.
    await Promise.all(Array.from({ length: 30 }, () => queueLetter(found)))
    await server.stop()
    expect(await see(`${address}/readyz`)).toEqual(away)
    expect(await see(mails)).toEqual(away)
    expect((await see(`${address}/healthz`)).status).toBe(200)
    server = await room.start(dataDir)
    await expect
      .poll(() => see(`${address}/readyz`).then(({ status }) => status), { timeout: 15_000 })
      .toBe(200)
    const before = (await letters()).length
    await queueLetter(server)
    await expect.poll(async () => (await letters()).length, { timeout: 20_000 }).toBeGreaterThan(before)
  })
})

const letter = {
  to: 'inbox@lantern.example',
  locale: 'en',
  template: 'link-code',
  values: { code: '204060', minutes: 10 },
}

async function queueLetterAt(dataDir: string): Promise<void> {
  const joined = await startEmbedded({ dataDir })
  await queueLetter(joined)
  await joined.stop()
}

async function queueLetter(server: RunningServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.connectionString })
  await client.connect()
  await client.query("select enqueue('mail', $1::json)", [JSON.stringify(letter)])
  await client.end()
}

describe('npm start', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'passerelle-start-'))
    chmodSync(folder, 0o711)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const start = () => spawnProgram({ PASSERELLE_DATA: join(folder, 'data') })

  it.each<NodeJS.Signals>(['SIGTERM', 'SIGINT'])(
    'brings its own database, and stops in order on %s',
    async (signal) => {
      const program = await start()
      expect((await see(`${program.address}/readyz`)).status).toBe(200)
      expect(await program.end(signal)).toBe(0)
      expect(() => readFileSync(join(folder, 'data/postgres/postmaster.pid'))).toThrow('ENOENT')
    },
  )

  it('a program that was killed finds its database and its letters again', async () => {
    const first = await start()
    const mails = async (address: string) =>
      (await (await fetch(`${address}/api/demonstration/mails?recipient=${letter.to}`)).json()).mails
    await queueLetterAt(join(folder, 'data/postgres'))
    await expect.poll(() => mails(first.address), { timeout: 10_000 }).toHaveLength(1)
    expect(await first.end('SIGKILL')).toBe('SIGKILL')
    const second = await start()
    expect(await mails(second.address)).toHaveLength(1)
    expect(await second.end('SIGTERM')).toBe(0)
  })

  it('a port that is taken is told in a sentence with what helps', async () => {
    const first = await start()
    const second = spawn(process.execPath, ['--import', 'tsx', mainFile], {
      env: { ...process.env, PORT: new URL(first.address).port, PASSERELLE_DATA: join(folder, 'data') },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    second.stderr.on('data', (data: Buffer) => (said += data.toString()))
    const code = await new Promise((resolve) => second.once('exit', resolve))
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('What helps: stop it, or choose another with PORT=8081'),
    ])
    expect((await see(`${first.address}/readyz`)).status).toBe(200)
    await first.end('SIGTERM')
  })

  it.each([
    [{ PORT: 'many' }, 'PORT must be a number'],
    [{ PASSERELLE_BASE_URL: 'bridge' }, 'PASSERELLE_BASE_URL must be an address'],
    [{ PASSERELLE_KEY: 'short' }, 'Check PASSERELLE_KEY'],
  ])('a wrong setting %j is told in a sentence', async (environment, sentence) => {
    const child = spawn(process.execPath, ['--import', 'tsx', mainFile], {
      env: { ...process.env, PORT: '0', PASSERELLE_DATA: join(folder, 'data'), ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (data: Buffer) => (said += data.toString()))
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect([code, said]).toEqual([1, expect.stringContaining(sentence)])
  })
})
