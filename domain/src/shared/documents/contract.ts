import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { id, moment } from '../../kernel/fields.ts'
import { clearances } from '../../kernel/vocabulary.ts'
import { cleanName } from './name.ts'
import { fileKinds, largestSignature, mediaTypes } from './rules.ts'

export const document = z.object({
  id,
  recordId: id,
  kind: z.enum(fileKinds),
  name: z.string(),
  mediaType: z.enum(mediaTypes),
  size: z.number().int(),
  compartment: z.enum(clearances).nullable(),
  /** May be shown in the page; otherwise it is only downloaded. */
  inline: z.boolean(),
  addedBy: z.object({ id, name: z.string() }),
  at: moment,
})
export type ShownDocument = z.infer<typeof document>

/** The bytes of an answer, piece by piece. */
export const content = z.custom<AsyncIterable<Uint8Array>>(
  (value) => value !== null && typeof value === 'object',
)

/** A file as an answer: what it is called, what it is, and its bytes. */
export const file = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int().nullable(),
  inline: z.boolean(),
  content,
})

export const listDocuments = contract({
  name: 'documents.list',
  method: 'GET',
  path: '/api/records/:recordId/documents',
  door: 'signed-in',
  roles: caseRoles,
  about: 'The files of a record that the caller may open, newest first.',
  input: z.object({ recordId: id }),
  output: z.object({ documents: z.array(document) }),
})

export const uploadDocument = contract({
  name: 'documents.upload',
  method: 'POST',
  path: '/api/records/:recordId/documents/:id/content',
  door: 'signed-in',
  roles: caseRoles,
  bytes: 'in',
  about: 'Adds a file to a record. The body is the file itself; what it is, its own first bytes decide.',
  input: z.object({
    id,
    recordId: id,
    kind: z.enum(fileKinds),
    /** As the device calls it; marks that hide what it is are taken out. */
    name: z.string().min(1).max(1000).overwrite(cleanName),
    compartment: z.enum(clearances).optional(),
  }),
  output: z.object({ document }),
})

export const downloadDocument = contract({
  name: 'documents.download',
  method: 'GET',
  path: '/api/documents/:id/content',
  door: 'signed-in',
  roles: caseRoles,
  bytes: 'out',
  about:
    'The bytes of a file. Always offered for saving, unless it is a picture that was checked and `inline` is asked.',
  input: z.object({ id, inline: z.stringbool().optional() }),
  output: file.extend({ recordId: id }),
})

export const sign = contract({
  name: 'documents.sign',
  method: 'POST',
  path: '/api/records/:recordId/signatures',
  door: 'signed-in',
  roles: caseRoles,
  about: 'Keeps a signature drawn on the screen (a PNG as a data address) as a file of the record.',
  input: z.object({
    id,
    recordId: id,
    image: z
      .string()
      .max(Math.ceil(largestSignature / 3) * 4 + 64)
      .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/, 'documents.not-a-drawing'),
  }),
  output: z.object({ document }),
})
