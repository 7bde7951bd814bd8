import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, openRoom, type Room } from '../../test/postgres-room.ts'
import { isAlive, isGoneWithin } from './processes.ts'
import type { RunningServer } from './supervisor.ts'

let room: Room
beforeAll(async () => {
  room = await openRoom()
}, 30_000)
afterAll(() => room.close())

function lockFile(dataDir: string): string {
  return join(dataDir, 'postmaster.pid')
}

describe('an ordinary day', () => {
  it('starts from nothing, sorts by code point, and leaves no lock behind when it stops', async () => {
    const dataDir = join(room.folder, 'first-day', 'postgres')
    const server = await room.start(dataDir)
    expect(server.adopted).toBe(false)
    expect(await ask(server, "select lower('ÉLAN Ж')")).toBe('élan ж')
    expect(await ask(server, "select 'Z' < 'a'")).toBe(true)
    expect(await ask(server, 'select current_database()')).toBe('passerelle')
    await server.stop()
    expect(existsSync(lockFile(dataDir))).toBe(false)
    expect(isAlive(server.pid)).toBe(false)
  })

  it('listens on no network port, and only its own account can reach the socket', async () => {
    const server = await room.start(room.prepared('private'))
    expect(await ask(server, 'show listen_addresses')).toBe('')
    expect(statSync(server.socketDir).mode & 0o077).toBe(0)
    await server.stop()
  })

  it('waits for the disk at every commit, unless a test asks it not to', async () => {
    const lasting = await room.start(room.prepared('lasting'), { fast: false })
    expect(await ask(lasting, 'show fsync')).toBe('on')
    expect(await ask(lasting, 'show synchronous_commit')).toBe('on')
    await lasting.stop()
    const fast = await room.start(room.prepared('fast'))
    expect(await ask(fast, 'show fsync')).toBe('off')
    await fast.stop()
  })

  it('writes no personal data into its log when a statement fails', async () => {
    const dataDir = room.prepared('discreet')
    const server = await room.start(dataDir)
    await ask(server, 'create table people (name text unique)')
    await ask(server, "insert into people values ('Amal Haddad')")
    await expect(ask(server, "insert into people values ('Amal Haddad')")).rejects.toThrow(/people_name_key/)
    await server.stop()
    const log = readFileSync(`${dataDir}.log`, 'utf8')
    expect(log).toContain('people_name_key')
    expect(log).not.toContain('Haddad')
  })
})

describe('two programs on one data folder', () => {
  it('the second joins the first, and the last to leave stops the server', async () => {
    const dataDir = room.prepared('shared')
    const web = await room.start(dataDir)
    const command = await room.start(dataDir)
    expect(command.adopted).toBe(true)
    expect(command.pid).toBe(web.pid)
    await command.stop()
    expect(await ask(web, 'select 1')).toBe(1)
    await web.stop()
    expect(isAlive(web.pid)).toBe(false)
  })

  it('started at the same moment on an empty folder, they end up with one server', async () => {
    const dataDir = join(room.folder, 'same-moment', 'postgres')
    const [one, other] = await Promise.all([room.startHolder(dataDir), room.start(dataDir)])
    expect(one.serverPid).toBe(other.pid)
    expect(one.adopted).not.toBe(other.adopted)
    await other.stop()
    expect(isAlive(one.serverPid)).toBe(true)
    await one.end('SIGTERM')
    expect(isAlive(one.serverPid)).toBe(false)
  })
})

describe('the program ends', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s: the server is stopped in order first',
    async (signal) => {
      const dataDir = room.prepared(`ended-by-${signal}`)
      const holder = await room.startHolder(dataDir)
      expect(await holder.end(signal)).toBe(signal)
      expect(isAlive(holder.serverPid)).toBe(false)
      expect(existsSync(lockFile(dataDir))).toBe(false)
    },
  )

  it('by kill -9: the orphaned server is taken over with its data, and stopped by its new owner', async () => {
    const dataDir = room.prepared('orphan')
    const holder = await room.startHolder(dataDir)
    const guest = await room.start(dataDir)
    await ask(guest, "create table kept as select 'Bruno' as name")
    await guest.stop()
    expect(await holder.end('SIGKILL')).toBe('SIGKILL')
    expect(isAlive(holder.serverPid)).toBe(true)

    const next = await room.start(dataDir)
    expect(next).toMatchObject({ adopted: true, pid: holder.serverPid })
    expect(await ask(next, 'select name from kept')).toBe('Bruno')
    await next.stop()
    expect(isAlive(holder.serverPid)).toBe(false)
  })
})

describe('the server is killed', () => {
  it('with kill -9 under writers: it comes back at the same address and nothing acknowledged is lost', async () => {
    const server = await room.start(room.prepared('under-fire'), { fast: false })
    await ask(server, 'create table receipts (writer int, number int, primary key (writer, number))')
    const writers = [1, 2, 3, 4].map((writer) => startWriter(server, writer))
    await pause(700)
    const killed = server.pid
    process.kill(killed, 'SIGKILL')
    await isGoneWithin(killed, 1000)
    const receipts = (await Promise.all(writers)).flat()
    await comesBack(server)

    expect(server.pid).not.toBe(killed)
    expect(receipts.length).toBeGreaterThan(100)
    const kept = await ask(server, "select json_agg(writer || '-' || number) from receipts")
    const lost = receipts.filter((receipt) => !new Set(kept as string[]).has(receipt))
    expect(lost).toEqual([])
    await server.stop()
  })
})

/** Writes until the connection breaks; gives what the server acknowledged. */
async function startWriter(server: RunningServer, writer: number): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: server.connectionString })
  client.on('error', () => undefined)
  await client.connect()
  const acknowledged: string[] = []
  try {
    for (let number = 0; ; number += 1) {
      await client.query('insert into receipts values ($1, $2)', [writer, number])
      acknowledged.push(`${writer}-${number}`)
    }
  } catch {
    return acknowledged
  }
}

async function comesBack(server: RunningServer): Promise<void> {
  await expect.poll(() => ask(server, 'select 1').catch(() => 0), { timeout: 10_000 }).toBe(1)
}

it('a path too long for a socket: a private folder with a short name serves, and is removed at the end', async () => {
  const dataDir = room.prepared(`${'long'.repeat(30)}`)
  const server = await room.start(dataDir)
  expect(server.socketDir).not.toBe(dataDir)
  expect(lstatSync(server.socketDir).mode & 0o777).toBe(0o700)
  expect(await ask(server, 'select 1')).toBe(1)
  await server.stop()
  expect(existsSync(server.socketDir)).toBe(false)
})
