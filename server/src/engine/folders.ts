import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the project: from the sources as from the bundle, the nearest folder above that holds `db/migrations`. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'db/migrations'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The folder db/migrations is missing beside the program.')
    folder = parent
  }
  return folder
}
