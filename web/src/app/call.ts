import type { Contract } from '@passerelle/domain/kernel/contract'
import type { z } from 'zod'
import { Problem } from './problem.ts'
import { newId } from './uuid.ts'

export type InputOf<C extends Contract> = z.input<C['input']>
export type OutputOf<C extends Contract> = z.output<C['output']>

export interface CallOptions {
  /** Give the same id again to repeat an operation whose answer was lost. */
  readonly operationId?: string
  readonly signal?: AbortSignal | undefined
  /** Pauses before the second, third … attempt, in milliseconds. */
  readonly pauses?: readonly number[]
}

type Fields = Readonly<Record<string, unknown>>

const PAUSES = [400, 1600, 4000]
const AWAY = new Set([502, 503, 504])

/** Asks the server to keep one promise. A lost answer is asked for again under the same operation id. */
export async function call<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  options: CallOptions = {},
): Promise<OutputOf<C>> {
  const operationId = options.operationId ?? newId()
  const request = requestOf(contract, fieldsOf(input), operationId)
  const response = await insist(request, operationId, options)
  if (!response.ok) throw await problemOf(response, operationId)
  return readBody(response)
}

function fieldsOf(input: unknown): Fields {
  return typeof input === 'object' && input !== null ? { ...input } : {}
}

interface Request {
  readonly url: string
  readonly init: RequestInit
}

/** Path parameters are taken from the input; what is left travels in the query (GET) or the body. */
export function requestOf(contract: Contract, fields: Fields, operationId: string): Request {
  const rest = { ...fields }
  const url = contract.path.replace(/:([A-Za-z]\w*)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const headers = { accept: 'application/json', 'x-passerelle': '1', 'operation-id': operationId }
  if (contract.method === 'GET') return { url: url + queryOf(rest), init: { method: 'GET', headers } }
  const body = JSON.stringify(rest)
  return { url, init: { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body } }
}

function queryOf(fields: Fields): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const one of values) if (one !== undefined && one !== null) query.append(name, asText(one))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

async function insist(request: Request, operationId: string, options: CallOptions): Promise<Response> {
  const pauses = options.pauses ?? PAUSES
  for (let attempt = 0; ; attempt++) {
    const answer = await send(request, options.signal)
    const pause = pauses[attempt]
    if (answer && !AWAY.has(answer.status)) return answer
    if (pause === undefined) {
      if (answer) return answer
      throw new Problem({ status: 0, code: 'web.no-connection', operationId })
    }
    await wait(pause, options.signal)
  }
}

async function send(request: Request, signal: AbortSignal | undefined): Promise<Response | undefined> {
  try {
    const init: RequestInit = { ...request.init, credentials: 'same-origin', cache: 'no-store' }
    return await fetch(request.url, signal ? { ...init, signal } : init)
  } catch (error) {
    if (signal?.aborted) throw error
    return undefined
  }
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new DOMException('given up', 'AbortError'))
    })
  })
}

/** The door through which the server's answers come in: it checked them against the contract before sending. */
async function readBody<Output>(response: Response): Promise<Output> {
  const text = await response.text()
  return (text === '' ? {} : JSON.parse(text)) as Output
}

type ProblemBody = Partial<Pick<Problem, 'code' | 'detail' | 'reasons' | 'faults' | 'values'>> & {
  title?: string
}

async function problemOf(response: Response, operationId: string): Promise<Problem> {
  const told = response.headers.get('content-type')?.includes('json') === true
  const body = told ? await readBody<ProblemBody>(response).catch(() => ({})) : {}
  return new Problem({ ...body, status: response.status, code: codeOf(body, response.status), operationId })
}

function codeOf(body: ProblemBody, status: number): string {
  if (typeof body.code === 'string') return body.code
  return AWAY.has(status) ? 'web.server-away' : 'web.unexpected-answer'
}
