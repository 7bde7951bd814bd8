import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type Lock, compareWithLock, lockedVersion } from '../../domain/src/kernel/lock.ts'
import type { Programme } from '../../domain/src/kernel/programme.ts'
import type { Words } from '../../domain/src/kernel/words.ts'
import { programmes } from '../../domain/src/programmes/index.ts'
import { manualPage } from './manual.ts'

// Writes for every programme its frozen definition (domain/src/programmes/<id>/definition.lock.json) and its page of the manual
// (docs/manual/<id>.md). A definition that changed without a new version is refused, because records filled with that
// version could no longer be read; --replace freezes it anew, for a version that no record has been filled with.

const replace = process.argv.includes('--replace')
const root = new URL('../../', import.meta.url)

for (const programme of programmes) {
  writeLock(programme)
  writePage(programme)
}

function writeLock(programme: Programme): void {
  const file = new URL(`domain/src/programmes/${programme.id}/definition.lock.json`, root)
  const lock: Lock | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  const state = compareWithLock(programme, lock)
  if (state === 'version-went-back')
    refuse(`${programme.id}: version ${programme.version} is older than the newest frozen one`)
  if (state === 'changed-without-version' && !replace)
    refuse(
      `${programme.id}: the definition changed, but version is still ${programme.version}; raise it (or --replace)`,
    )
  const earlier = (lock?.versions ?? []).filter((each) => each.version !== programme.version)
  const versions = [...earlier, lockedVersion(programme)].toSorted(
    (one, other) => one.version - other.version,
  )
  const written: Lock = { id: programme.id, versions }
  writeFileSync(file, `${JSON.stringify(written, null, 1)}\n`)
}

function writePage(programme: Programme): void {
  const folder = new URL('docs/manual/', root)
  const read = (path: string): Words =>
    JSON.parse(readFileSync(new URL(`domain/src/${path}/words/en.json`, root), 'utf8'))
  mkdirSync(folder, { recursive: true })
  const words = { ...read('kernel'), ...read(`programmes/${programme.id}`) }
  writeFileSync(new URL(`${programme.id}.md`, folder), manualPage(programme, words))
}

function refuse(message: string): never {
  console.error(message)
  process.exit(1)
}
