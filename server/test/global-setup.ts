import type { TestProject } from 'vitest/node'
import { ask } from './ask.ts'
import { schemaHash } from './schema.ts'
import { startTestServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly databaseSocket: string
  }
}

/** One database server for all test files; the last of several runs at once stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  if (!server.adopted) await dropLeftovers(server.socketDir)
  project.provide('databaseSocket', server.socketDir)
  return () => server.stop()
}

/** Databases of runs that were killed, and templates of a schema that is no more. */
async function dropLeftovers(socketDir: string): Promise<void> {
  const found = await ask(
    socketDir,
    "select datname from pg_database where datname ~ '^(fresh|making|template)_'",
  )
  const leftovers = found.map(([name]) => String(name)).filter((name) => name !== `template_${schemaHash()}`)
  for (const name of leftovers) await ask(socketDir, `drop database "${name}" with (force)`)
}
