import type { MediaType } from '@passerelle/domain/shared/documents/rules'

/** What the first bytes of a file say it is. */
export type Sniffed = MediaType | 'archive' | 'program' | 'heic' | 'unknown'

/** So much of a file is enough to tell. */
export const HEAD = 4096

interface Sign {
  readonly at?: number
  readonly text: string
  readonly is: Sniffed | ((head: Buffer) => Sniffed)
}

/** In the order in which they are tried; texts are read byte by byte. */
const signs: readonly Sign[] = [
  { text: '\xff\xd8\xff', is: 'image/jpeg' },
  { text: '\x89PNG\r\n\x1a\n', is: 'image/png' },
  { text: 'RIFF', is: riff },
  { at: 4, text: 'ftyp', is: ftyp },
  { text: '%PDF-', is: 'application/pdf' },
  { text: 'PK\x03\x04', is: zip },
  { text: 'PK\x05\x06', is: 'archive' },
  { text: 'ID3', is: 'audio/mpeg' },
  { text: '\xff\xfb', is: 'audio/mpeg' },
  { text: '\xff\xf3', is: 'audio/mpeg' },
  { text: '\xff\xf2', is: 'audio/mpeg' },
  { text: 'OggS', is: 'audio/ogg' },
  { text: 'MZ', is: 'program' },
  { text: '\x7fELF', is: 'program' },
  { text: '\xca\xfe\xba\xbe', is: 'program' },
  { text: '\xcf\xfa\xed\xfe', is: 'program' },
  { text: '#!', is: 'program' },
  { text: 'Rar!', is: 'archive' },
  { text: '7z\xbc\xaf', is: 'archive' },
  { text: '\x1f\x8b', is: 'archive' },
  { text: 'BZh', is: 'archive' },
  { text: '\xfd7zXZ', is: 'archive' },
]

export function sniff(head: Buffer): Sniffed {
  const sign = signs.find(({ at = 0, text }) => latin(head, at, text.length) === text)
  if (!sign) return isText(head) ? 'text/plain' : 'unknown'
  return typeof sign.is === 'function' ? sign.is(head) : sign.is
}

function latin(head: Buffer, at: number, length: number): string {
  return head.toString('latin1', at, at + length)
}

function riff(head: Buffer): Sniffed {
  const form = latin(head, 8, 4)
  if (form === 'WEBP') return 'image/webp'
  return form === 'WAVE' ? 'audio/wav' : 'unknown'
}

const PICTURE_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1'])
const SOUND_BRANDS = new Set(['M4A ', 'M4B ', 'mp42', '3gp4', '3gp5'])

function ftyp(head: Buffer): Sniffed {
  const brand = latin(head, 8, 4)
  if (PICTURE_BRANDS.has(brand)) return 'heic'
  return SOUND_BRANDS.has(brand) ? 'audio/mp4' : 'unknown'
}

const ODT = 'application/vnd.oasis.opendocument.text'

/** Letters and tables of offices are archives with known parts; every other archive stays one. */
function zip(head: Buffer): Sniffed {
  const text = head.toString('latin1')
  if (text.includes(`mimetype${ODT}`)) return ODT
  if (!text.includes('[Content_Types].xml')) return 'archive'
  if (text.includes('word/')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  if (text.includes('xl/')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return 'archive'
}

function isText(head: Buffer): boolean {
  // A letter may be cut in two where the head ends.
  const whole = head.length < HEAD ? head : head.subarray(0, HEAD - 4)
  if (whole.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false
  const text = new TextDecoder('utf-8').decode(head, { stream: true })
  return head.length > 0 && !text.includes('\uFFFD')
}
