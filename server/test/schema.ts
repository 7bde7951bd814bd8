import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Changes with every file that decides what an empty database looks like. */
export function schemaHash(): string {
  const root = join(import.meta.dirname, '../..')
  const hash = createHash('sha256')
  for (const folder of ['db/migrations', 'db/current'].map((name) => join(root, name))) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.sql'),
    )
    for (const name of names.sort()) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash
    .update(readFileSync(join(root, 'server/src/engine/migrate.ts')))
    .digest('hex')
    .slice(0, 12)
}
