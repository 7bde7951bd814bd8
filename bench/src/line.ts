import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

/** One measure: a figure of ours, the same of a reference run side by side, and what both cost. */
export interface Line {
  readonly measure: string
  readonly figure: number
  readonly unit: string
  readonly reference?: number
  readonly referenceIs?: string
  /** Ours over the reference's. */
  readonly ratio?: number
  readonly target: string
  readonly met: boolean
  readonly cpuMs?: number
  readonly referenceCpuMs?: number
  readonly memoryMb?: number
  readonly databaseMemoryMb?: number
  readonly data: string
  readonly seed?: number
  /** Of what takes part in the measure, besides Node. */
  readonly versions?: Readonly<Record<string, string>>
}

/** Prints the line that a machine reads: one JSON object with where it was measured. */
export function print(line: Line): void {
  console.log(
    JSON.stringify({
      ...line,
      machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
      load: round(loadavg()[0] ?? 0),
      node: process.version,
      commit: commit(),
    }),
  )
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'none'
  }
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
