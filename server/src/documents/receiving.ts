import {
  type FileKind,
  largestFile,
  type MediaType,
  mediaTypesOf,
} from '@passerelle/domain/shared/documents/rules'
import { Refusal } from '../engine/problem.ts'
import type { FileStore } from './file-store.ts'
import { pictureWalker } from './pictures.ts'
import { newAddress, newSealer } from './sealed-file.ts'
import { HEAD, type Sniffed, sniff } from './sniffing.ts'

/** A file that lies sealed in the store, before any row speaks of it. */
export interface Received {
  readonly address: string
  readonly mediaType: MediaType
  readonly size: number
}

export interface Receiving {
  readonly store: FileStore
  readonly personKey: Buffer
  readonly kind: FileKind
}

/**
 * Takes in a file as it arrives, a piece at a time: looks what it is, walks through it when it is a picture (and leaves
 * out where and with what it was taken), seals it and puts it under its address. What is refused, and what breaks off, leaves nothing behind.
 */
export async function receive(receiving: Receiving, body: AsyncIterable<Uint8Array>): Promise<Received> {
  const pieces = withWholeHead(body)
  const first = await pieces.next()
  if (first.done) throw refused('empty')
  const mediaType = mediaTypeFor(receiving.kind, sniff(first.value))
  const incoming = await receiving.store.begin()
  try {
    const intake = newIntake(receiving.personKey, mediaType, (bytes) => incoming.write(bytes))
    await intake.take(first.value)
    for await (const piece of pieces) await intake.take(piece)
    const received = await intake.end()
    await incoming.keep(received.address)
    return received
  } catch (error) {
    await incoming.discard()
    throw error
  }
}

/** The same bytes, the first piece long enough to tell what they are. */
async function* withWholeHead(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, undefined> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const piece of body) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    if (!head) {
      yield bytes
      continue
    }
    head = Buffer.concat([head, bytes])
    if (head.length < HEAD) continue
    yield head
    head = undefined
  }
  if (head && head.length > 0) yield head
}

function mediaTypeFor(kind: FileKind, found: Sniffed): MediaType {
  if (found === 'archive' || found === 'program' || found === 'unknown' || found === 'heic')
    throw refused(found, { kind })
  if (!mediaTypesOf(kind).includes(found))
    throw refused('another-kind', { kind, found: found.startsWith('image/') ? 'picture' : found })
  return found
}

interface Intake {
  take(piece: Buffer): Promise<void>
  end(): Promise<Received>
}

function newIntake(personKey: Buffer, mediaType: MediaType, write: (bytes: Buffer) => Promise<void>): Intake {
  const [address, sealer, walker] = [newAddress(personKey), newSealer(personKey), pictureWalker(mediaType)]
  let [came, size] = [0, 0]
  return {
    async take(piece) {
      came += piece.length
      if (came > largestFile) throw tooLarge()
      const kept = walker ? walker.feed(piece) : piece
      size += kept.length
      address.update(kept)
      await write(sealer.push(kept))
    },
    async end() {
      if (walker && !walker.isWhole()) throw refused('broken-picture')
      await write(sealer.end())
      return { address: address.digest('hex'), mediaType, size }
    },
  }
}

export function tooLarge(): Refusal {
  return new Refusal('too-large', { values: { limit: `${largestFile / 1024 / 1024} MB` } })
}

function refused(what: string, values: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal('unsupported-media-type', {
    faults: [{ path: 'content', code: `documents.fault.${what}`, values }],
  })
}

export function notADrawing(what: string): Refusal {
  return new Refusal('invalid-input', { faults: [{ path: 'image', code: `documents.fault.${what}` }] })
}
