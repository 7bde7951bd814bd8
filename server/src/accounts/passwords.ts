import argon2 from 'argon2'
import { accountsConfig } from '@passerelle/domain/shared/accounts/config'
import { type PasswordOwner, passwordHindrances } from '@passerelle/domain/shared/accounts/passwords'
import { type Keys, derive } from '../engine/keys.ts'
import { Refusal } from '../engine/problem.ts'

const { memoryKiB, passes, lanes } = accountsConfig.hashing
const effort = { type: argon2.argon2id, memoryCost: memoryKiB, timeCost: passes, parallelism: lanes } as const

/** The key outside the database goes into every hash: a stolen table alone gives nobody anything to try out. */
function secretOf(keys: Keys): { readonly secret: Buffer } {
  return { secret: derive(keys.master, 'passwords') }
}

/** One password, however the keyboard put its letters together. */
function composed(password: string): string {
  return password.normalize('NFKC')
}

export function hashPassword(keys: Keys, password: string): Promise<string> {
  return argon2.hash(composed(password), { ...effort, ...secretOf(keys) })
}

let nobodysHash: Promise<string> | undefined

/** Takes as long for an address without account, so that the clock does not tell which addresses exist. */
export async function passwordFits(keys: Keys, hash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(keys, 'nobody has this password')
  const fits = await argon2.verify(hash ?? (await nobodysHash), composed(password), secretOf(keys))
  return fits && hash !== null
}

/** The hash was made with less effort than today's configuration asks for. */
export function isOutdated(hash: string): boolean {
  return argon2.needsRehash(hash, effort)
}

export function refuseWeakPassword(password: string, owner: PasswordOwner): void {
  const reasons = passwordHindrances(password, owner)
  if (reasons.length === 0) return
  throw new Refusal('invalid-input', { faults: reasons.map((reason) => ({ path: 'password', ...reason })) })
}
