import { STATUS_CODES } from 'node:http'
import type { Fault, Reason } from '@passerelle/domain/kernel/reason'
import { PROBLEMS, type ProblemCode } from '@passerelle/domain/shared/problems/catalogue'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isOperationId } from '../engine/acting.ts'
import { asRefusal, Refusal } from '../engine/problem.ts'
import { languageOf, sentence } from './sentences.ts'
import { type Incident, quotable } from './quoting.ts'

/** RFC 9457, with what pages need to say it in their own words. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ProblemCode
  readonly instance?: string
  readonly values?: Readonly<Record<string, unknown>>
  readonly reasons?: readonly Reason[]
  readonly faults?: readonly Fault[]
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** Answers with a problem, whatever was thrown. What nobody foresaw gets a code to quote, and nothing else leaves. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, thrown: unknown): FastifyReply {
  const known = refusalOf(thrown, request.routeOptions.bodyLimit)
  const quote = known ? undefined : quotable(request.log, thrown, incidentOf(request))
  const refusal = known ?? new Refusal('unexpected', { values: { quote } })
  const seconds = refusal.details.values?.['seconds']
  if (typeof seconds === 'number') reply.header('retry-after', String(Math.ceil(seconds)))
  return reply
    .code(refusal.status)
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(bodyOf(refusal, languageOf(request.headers['accept-language']), quote)))
}

function incidentOf(request: FastifyRequest): Incident {
  const id = request.headers['operation-id']
  return {
    operation: request.routeOptions.config.operation,
    operationId: typeof id === 'string' && isOperationId(id) ? id : undefined,
  }
}

function bodyOf(refusal: Refusal, language: string, quote: string | undefined): ProblemBody {
  const { reasons, faults, values } = refusal.details
  return {
    type: `urn:passerelle:problem:${refusal.code}`,
    title: STATUS_CODES[refusal.status] ?? '',
    status: refusal.status,
    detail: sentence(`problems.${refusal.code}`, language, values),
    code: refusal.code,
    ...(quote === undefined ? {} : { instance: `urn:passerelle:incident:${quote}` }),
    ...(values === undefined ? {} : { values }),
    ...(reasons === undefined ? {} : { reasons }),
    ...(faults === undefined ? {} : { faults }),
  }
}

function refusalOf(thrown: unknown, limit: number): Refusal | undefined {
  const translated = asRefusal(thrown)
  if (translated instanceof Refusal) return translated
  return isFromFastify(thrown) ? refusalOfFastify(thrown, limit) : undefined
}

function isFromFastify(thrown: unknown): thrown is FastifyError {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('FST_')
}

/** What the framework refuses before any operation is reached: broken JSON, wrong kinds, sizes, addresses. */
function refusalOfFastify(error: FastifyError, limit: number): Refusal | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return new Refusal('too-large', { values: { limit: inMegabytes(limit) } })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return new Refusal('unsupported-media-type')
    default:
      return (error.statusCode ?? 500) < 500 ? new Refusal('malformed-request') : undefined
  }
}

function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`
}

/** A problem for what the web server itself turns away before there is a request to speak of. */
export function bareProblem(code: ProblemCode): string {
  const body: ProblemBody = bodyOf(new Refusal(code), 'en', undefined)
  const text = JSON.stringify(body)
  return `HTTP/1.1 ${PROBLEMS[code]} ${body.title}\r\ncontent-type: ${PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`
}
