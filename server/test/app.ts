import type { Contract } from '@passerelle/domain/kernel/contract'
import type { FastifyInstance } from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { z } from 'zod'
import { registerFiles } from '../src/documents/routes.ts'
import { openHouse, type OpenHouse } from '../src/engine/house-opening.ts'
import type { Settings } from '../src/engine/house.ts'
import { newId } from '../src/engine/ids.ts'
import type { Operation } from '../src/engine/operation.ts'
import { newReadiness } from '../src/engine/readiness.ts'
import { buildApp, type Ground, type RegisterFiles } from '../src/http/app.ts'
import type { ProblemBody } from '../src/http/problems.ts'
import { operations } from '../src/operations.ts'
import { publishProgrammes } from '../src/records/programmes.ts'
import { freshDatabase, type FreshDatabase } from './database.ts'

export interface TestOptions {
  /** Other operations than those of the program. */
  readonly operations?: readonly Operation[]
  readonly registerFiles?: RegisterFiles
  readonly settings?: Partial<Settings>
  readonly pagesFolder?: string
  /** Collects what is logged, line by line. */
  readonly logLines?: string[]
}

export interface Sending {
  /** The secret of a session; absent: nobody. */
  readonly as?: string | undefined
  readonly operationId?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer of the program, or the problem it answered with. */
export interface Received<Output> {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  /** The answer; fails the test when it was refused. */
  readonly body: Output
  /** The problem; fails the test when it was not refused. */
  readonly problem: ProblemBody
  /** The secret of the session that this answer began. */
  readonly cookie: string | undefined
}

/** The whole program but its listening port, on a database of its own. */
export interface TestApp {
  readonly house: OpenHouse
  readonly database: FreshDatabase
  readonly app: FastifyInstance
  /** Sends input the way the pages send it, through the real routes. */
  inject<C extends Contract>(
    contract: C,
    input: z.input<C['input']>,
    sending?: Sending,
  ): Promise<Received<z.output<C['output']>>>
  close(): Promise<void>
}

export async function testApp(options: TestOptions = {}): Promise<TestApp> {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-app-'))
  const house = openHouse(testSettings(folder, options.settings), {
    databaseUrl: database.url,
    connections: 8,
  })
  const readiness = newReadiness(house.app)
  await publishProgrammes(house.worker)
  readiness.prepared()
  const app = await buildApp(groundOf(house, readiness, options))
  return {
    house,
    database,
    app,
    inject: (contract, input, sending = {}) => send(app, contract, input, sending),
    async close() {
      await app.close()
      await house.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function testSettings(dataFolder: string, own: Partial<Settings> = {}): Settings {
  return {
    demonstration: false,
    dataFolder,
    baseUrl: 'http://localhost:8080',
    smtp: undefined,
    mailFrom: 'passerelle@example.org',
    ...own,
  }
}

function groundOf(house: OpenHouse, readiness: Ground['readiness'], options: TestOptions): Ground {
  const { logLines } = options
  const log = logLines
    ? pino({ base: null }, { write: (line: string) => void logLines.push(line) })
    : pino({ level: 'silent' })
  return {
    house,
    newsroom: house.newsroom,
    readiness,
    log,
    operations: options.operations ?? operations,
    registerFiles: options.registerFiles ?? registerFiles,
    ...(options.pagesFolder ? { pagesFolder: options.pagesFolder } : {}),
  }
}

async function send<C extends Contract>(
  app: FastifyInstance,
  contract: C,
  input: z.input<C['input']>,
  sending: Sending,
): Promise<Received<z.output<C['output']>>> {
  const { method, url, headers, payload, query } = requestOf(contract, input, sending)
  const response = await app.inject({ method, url, headers, ...(payload ? { payload } : { query }) })
  const cookie = response.cookies.find(({ name }) => name === 'passerelle_session')?.value
  return received(contract, {
    status: response.statusCode,
    headers: response.headers,
    text: response.payload,
    cookie,
  })
}

interface Request {
  readonly method: Contract['method']
  readonly url: string
  readonly headers: Record<string, string>
  /** What stands in the body of a POST. */
  readonly payload: Record<string, unknown> | undefined
  readonly query: Record<string, string | string[]>
}

/** What the pages would send for it. */
export function requestOf(contract: Contract, input: unknown, sending: Sending): Request {
  const { url, rest } = placeInPath(contract, input)
  const posts = contract.method === 'POST'
  return {
    method: contract.method,
    url,
    headers: { ...(posts ? { 'x-passerelle': '1' } : {}), ...headersOf(sending) },
    payload: posts ? rest : undefined,
    query: posts ? {} : queryOf(rest),
  }
}

/** An answer as it came over the line. */
export function received<C extends Contract>(
  contract: C,
  came: Pick<Received<unknown>, 'status' | 'headers' | 'text' | 'cookie'>,
): Received<z.output<C['output']>> {
  return {
    ...came,
    get body() {
      if (came.status !== 200) throw new Error(`${contract.name} was refused: ${came.text}`)
      return JSON.parse(came.text)
    },
    get problem() {
      if (came.status < 400) throw new Error(`${contract.name} was not refused: ${came.text}`)
      return JSON.parse(came.text)
    },
  }
}

function headersOf({ as, operationId, headers }: Sending): Record<string, string> {
  return {
    'operation-id': operationId ?? newId(),
    ...(as ? { cookie: `passerelle_session=${as}` } : {}),
    ...headers,
  }
}

function placeInPath(contract: Contract, input: unknown): { url: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...(typeof input === 'object' ? input : {}) }
  const url = contract.path.replace(/:([A-Za-z]\w*)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { url, rest }
}

function queryOf(rest: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
  const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(
    given.map(([name, value]) => [name, Array.isArray(value) ? value.map(text) : text(value)]),
  )
}
