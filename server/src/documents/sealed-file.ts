import { createCipheriv, createDecipheriv, createHmac, type Hmac, randomBytes } from 'node:crypto'
import { derive } from '../engine/keys.ts'

/**
 * How a file lies on the disk: a mark, 16 bytes of salt, then pieces of 64 KiB, each sealed by itself (AES-256-GCM) under a
 * key of this file. The nonce counts the pieces and marks the last one, so that none can be cut off, left out or moved.
 */
const MARK = Buffer.from('PSD1', 'latin1')
const SALT = 16
const PIECE = 64 * 1024
const TAG = 16
const HEADER = MARK.length + SALT

/** Seals bytes as they come; gives sealed bytes when there are enough of them. */
export interface Sealer {
  push(bytes: Uint8Array): Buffer
  end(): Buffer
}

export function newSealer(personKey: Buffer): Sealer {
  const salt = randomBytes(SALT)
  const key = fileKey(personKey, salt)
  let waiting = Buffer.alloc(0)
  let pieces = 0
  let opening = Buffer.concat([MARK, salt])
  function take(isLast: boolean): Buffer {
    const plain = waiting.subarray(0, PIECE)
    waiting = waiting.subarray(plain.length)
    const cipher = createCipheriv('aes-256-gcm', key, nonce(pieces++, isLast))
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  function withOpening(sealed: readonly Buffer[]): Buffer {
    const all = Buffer.concat([opening, ...sealed])
    opening = Buffer.alloc(0)
    return all
  }
  return {
    push(bytes) {
      waiting = Buffer.concat([waiting, bytes])
      const sealed: Buffer[] = []
      // The last piece is only known when the end has come, so one is always held back.
      while (waiting.length > PIECE) sealed.push(take(false))
      return withOpening(sealed)
    },
    end: () => withOpening([take(true)]),
  }
}

/** Reads so many bytes from a place of a sealed file. */
export type ReadAt = (at: number, length: number) => Promise<Buffer>

/** Opens a sealed file piece by piece; throws where a byte was changed, a piece is missing, or the key is another. */
export async function* openSealed(
  personKey: Buffer,
  size: number,
  readAt: ReadAt,
): AsyncGenerator<Uint8Array> {
  const header = await readAt(0, HEADER)
  if (!header.subarray(0, MARK.length).equals(MARK)) throw new Error('This is not a sealed file.')
  if (size < HEADER + TAG) throw new Error('This sealed file was cut off before its first piece.')
  const key = fileKey(personKey, header.subarray(MARK.length))
  for (let at = HEADER, piece = 0; at < size; at += PIECE + TAG, piece += 1) {
    const sealed = await readAt(at, Math.min(PIECE + TAG, size - at))
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(piece, at + PIECE + TAG >= size))
    decipher.setAuthTag(sealed.subarray(-TAG))
    yield Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()])
  }
}

/** The address of contents: the same file of the same person has one address, and nobody can tell it from the contents. */
export function newAddress(personKey: Buffer): Hmac {
  return createHmac('sha256', derive(personKey, 'addresses of documents'))
}

function fileKey(personKey: Buffer, salt: Buffer): Buffer {
  return derive(personKey, `document ${salt.toString('hex')}`)
}

function nonce(piece: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(piece, 8)
  bytes[7] = isLast ? 1 : 0
  return bytes
}
