import { tidyLine } from '../../kernel/text.ts'
import type { MediaType } from './rules.ts'

const endings: Readonly<Record<MediaType, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['ogg', 'opus', 'oga'],
  'audio/mp4': ['m4a', 'mp4', '3gp'],
  'audio/wav': ['wav'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'text/plain': ['txt', 'csv'],
}

/** Longer names are cut before their ending; file systems count bytes, and a letter may take four. */
const longest = 60

const turning = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g
const separators = /[\\/]+/g
const forbidden = /[<>:"|?*]/g
const edges = /^[\s.]+|[\s.]+$/g
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** The last part of a path as one harmless line: no folders, no marks that turn the reading direction, no devices. */
export function cleanName(raw: string): string {
  const last =
    raw
      .replace(turning, '')
      .split(separators)
      .findLast((part) => part.trim() !== '') ?? ''
  const plain = tidyLine(last).replace(forbidden, '_').replace(edges, '').replace(devices, '_$1')
  return plain === '' ? 'file' : plain
}

/** A name whose ending says what the bytes are, so that no computer takes a picture or a text for a program. */
export function safeName(raw: string, mediaType: MediaType): string {
  const name = cleanName(raw)
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  const known = endings[mediaType]
  const fits = known.includes(ending)
  const stem = Array.from(fits ? name.slice(0, dot) : name)
    .slice(0, longest)
    .join('')
    .replace(edges, '')
  return `${stem === '' ? 'file' : stem}.${fits ? ending : (known[0] ?? 'bin')}`
}
