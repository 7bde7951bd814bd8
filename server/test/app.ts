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
  const { url, rest } = placeInPath(contract, input)
  const response = await app.inject({
    method: contract.method,
    url,
    headers: { ...(contract.method === 'POST' ? { 'x-passerelle': '1' } : {}), ...headersOf(sending) },
    ...(contract.method === 'POST' ? { payload: rest } : { query: queryOf(rest) }),
  })
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.payload,
    cookie: response.cookies.find(({ name }) => name === 'passerelle_session')?.value,
    get body() {
      if (response.statusCode !== 200) throw new Error(`${contract.name} was refused: ${response.payload}`)
      return response.json()
    },
    get problem() {
      if (response.statusCode < 400) throw new Error(`${contract.name} was not refused: ${response.payload}`)
      return response.json()
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
