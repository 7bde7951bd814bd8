import pg from 'pg'
import { parse } from 'pg-connection-string'

// A calendar day stays the string it is; counts that fit a number become numbers; moments become ISO strings.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (moment) => isoMoment(moment))

/** Roles a connection may work as; each owns nothing (see db/current/policies). */
export type DatabaseRole = 'passerelle_app' | 'passerelle_door' | 'passerelle_worker' | 'passerelle_engine'

/** Opens a pool whose connections work as one role from their first byte on. */
export function openPool(url: string, role: DatabaseRole | 'owner', max = 16): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withOptions(url, role === 'owner' ? '' : `-c role=${role} ${LIMITS}`),
    max,
    application_name: `passerelle ${role}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // Statements that do not wait for each other travel together, where operations act; a COPY needs a line for itself.
    pipeline: role === 'passerelle_app' || role === 'passerelle_door',
  })
  // A connection that breaks (the database went away) is replaced at the next request; it must not end the program.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const LIMITS = '-c statement_timeout=30s -c idle_in_transaction_session_timeout=30s'

/** Ours stand last and win: an option in the address must not lift the role. */
function withOptions(url: string, ours: string): string {
  const theirs = parse(url).options ?? ''
  const [address = url, query = ''] = url.split('?')
  const parameters = new URLSearchParams(query)
  parameters.delete('options')
  const options = `${theirs} ${ours}`.trim()
  if (options !== '') parameters.set('options', options)
  // Not `+` for a space: readers of such addresses differ in what they make of it.
  return `${address}?${parameters.toString().replaceAll('+', '%20')}`
}

const IN_UTC = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00$/

/** `2026-03-01 10:00:00.123456+00` as PostgreSQL prints it (UTC or not) → `2026-03-01T10:00:00.123Z`. */
function isoMoment(text: string): string {
  if (!IN_UTC.test(text))
    return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`
}
