/** What lies on the disk: unreadable without the key, which never leaves the browser's own store. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly text: ArrayBuffer
}

/** A key that can be used and kept, but never be read out. */
export function newDraftKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** The name of the draft is bound into the seal: one draft cannot be passed off as another. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(value))
  return { iv, text: await crypto.subtle.encrypt(terms(iv, name), key, plain) }
}

/** What was sealed, or undefined when it was sealed by another key, under another name, or was altered. */
export async function unseal(key: CryptoKey, name: string, { iv, text }: Sealed): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt(terms(iv, name), key, text)
    const value: unknown = JSON.parse(new TextDecoder().decode(plain))
    return value
  } catch {
    return undefined
  }
}

function terms(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) }
}
