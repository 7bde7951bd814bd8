import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer, Call } from '../engine/operation.ts'
import { isOperationId } from '../engine/acting.ts'
import { Refusal } from '../engine/problem.ts'

export const SESSION_COOKIE = 'passerelle_session'
/** By which a browser is known again, so that whoever guesses elsewhere does not slow down its owner. */
export const DEVICE_COOKIE = 'passerelle_device'
const DEVICE_COOKIE_SECONDS = 400 * 24 * 3600

const BEARER = /^Bearer (\S+)$/

/** What a request says about who sends it: everything of a call but its input. Refuses what another site forged. */
export function callFrom(request: FastifyRequest): Omit<Call, 'input'> & { readonly origin: string } {
  refuseForgery(request)
  return {
    secret: secretOf(request),
    operationId: operationIdOf(request),
    origin: request.ip,
    device: request.headers['user-agent']?.slice(0, 200) ?? '',
    deviceToken: request.cookies[DEVICE_COOKIE] ?? null,
  }
}

/** The command line sends a token, browsers a cookie; the token wins, because it was sent on purpose. */
export function secretOf(request: FastifyRequest): string | null {
  return bearerOf(request) ?? request.cookies[SESSION_COOKIE] ?? null
}

function bearerOf(request: FastifyRequest): string | undefined {
  return BEARER.exec(request.headers.authorization ?? '')?.[1]
}

function operationIdOf(request: FastifyRequest): string | undefined {
  const id = request.headers['operation-id']
  if (id === undefined) return undefined
  if (typeof id === 'string' && isOperationId(id)) return id.toLowerCase()
  throw new Refusal('malformed-request', { faults: [{ path: 'operation-id', code: 'faults.format.uuid' }] })
}

/**
 * A page of somebody else can make a browser send a form with our cookie, but not with this header: browsers ask the
 * server first, and it never agrees. A token of the command line is proof enough by itself.
 */
function refuseForgery(request: FastifyRequest): void {
  if (request.method === 'GET' || bearerOf(request)) return
  if (request.headers['x-passerelle'] !== '1')
    throw new Refusal('malformed-request', { faults: [{ path: 'x-passerelle', code: 'faults.missing' }] })
}

/** Hands the session to the browser, or takes it back, when the operation began or ended one. */
export function keepCookie(reply: FastifyReply, answer: Answer, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  if (answer.deviceCookie)
    reply.setCookie(DEVICE_COOKIE, answer.deviceCookie, { ...options, maxAge: DEVICE_COOKIE_SECONDS })
  if (answer.cookie === undefined) return
  if (answer.cookie === null) reply.clearCookie(SESSION_COOKIE, options)
  else reply.setCookie(SESSION_COOKIE, answer.cookie, options)
}
