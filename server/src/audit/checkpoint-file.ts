import { existsSync } from 'node:fs'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** One line of the file outside the database: enough to notice that a checkpoint was removed or made anew. */
export interface CheckpointLine {
  readonly number: number
  readonly until: string
  readonly streams: number
  readonly digest: string
  readonly signature: string
}

export function checkpointFile(dataFolder: string): string {
  return join(dataFolder, 'audit', 'checkpoints.jsonl')
}

/** Every line that can be read; a line cut off by a crash is as if it had not been written. */
export async function readCheckpointFile(path: string): Promise<readonly CheckpointLine[]> {
  if (!existsSync(path)) return []
  const lines = (await readFile(path, 'utf8')).split('\n')
  return lines.flatMap((line) => {
    const parsed = parse(line)
    return parsed ? [parsed] : []
  })
}

function parse(line: string): CheckpointLine | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isLine(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isLine(value: unknown): value is CheckpointLine {
  return (
    typeof value === 'object' &&
    value !== null &&
    'number' in value &&
    typeof value.number === 'number' &&
    'digest' in value &&
    typeof value.digest === 'string'
  )
}

/** Returns when the lines lie on the disk. */
export async function appendToCheckpointFile(path: string, lines: readonly CheckpointLine[]): Promise<void> {
  if (lines.length === 0) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  try {
    // A line that a crash cut off must not swallow this one.
    await file.appendFile(`\n${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}
