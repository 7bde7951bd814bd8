import { totalmem } from 'node:os'

const megabyte = 1024 * 1024

/**
 * How our own server runs, written into its folder at every start. What an administrator sets with
 * `alter system` comes after it and wins.
 *
 * The log holds no statement, no parameter and no DETAIL line: all three can carry people's data.
 */
export function settings(fast: boolean, memory = machineMemory()): string {
  const entries = { ...common, ...sizes(fast ? 0 : memory), ...(fast ? throwaway : lasting) }
  const lines = Object.entries(entries).map(([name, value]) => `${name} = '${value}'`)
  return ['# Written anew at every start; use `alter system` for settings of your own.', ...lines, ''].join(
    '\n',
  )
}

const common = {
  cluster_name: 'passerelle',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off',
  random_page_cost: '1.1',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_line_prefix: '%m [%p] ',
}

const lasting = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '100',
  checkpoint_timeout: '15min',
  min_wal_size: '256MB',
  max_wal_size: '2GB',
}

/** For data that nobody will miss: a crash of the machine may ruin it. */
const throwaway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  max_connections: '200',
  max_wal_size: '1GB',
  log_checkpoints: 'off',
}

function sizes(memory: number): Readonly<Record<string, string>> {
  return {
    shared_buffers: inMegabytes(memory / 8, 128, 2048),
    effective_cache_size: inMegabytes(memory / 2, 512, 65_536),
    maintenance_work_mem: inMegabytes(memory / 64, 64, 512),
    work_mem: inMegabytes(memory / 1024, 4, 16),
  }
}

function inMegabytes(bytes: number, least: number, most: number): string {
  return `${Math.round(Math.min(Math.max(bytes / megabyte, least), most))}MB`
}

/** A container may be allowed less than the machine has. */
function machineMemory(): number {
  const allowed = process.constrainedMemory()
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()
}
