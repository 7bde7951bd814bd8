import { resolve } from 'node:path'
import type { Settings } from './house.ts'

/** What the environment says about one start of the program. */
export interface StartSettings extends Settings {
  readonly port: number
  readonly host: string
  /** Absent: the program starts a PostgreSQL of its own. */
  readonly databaseUrl: string | undefined
  readonly key: string | undefined
  /** Proxies whose word about the caller's address is taken: a list of networks, or `true` for all. */
  readonly trustedProxies: boolean | string
  /** Whether this process also works off jobs; others before the same database may do it instead. */
  readonly worksJobs: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

export function readSettings(environment: Environment): StartSettings {
  const port = portOf(environment['PORT'])
  const host = given(environment['HOST']) ?? 'localhost'
  const baseUrl = baseUrlOf(given(environment['PASSERELLE_BASE_URL']) ?? `http://localhost:${port}`)
  return {
    port,
    host,
    baseUrl,
    databaseUrl: given(environment['DATABASE_URL']),
    dataFolder: resolve(given(environment['PASSERELLE_DATA']) ?? '.data'),
    demonstration: given(environment['PASSERELLE_DEMO']) !== '0',
    key: given(environment['PASSERELLE_KEY']),
    smtp: given(environment['PASSERELLE_SMTP']),
    mailFrom: given(environment['PASSERELLE_MAIL_FROM']) ?? `passerelle@${new URL(baseUrl).hostname}`,
    worksJobs: given(environment['PASSERELLE_JOBS']) !== '0',
    trustedProxies: proxiesOf(given(environment['PASSERELLE_TRUSTED_PROXIES'])),
  }
}

function given(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim()
}

function portOf(text: string | undefined): number {
  const port = Number(given(text) ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('PORT must be a number from 0 to 65535.')
  return port
}

function baseUrlOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new Error('PASSERELLE_BASE_URL must be an address such as https://passerelle.example.org.')
  return text.replace(/\/+$/, '')
}

function proxiesOf(text: string | undefined): boolean | string {
  if (text === undefined) return false
  return text === 'true' ? true : text
}
