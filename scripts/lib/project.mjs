import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const workspaces = ['domain', 'matching', 'server', 'web', 'db', 'e2e', 'bench']

export function inRoot(...parts) {
  return join(root, ...parts)
}

const leftOut = new Set(['node_modules', 'dist', 'coverage', '.git', '.cache', '.data'])

/** Every file below a path of the project, as paths from its root, in a fixed order. */
export function filesBelow(path) {
  return walk(inRoot(path)).map((file) => relative(root, file))
}

function walk(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !leftOut.has(name))
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]))
}
