/** Unicode from bytes and back, without the platform: the domain knows no TextDecoder. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

const REPLACEMENT = 0xfffd
const CHUNK = 8192

/** By the byte-order mark, else by where the zero bytes of Latin letters and separators stand. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = [bytes[0], bytes[1]]
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 400)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length / 5 && even === 0) return 'utf-16le'
  if (even > sample.length / 5 && odd === 0) return 'utf-16be'
  return 'utf-8'
}

/** Bytes that are no character of the encoding become U+FFFD; the byte-order mark is dropped. */
export function decode(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  const text = encoding === 'utf-8' ? decodeUtf8(bytes) : decodeUtf16(bytes, encoding === 'utf-16le')
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** The bytes of the text in UTF-8; halves of characters become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) pushUtf8(bytes, character.codePointAt(0) ?? REPLACEMENT)
  return Uint8Array.from(bytes)
}

function pushUtf8(bytes: number[], raw: number): void {
  const code = raw >= 0xd800 && raw <= 0xdfff ? REPLACEMENT : raw
  if (code < 0x80) bytes.push(code)
  else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code))
  else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code))
  else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code))
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f)
}

function decodeUtf16(bytes: Uint8Array, little: boolean): string {
  const units: number[] = []
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [one, other] = [bytes[at] ?? 0, bytes[at + 1] ?? 0]
    units.push(little ? one | (other << 8) : other | (one << 8))
  }
  if (bytes.length % 2 === 1) units.push(REPLACEMENT)
  return textOf(units, (slice) => String.fromCharCode(...slice))
}

function decodeUtf8(bytes: Uint8Array): string {
  const codes: number[] = []
  let at = 0
  while (at < bytes.length) {
    const { code, length } = characterAt(bytes, at)
    codes.push(code)
    at += length
  }
  return textOf(codes, (slice) => String.fromCodePoint(...slice))
}

interface Character {
  readonly code: number
  readonly length: number
}

/** Lead bytes with what they carry, how many bytes follow, and the range of the first that follows (Unicode, table 3-7). */
function characterAt(bytes: Uint8Array, at: number): Character {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return { code: lead, length: 1 }
  if (lead >= 0xc2 && lead <= 0xdf)
    return sequence(bytes, at, { follow: 1, bits: lead & 0x1f, least: 0x80, most: 0xbf })
  if (lead >= 0xe0 && lead <= 0xef) {
    const [least, most] = [lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf]
    return sequence(bytes, at, { follow: 2, bits: lead & 0x0f, least, most })
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const [least, most] = [lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf]
    return sequence(bytes, at, { follow: 3, bits: lead & 0x07, least, most })
  }
  return { code: REPLACEMENT, length: 1 }
}

interface Lead {
  readonly follow: number
  readonly bits: number
  readonly least: number
  readonly most: number
}

function sequence(bytes: Uint8Array, at: number, { follow, bits, least, most }: Lead): Character {
  let code = bits
  for (let step = 1; step <= follow; step += 1) {
    const byte = bytes[at + step]
    const [low, high] = step === 1 ? [least, most] : [0x80, 0xbf]
    if (byte === undefined || byte < low || byte > high) return { code: REPLACEMENT, length: step }
    code = (code << 6) | (byte & 0x3f)
  }
  return { code, length: follow + 1 }
}

function textOf(codes: readonly number[], join: (slice: readonly number[]) => string): string {
  const parts: string[] = []
  for (let at = 0; at < codes.length; at += CHUNK) parts.push(join(codes.slice(at, at + CHUNK)))
  return parts.join('')
}
