import { readFileSync, readdirSync } from 'node:fs'
import { databaseCpuMs } from './ground.ts'

/** What our two processes used: the program and its database. Linux only. */
export interface Cost {
  readonly cpuMs: number
  readonly databaseCpuMs: number
}

/** CPU milliseconds that a process has used since it started. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Megabytes of a process that lie in memory. */
export function memoryMbOf(pid: number): number {
  return Math.round(kilobytes(`/proc/${pid}/status`, /VmRSS:\s+(\d+)/) / 1024)
}

/** Megabytes of all processes of the database; what they share counts once. */
export function databaseMemoryMb(postmaster: number): number {
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOf(name, postmaster))
  const all = own.map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, /\nPss:\s+(\d+)/))
  return Math.round(all.reduce((sum, some) => sum + some, 0) / 1024)
}

function isOf(pid: string, postmaster: number): boolean {
  return Number(pid) === postmaster || kilobytes(`/proc/${pid}/status`, /PPid:\s+(\d+)/) === postmaster
}

/** A number of a file that may be gone by now. */
function kilobytes(file: string, pattern: RegExp): number {
  try {
    return Number(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Runs work and says what the program and the database used for it. */
export async function costOf(pid: number, postmaster: number, work: () => Promise<void>): Promise<Cost> {
  const before = { own: cpuMsOf(pid), database: databaseCpuMs(postmaster) }
  await work()
  return { cpuMs: cpuMsOf(pid) - before.own, databaseCpuMs: databaseCpuMs(postmaster) - before.database }
}
