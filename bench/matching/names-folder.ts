import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where labelled names lie: `PASSERELLE_NAMES`, or beside the project. */
export const namesFolder =
  process.env['PASSERELLE_NAMES'] ?? fileURLToPath(new URL('../../../shared/data/names', import.meta.url))

/** The path of a labelled set, or nothing and a sentence that it is not here. */
export function labelled(...parts: readonly string[]): string | undefined {
  const path = [namesFolder, ...parts].join('/')
  if (existsSync(path)) return path
  console.error(`Left out: there is no ${path}; PASSERELLE_NAMES names the folder of the labelled sets.`)
  return undefined
}
