import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, mkdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, openRoom, type Room } from '../../test/postgres-room.ts'
import { findEmbedded, type Binaries } from './binaries.ts'
import { findDebianServer, startDebian } from './debian.ts'
import { chooseOsUser } from './os-user.ts'
import { readPidFile } from './pid-file.ts'
import { startServer } from './supervisor.ts'

let room: Room
beforeAll(async () => {
  room = await openRoom()
}, 30_000)
afterAll(() => room.close())

const isRoot = process.getuid?.() === 0

describe('a lock file left by a crash', () => {
  it('naming a process that is gone: the server starts', async () => {
    const dataDir = room.prepared('gone')
    leaveLock(dataDir, 4_000_000)
    const server = await room.start(dataDir)
    expect(server.adopted).toBe(false)
    expect(await ask(server, 'select 1')).toBe(1)
    await server.stop()
  })

  it('naming a process that is now another program: the server starts, and that program is left alone', async () => {
    const dataDir = room.prepared('reused')
    const user = chooseOsUser(dataDir)
    const stranger = spawn('sleep', ['60'], { cwd: '/', ...(user && { uid: user.uid, gid: user.gid }) })
    leaveLock(dataDir, stranger.pid ?? 0)
    const server = await room.start(dataDir)
    expect(server.adopted).toBe(false)
    expect(readPidFile(dataDir)?.pid).toBe(server.pid)
    await server.stop()
    expect(stranger.exitCode).toBeNull()
    stranger.kill()
  })

  function leaveLock(dataDir: string, pid: number): void {
    const lines = [pid, dataDir, 1_760_000_000, 5432, dataDir, '', '  5432001   4242', 'ready   ']
    writeFileSync(join(dataDir, 'postmaster.pid'), `${lines.join('\n')}\n`, { mode: 0o600 })
    const user = chooseOsUser(dataDir)
    if (user) execFileSync('chown', [`${user.uid}:${user.gid}`, join(dataDir, 'postmaster.pid')])
  }
})

describe('what stands in the way is said, with what helps', () => {
  it('a system without an embedded database', () => {
    expect(() => findEmbedded('aix', 'ppc64')).toThrow(
      /no embedded database for aix.*[\s\S]*set DATABASE_URL/,
    )
    expect(findEmbedded().version).toMatch(/^18\./)
  })

  it('data of another major version', async () => {
    const dataDir = room.prepared('other-version')
    writeFileSync(join(dataDir, 'PG_VERSION'), '17\n')
    await expect(room.start(dataDir)).rejects.toThrow(/written by PostgreSQL 17; this is PostgreSQL 18/)
  })

  it('a folder of something else', async () => {
    const dataDir = join(room.folder, 'photos', 'postgres')
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(join(dataDir, 'holiday.jpg'), '')
    await expect(room.start(dataDir)).rejects.toThrow(/holds files but no database/)
    expect(existsSync(join(dataDir, 'holiday.jpg'))).toBe(true)
  })

  it('a setting the server refuses: the last lines of its log', async () => {
    const dataDir = room.prepared('bad-setting')
    writeFileSync(join(dataDir, 'postgresql.auto.conf'), "shared_buffers = 'plenty'\n")
    await expect(room.start(dataDir)).rejects.toThrow(
      /did not start[\s\S]*shared_buffers[\s\S]*postgres\.log/,
    )
  })
})

it('a first start that was cut short leaves nothing in the way of the next', async () => {
  const home = join(room.folder, 'cut-short')
  const abandoned = join(home, 'postgres.new-4000000')
  mkdirSync(abandoned, { recursive: true })
  writeFileSync(join(abandoned, 'PG_VERSION'), '18\n')
  const server = await room.start(join(home, 'postgres'))
  expect(await ask(server, 'select 1')).toBe(1)
  expect(existsSync(abandoned)).toBe(false)
  await server.stop()
})

it('an installation without the links between its libraries: they are made at the start', async () => {
  const binaries = copyOfBinaries(join(room.folder, 'unlinked'))
  execFileSync('find', [binaries.directory, '-type', 'l', '-delete'])
  const server = await startServer(binaries, { dataDir: room.prepared('on-unlinked'), fast: true })
  expect(await ask(server, 'select 1')).toBe(1)
  await server.stop()
})

describe.runIf(isRoot)('as root, in a checkout that only root can enter', () => {
  it('the data go where the unprivileged server can reach them, and the same data are found again', async () => {
    const closed = join(room.folder, 'root-only')
    const binaries = copyOfBinaries(closed)
    chmodSync(closed, 0o700)
    const dataDir = join(closed, 'checkout', '.data', 'postgres')
    const options = { dataDir, fast: true, systemHome: join(room.folder, 'var-lib') }
    const first = await startServer(binaries, options)
    await ask(first, "create table kept as select 'Chen' as name")
    await first.stop()

    expect(lstatSync(dataDir).isSymbolicLink()).toBe(true)
    expect(readlinkSync(dataDir)).toMatch(/var-lib\/data-\w+\/postgres$/)
    const second = await startServer(binaries, options)
    expect(await ask(second, 'select name from kept')).toBe('Chen')
    await second.stop()
  })

  it('data that were reachable and no longer are: refused, never begun anew', async () => {
    const dataDir = room.prepared('closed-later')
    chmodSync(join(room.folder, 'closed-later'), 0o700)
    await expect(room.start(dataDir)).rejects.toThrow(/cannot reach[\s\S]*chmod o\+x/)
    chmodSync(join(room.folder, 'closed-later'), 0o711)
    const server = await room.start(dataDir)
    expect(await ask(server, 'select 1')).toBe(1)
    await server.stop()
  })
})

/** Shares the files' contents with the installed ones, not their folders. */
function copyOfBinaries(folder: string): Binaries {
  const installed = findEmbedded()
  mkdirSync(folder, { recursive: true })
  execFileSync('cp', ['-a', installed.directory, join(folder, 'native')])
  return { ...installed, directory: join(folder, 'native') }
}

describe("Debian's own PostgreSQL", () => {
  const found = findDebianServer()
  it.runIf(found)(`version ${found?.version ?? ''} runs the same way`, async () => {
    const server = await startDebian({ dataDir: join(room.folder, 'debian', 'postgres'), fast: true })
    expect(await ask(server, "select lower('ÉLAN Ж')")).toBe('élan ж')
    expect(await ask(server, "select 'Z' < 'a'")).toBe(true)
    expect(await ask(server, 'show listen_addresses')).toBe('')
    await server.stop()
  })
})
