import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inRoot, root } from './project.mjs'

/** Installs the packages of the lock file unless they are all there in the right version. */
export function ensureInstalled() {
  if (isInstalled()) return
  console.error('Installing packages (npm ci), about a minute the first time …')
  // What npm says goes to the error stream: a command's own output must stay clean for a pipe.
  const { status, error } = spawnSync('npm', ['ci', '--include=dev', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status === 0) return
  console.error(`The packages could not be installed${error ? `: ${error.message}` : ''}.`)
  console.error(
    '  What helps: check the connection to the npm registry and the free space on the disk, then run npm ci.',
  )
  process.exit(1)
}

/** npm keeps a list of what it installed, written when it has finished. */
export function isInstalled() {
  const installed = readPackages('node_modules/.package-lock.json')
  const wanted = readPackages('package-lock.json')
  return (
    installed !== undefined &&
    Object.entries(wanted ?? {})
      .filter(([path, entry]) => path.includes('node_modules/') && !entry.optional && !entry.link)
      .every(([path, entry]) => installed[path]?.version === entry.version)
  )
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(inRoot(path), 'utf8')).packages
  } catch {
    return undefined
  }
}
