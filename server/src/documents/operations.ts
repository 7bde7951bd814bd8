import type { ShownDocument } from '@passerelle/domain/shared/documents/contract'
import {
  downloadDocument,
  listDocuments,
  sign,
  uploadDocument,
} from '@passerelle/domain/shared/documents/contract'
import { safeName } from '@passerelle/domain/shared/documents/name'
import {
  compartmentFor,
  type FileKind,
  filingHindrances,
  largestSignature,
} from '@passerelle/domain/shared/documents/rules'
import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import { operation, type Operation, type Scene } from '../engine/operation.ts'
import { found, Refusal, refuseWith } from '../engine/problem.ts'
import { findPersonKey, personKey } from '../people/data-key.ts'
import { isDrawnOn } from './drawing.ts'
import { type FileStore, folderStore } from './file-store.ts'
import { notADrawing, receive, type Received } from './receiving.ts'
import { openSealed } from './sealed-file.ts'
import { addDocument, documentsOf, findDocument, personOf, whereItLies } from './sql.ts'

const list = operation(
  listDocuments,
  async ({ tx }, { recordId }) => {
    found(await personOf(tx, recordId))
    return { documents: await documentsOf(tx, recordId) }
  },
  ({ recordId }) => ({ record: recordId }),
)

/** Where a file that was taken in belongs; the transaction only writes this down, the bytes lie safe before it begins. */
interface Filing {
  readonly id: string
  readonly recordId: string
  readonly kind: FileKind
  readonly name: string
  readonly compartment: Clearance | null
}

async function file(scene: Scene, filing: Filing, received: Received): Promise<{ document: ShownDocument }> {
  const { tx, actor, now } = scene
  const person = found(await personOf(tx, filing.recordId))
  refuseWith('not-allowed', filingHindrances(filing.kind, filing.compartment, actor.clearances))
  await addDocument(tx, {
    ...received,
    id: filing.id,
    record: filing.recordId,
    person,
    organisation: actor.organisation,
    account: actor.account,
    kind: filing.kind,
    name: safeName(filing.name, received.mediaType),
    compartment: compartmentFor(filing.kind, filing.compartment),
    at: now.toISOString(),
  })
  return { document: found(await findDocument(tx, filing.id)) }
}

function traced(_: unknown, { document }: { document: ShownDocument }) {
  return {
    record: document.recordId,
    details: { document: document.id, kind: document.kind, compartment: document.compartment },
  }
}

/** The operation for one file that was taken in; without one (as it stands in the list of operations) it refuses. */
export function uploadOf(received: Received | undefined): Operation {
  return operation(
    uploadDocument,
    (scene, input) => {
      if (!received) throw new Refusal('malformed-request')
      return file(scene, { ...input, compartment: input.compartment ?? null }, received)
    },
    traced,
  )
}

const signature = operation(
  sign,
  async (scene, { id, recordId, image }) => {
    const person = found(await personOf(scene.tx, recordId))
    const bytes = Buffer.from(image.slice(image.indexOf(',') + 1), 'base64')
    if (bytes.length > largestSignature)
      throw new Refusal('too-large', { values: { limit: `${largestSignature / 1024} kB` } })
    const received = await receive(
      {
        store: folderStore(scene.house.settings.dataFolder),
        personKey: await personKey(scene.tx, scene.house.keys, person),
        kind: 'signature',
      },
      inOnePiece(bytes),
    )
    if (!isDrawnOn(bytes)) throw notADrawing('empty-drawing')
    return file(
      scene,
      { id, recordId, kind: 'signature', name: 'signature.png', compartment: null },
      received,
    )
  },
  traced,
)

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

const download = operation(
  downloadDocument,
  async ({ tx, house }, { id, inline }) => {
    const document = found(await findDocument(tx, id))
    const { address, person } = found(await whereItLies(tx, id))
    const key = found(await findPersonKey(tx, house.keys, person))
    return {
      recordId: document.recordId,
      name: document.name,
      mediaType: document.mediaType,
      size: document.size,
      inline: inline === true && document.inline,
      content: await contentOf(folderStore(house.settings.dataFolder), address, key),
    }
  },
  ({ id }, { recordId }) => ({ record: recordId, details: { document: id } }),
)

/** Opens the file only when somebody reads, so that a caller who went away leaves nothing open. */
async function contentOf(store: FileStore, address: string, key: Buffer): Promise<AsyncIterable<Uint8Array>> {
  const there = await store.find(address)
  if (!there) throw new Error('The bytes of a document are missing in the store.')
  await there.close()
  return (async function* () {
    const kept = await store.find(address)
    if (!kept) throw new Error('The bytes of a document were removed while they were read.')
    try {
      yield* openSealed(key, kept.size, (at, length) => kept.readAt(at, length))
    } finally {
      await kept.close()
    }
  })()
}

export const documentsOperations: readonly Operation[] = [list, uploadOf(undefined), download, signature]
