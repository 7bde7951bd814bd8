import { Readable } from 'node:stream'
import { file, uploadDocument } from '@passerelle/domain/shared/documents/contract'
import { filingHindrances, largestFile } from '@passerelle/domain/shared/documents/rules'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { arriving } from '../engine/acting.ts'
import { arrive } from '../engine/arrival.ts'
import { faultsOf } from '../engine/faults.ts'
import type { House } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import type { Call, Operation } from '../engine/operation.ts'
import { found, Refusal, refuseWith } from '../engine/problem.ts'
import type { RegisterFiles } from '../http/app.ts'
import { inputReader } from '../http/input.ts'
import { personKey } from '../people/data-key.ts'
import { folderStore } from './file-store.ts'
import { uploadOf } from './operations.ts'
import { receive, tooLarge } from './receiving.ts'
import { personOf } from './sql.ts'

type Seam = Parameters<RegisterFiles>[2]

/** Mounts the operations by which files travel: downloads as they are, the upload with its body taken in piece by piece. */
export const registerFiles: RegisterFiles = (app, house, seam) => {
  for (const operation of seam.operations) {
    if (operation.contract.bytes === 'out') mountDownload(app, house, seam, operation)
  }
  void app.register(async (inner) => mountUpload(inner, house, seam))
}

function mountDownload(app: FastifyInstance, house: House, seam: Seam, operation: Operation): void {
  const { contract } = operation
  const readInput = inputReader(contract)
  app.get(contract.path, { config: { operation: contract.name } }, async (request, reply) => {
    const { body } = await operation.perform(house, { ...seam.callOf(request), input: readInput(request) })
    return sendFile(reply, file.parse(body))
  })
}

/** Nothing that came from outside runs in a page of ours: saved to disk, or shown alone in an empty room. */
function sendFile(
  reply: FastifyReply,
  { name, mediaType, size, inline, content }: z.output<typeof file>,
): FastifyReply {
  const text = mediaType.startsWith('text/') ? '; charset=utf-8' : ''
  reply
    .header('content-type', `${mediaType}${text}`)
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(name)}`)
    .header(
      'content-security-policy',
      "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
    )
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
  if (size !== null) reply.header('content-length', size)
  return reply.send(Readable.from(content, { objectMode: false }))
}

/** As RFC 8187 wants it. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

async function mountUpload(app: FastifyInstance, house: House, seam: Seam): Promise<void> {
  // The body is the file, whatever it is called; it is not read before somebody asks for it.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  const config = { operation: uploadDocument.name }
  app.post(uploadDocument.path, { config, bodyLimit: largestFile }, async (request, reply) => {
    const call = { ...seam.callOf(request), input: inputOf(request) }
    const operationId = call.operationId ?? newId()
    const answer = await upload(house, { ...call, operationId }, request.body)
    return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(answer))
  })
}

function inputOf(request: FastifyRequest): unknown {
  const fields = (value: unknown) => (typeof value === 'object' && value !== null ? value : {})
  if (Number(request.headers['content-length'] ?? 0) > largestFile) throw tooLarge()
  return { ...fields(request.query), ...fields(request.params) }
}

/**
 * First asks whether this person may add such a file here, then takes in the bytes, then writes the row: no transaction
 * stays open while a telephone sends, and nobody fills the disk who may not.
 */
export async function upload(
  house: House,
  call: Call & { readonly operationId: string },
  body: unknown,
): Promise<unknown> {
  const input = uploadDocument.input.safeParse(call.input)
  if (!input.success) throw new Refusal('invalid-input', { faults: faultsOf(input.error) })
  const ground = await arriving(house.app, call.secret, call.operationId, async (tx, row) => {
    const { actor, earlier } = await arrive(tx, uploadDocument, row)
    if (earlier !== undefined) return { earlier }
    const { recordId, kind, compartment = null } = input.data
    const person = found(await personOf(tx, recordId))
    refuseWith('not-allowed', filingHindrances(kind, compartment, actor?.clearances ?? []))
    return { personKey: await personKey(tx, house.keys, person) }
  })
  if (ground.personKey === undefined) return ground.earlier
  if (!isBytes(body)) throw new Refusal('malformed-request')
  const store = folderStore(house.settings.dataFolder)
  const received = await receive({ store, personKey: ground.personKey, kind: input.data.kind }, body)
  return (await uploadOf(received).perform(house, call)).body
}

function isBytes(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}
