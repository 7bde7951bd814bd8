import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { toString as drawQr } from 'qrcode'
import { accountsConfig } from '@passerelle/domain/shared/accounts/config'
import { type Keys, derive, keyedHash, seal, unseal } from '../engine/keys.ts'

const { seconds, digits, window } = accountsConfig.code

function generator(secret: Secret, email = ''): TOTP {
  return new TOTP({ issuer: 'Passerelle', label: email, secret, period: seconds, digits, algorithm: 'SHA1' })
}

/** A new secret for an authenticator app: to show, and sealed to keep. RFC 4226 asks for 160 bits. */
export async function newFactor(keys: Keys, account: string, email: string) {
  const secret = new Secret({ size: 20 })
  const uri = generator(secret, email).toString()
  const svg = await drawQr(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  const sealed = seal(sealingKey(keys), Buffer.from(secret.bytes), account).toString('base64')
  const qr = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  return { sealed, shown: { secret: secret.base32, uri, qr } }
}

/** The thirty-second step that a code belongs to; undefined when it fits none that is near. */
export function stepOfCode(
  keys: Keys,
  account: string,
  sealed: string,
  code: string,
  now: Date,
): number | undefined {
  const bytes = unseal(sealingKey(keys), Buffer.from(sealed, 'base64'), account)
  const totp = generator(new Secret({ buffer: new Uint8Array(bytes).buffer }))
  const timestamp = now.getTime()
  const delta = totp.validate({ token: latinDigits(code), timestamp, window })
  return delta === null ? undefined : totp.counter({ timestamp }) + delta
}

/** Codes are typed with blanks between, and on Arabic keyboards with other digits. */
function latinDigits(code: string): string {
  return code
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\D/g, '')
}

function sealingKey(keys: Keys): Buffer {
  return derive(keys.master, 'second-factors')
}

/** Without letters and digits that look alike on paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

export function newRecoveryCodes(): string[] {
  return Array.from({ length: accountsConfig.recoveryCodes }, () => `${randomWord()}-${randomWord()}`)
}

function randomWord(): string {
  return Array.from({ length: 5 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}

export function hashRecoveryCode(keys: Keys, account: string, code: string): Buffer {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return Buffer.from(keyedHash(derive(keys.master, 'recovery-codes'), `${account}:${plain}`), 'hex')
}
