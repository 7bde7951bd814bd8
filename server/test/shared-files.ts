import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../shared/data')

/** A real file that lies beside some checkouts; undefined where it does not. */
export function sharedFile(path: string): Buffer | undefined {
  const full = join(folder, path)
  return existsSync(full) ? readFileSync(full) : undefined
}

/** The same bytes as a browser sends them. */
export function asDataAddress(bytes: Buffer): string {
  return `data:text/csv;base64,${bytes.toString('base64')}`
}
