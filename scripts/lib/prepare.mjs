import { spawnSync } from 'node:child_process'
import { ensureInstalled } from './install.mjs'
import { inRoot, root } from './project.mjs'
import { isStale } from './targets.mjs'

/** Installs and builds what is missing or out of date; does nothing, quickly, when nothing is. */
export function prepare(names) {
  ensureInstalled()
  const stale = names.filter(isStale)
  if (stale.length === 0) return
  // The builders need much memory; in a process of their own they give it back.
  const built = spawnSync(process.execPath, [inRoot('scripts/build.mjs'), ...stale], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (built.status !== 0) process.exit(built.status ?? 1)
}
