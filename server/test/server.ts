import { existsSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { startDebian } from '../src/postgres/debian.ts'
import { startEmbedded } from '../src/postgres/embedded.ts'
import { findLiveServer, readPidFile } from '../src/postgres/pid-file.ts'
import type { RunningServer } from '../src/postgres/supervisor.ts'

/**
 * The database server of the tests. Its data stay for the next run, but not past a crash: it never waits for the
 * disk, so after a restart of the machine or a kill -9 they are thrown away.
 */
export async function startTestServer(): Promise<RunningServer> {
  const kind = process.env['PASSERELLE_TEST_SERVER'] === 'debian' ? 'debian' : 'embedded'
  const dataDir = join(testFolder(kind), 'postgres')
  if (readPidFile(dataDir) && !findLiveServer(dataDir))
    rmSync(dirname(dataDir), { recursive: true, force: true })
  return kind === 'debian' ? startDebian({ dataDir, fast: true }) : startEmbedded({ dataDir, fast: true })
}

function testFolder(kind: string): string {
  const name = ['passerelle-test', userInfo().uid, sinceStart(), kind].join('-')
  return join(process.env['PASSERELLE_TEST_DATA'] ?? memoryFolder() ?? tmpdir(), name)
}

/** Databases are copied and dropped all the time: in memory that takes a tenth of what some disks need. */
function memoryFolder(): string | undefined {
  const folder = '/dev/shm'
  if (!existsSync(folder)) return undefined
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > 4_000_000_000 ? folder : undefined
}

/** Another word after each start of the machine, where the system gives one. */
function sinceStart(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
  } catch {
    return 'any'
  }
}
