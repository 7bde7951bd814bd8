import { existsSync } from 'node:fs'
import { inRoot } from './project.mjs'
import { hashOf, stampOf } from './stamps.mjs'

const nodeSources = ['server/src', 'domain/src', 'matching/src', 'matching/node', 'db']
const tools = [
  'package-lock.json',
  'server/package.json',
  'scripts/lib/targets.mjs',
  'scripts/lib/bundle.mjs',
]

/** What is built, from what, and where it goes. */
export const targets = {
  server: { entry: 'server/src/main.ts', output: 'dist/server/main.mjs', folders: nodeSources, files: tools },
  cli: { entry: 'server/src/cli/main.ts', output: 'dist/cli.mjs', folders: nodeSources, files: tools },
  // Threads that link tables; stands beside the command line that hires them.
  crew: {
    entry: 'matching/node/crew-worker.ts',
    output: 'dist/crew-worker.mjs',
    folders: nodeSources,
    files: tools,
  },
  // The thread that finds people; stands beside the server that hires it.
  finder: {
    entry: 'server/src/recognition/engine/thread.ts',
    output: 'dist/server/finder.mjs',
    folders: nodeSources,
    files: tools,
  },
  web: { output: 'dist/web', folders: ['web', 'domain/src'], files: tools },
}

const hashes = new Map()

export function hashOfTarget(name) {
  const { folders, files } = targets[name]
  const key = folders.join()
  if (!hashes.has(key)) hashes.set(key, hashOf(folders, files))
  return hashes.get(key)
}

/** Whether the sources have changed since the target was built, or it was never built. */
export function isStale(name) {
  return !existsSync(inRoot(targets[name].output)) || stampOf(name) !== hashOfTarget(name)
}
