import { type MediaType, mediaTypesOf } from '@passerelle/domain/shared/documents/rules'
import { screeningConfig } from '@passerelle/domain/shared/screening/config'
import { pictureWalker } from '../documents/pictures.ts'
import { HEAD, sniff } from '../documents/sniffing.ts'
import { Refusal } from '../engine/problem.ts'
import { fileBytes } from './bytes.ts'

const { files } = screeningConfig

export interface ReplyPaper {
  readonly id: string
  readonly name: string
  readonly mediaType: MediaType
  readonly bytes: Buffer
}

interface Sent {
  readonly id: string
  readonly name: string
  readonly content: string
}

/** A document that came with an answer: what it is, its own first bytes say, and of pictures only the picture stays. */
export function paperOf({ id, name, content }: Sent, at: number): ReplyPaper {
  const bytes = fileBytes(content)
  if (bytes.length === 0) throw refused(at, 'empty')
  if (bytes.length > files.bytes)
    throw new Refusal('too-large', { values: { limit: `${files.bytes / 1024 / 1024} MB` } })
  const found = sniff(bytes.subarray(0, HEAD))
  const mediaType = mediaTypesOf('letter').find((one) => one === found)
  if (!mediaType) throw refused(at, found)
  return { id, name, mediaType, bytes: withoutTraces(mediaType, bytes, at) }
}

function withoutTraces(mediaType: MediaType, bytes: Buffer, at: number): Buffer {
  const walker = pictureWalker(mediaType)
  if (!walker) return bytes
  const kept = walker.feed(bytes)
  if (!walker.isWhole()) throw refused(at, 'broken-picture')
  return kept
}

function refused(at: number, what: string): Refusal {
  return new Refusal('unsupported-media-type', {
    faults: [{ path: `files.${at}`, code: `documents.fault.${what}`, values: { kind: 'letter' } }],
  })
}
