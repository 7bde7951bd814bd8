import { type Json, type Programme, formsOf, fromStates, rolesOf } from './programme.ts'
import type { Rule } from './rule.ts'

/** The frozen shape of one published version; records filled with it can still be read years later. */
export interface LockedVersion {
  readonly version: number
  readonly hash: string
  readonly definition: Json
}

export interface Lock {
  readonly id: string
  readonly versions: readonly LockedVersion[]
}

/** What the lock says about the definition as it is now. */
export type LockState = 'same' | 'new-version' | 'changed-without-version' | 'version-went-back'

/** A definition as data: rules by their codes, forms by their ids and once in full. */
export function definitionOf(programme: Programme): Json {
  return plain({
    ...programme,
    steps: Object.entries(programme.steps).map(([name, step]) => ({
      ...step,
      name,
      from: fromStates(step),
      by: rolesOf(step),
      form: step.form?.id,
      needs: codes(step.needs),
      answersMust: codes(step.answersMust),
    })),
    forms: formsOf(programme),
  })
}

export function lockedVersion(programme: Programme): LockedVersion {
  const definition = definitionOf(programme)
  return { version: programme.version, hash: fingerprint(canonical(definition)), definition }
}

export function compareWithLock(programme: Programme, lock: Lock | undefined): LockState {
  const locked = lock?.versions.find((each) => each.version === programme.version)
  if (locked) return locked.hash === lockedVersion(programme).hash ? 'same' : 'changed-without-version'
  const newest = Math.max(0, ...(lock?.versions.map((each) => each.version) ?? []))
  return programme.version > newest ? 'new-version' : 'version-went-back'
}

/** The same text for the same content, whatever the order of keys. */
export function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

/** FNV-1a, 64 bits, in hexadecimal: tells versions apart; it protects against slips, not against attackers. */
export function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}

function codes(rules: readonly Rule[] | undefined): readonly string[] | undefined {
  return rules?.map((rule) => rule.code)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Keeps what JSON can say: absent values and functions fall away. */
function plain(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value).filter(([, each]) => each !== undefined && typeof each !== 'function')
    return Object.fromEntries(kept.map(([key, each]) => [key, plain(each)]))
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return null
}
