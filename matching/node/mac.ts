import { createHmac, createSecretKey } from 'node:crypto'
import type { Mac } from '../src/private/keyed.ts'

/** HMAC-SHA-256 by Node's own library: several times faster than in script, the same bytes. */
export const macOfNode: Mac = (secret) => {
  const key = createSecretKey(secret)
  return (message) => createHmac('sha256', key).update(message).digest()
}
