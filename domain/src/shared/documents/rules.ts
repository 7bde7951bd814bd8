import { type Reason, reason } from '../../kernel/reason.ts'
import type { Clearance } from '../../kernel/vocabulary.ts'

/** What a file is in the record. */
export const fileKinds = [
  'photo',
  'signature',
  'identity-paper',
  'consent-proof',
  'medical',
  'legal',
  'letter',
  'recording',
  'other',
] as const
export type FileKind = (typeof fileKinds)[number]

/** What a file may be, as its own bytes say; the name and what the sender claims do not count. */
export const mediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'audio/mpeg',
  'audio/ogg',
  'audio/mp4',
  'audio/wav',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'text/plain',
] as const
export type MediaType = (typeof mediaTypes)[number]

/** The largest file that is taken, and the largest drawing of a signature, in bytes. */
export const largestFile = 25 * 1024 * 1024
export const largestSignature = 256 * 1024

const pictures: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp']
const recordings: readonly MediaType[] = ['audio/mpeg', 'audio/ogg', 'audio/mp4', 'audio/wav']
const papers: readonly MediaType[] = [...pictures, 'application/pdf']

const expected: Readonly<Record<FileKind, readonly MediaType[]>> = {
  photo: pictures,
  signature: ['image/png'],
  'identity-paper': papers,
  'consent-proof': [...papers, ...recordings],
  medical: papers,
  legal: mediaTypes,
  letter: mediaTypes,
  recording: recordings,
  other: mediaTypes,
}

export function mediaTypesOf(kind: FileKind): readonly MediaType[] {
  return expected[kind]
}

/** Pictures whose every part was walked through when they came in; everything else is only ever downloaded. */
export function mayShowInline(mediaType: string): boolean {
  return mediaType === 'image/jpeg' || mediaType === 'image/png' || mediaType === 'image/webp'
}

/** A medical paper always lies in the health compartment (INV-10), whatever was asked. */
export function compartmentFor(kind: FileKind, asked: Clearance | null): Clearance | null {
  return kind === 'medical' ? 'health' : asked
}

/** Why a file of this kind and compartment may not be added by someone with these clearances. */
export function filingHindrances(
  kind: FileKind,
  compartment: Clearance | null,
  clearances: readonly Clearance[],
): readonly Reason[] {
  const needed = compartmentFor(kind, compartment)
  if (needed === null || clearances.includes(needed)) return []
  return [reason('documents.needs-clearance', { compartment: needed })]
}
