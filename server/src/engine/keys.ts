import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The keys of an installation. They lie in the data folder (or in PASSERELLE_KEY), never in the database. */
export interface Keys {
  /** Wraps the data keys of persons and seals secrets of accounts. */
  readonly master: Buffer
  readonly events: Buffer
  /** Ed25519, PEM; signs checkpoints over the event chains. */
  readonly signing: { readonly privateKey: string; readonly publicKey: string }
}

/** Reads the keys, or makes them on the first run with access for the owner only. */
export function loadKeys(dataFolder: string, masterFromEnvironment?: string): Keys {
  const folder = join(dataFolder, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const master = masterFromEnvironment
    ? Buffer.from(masterFromEnvironment, 'base64')
    : keptKey(join(folder, 'master.key'))
  if (master.length !== 32)
    throw new Error('The master key must be 32 bytes, in base64. Check PASSERELLE_KEY.')
  return { master, events: derive(master, 'events'), signing: signingPair(folder) }
}

function keptKey(path: string): Buffer {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600 })
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
}

function signingPair(folder: string): Keys['signing'] {
  const path = join(folder, 'checkpoint-signing.pem')
  const publicPath = join(folder, 'checkpoint-signing.pub')
  if (!existsSync(path)) {
    const pair = generateKeyPairSync('ed25519')
    writeFileSync(path, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    writeFileSync(publicPath, pair.publicKey.export({ type: 'spki', format: 'pem' }), { mode: 0o644 })
  }
  return { privateKey: readFileSync(path, 'utf8'), publicKey: readFileSync(publicPath, 'utf8') }
}

/** A key of its own for each use, so that none opens what another sealed. */
export function derive(master: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'passerelle', use, 32))
}

/** AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the sealed bytes. `bound` must be the same when opening. */
export function seal(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Opens what `seal` made; throws when the key, the bytes or what they were bound to differ. */
export function unseal(key: Buffer, sealed: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

export function keyedHash(key: Buffer, value: string | Buffer): string {
  return createHmac('sha256', key).update(value).digest('hex')
}
