import { z } from 'zod'
import { Refusal } from '../engine/problem.ts'

const cursor = z.tuple([z.string().max(600), z.uuid()])

/** Where the next page begins: the last value of the order and the id that breaks ties. */
export function cursorOf(value: string, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

export function readCursor(text: string): { readonly value: string; readonly id: string } {
  const parsed = cursor.safeParse(parse(text))
  if (!parsed.success)
    throw new Refusal('invalid-input', { faults: [{ path: 'after', code: 'faults.not-accepted' }] })
  const [value, id] = parsed.data
  return { value, id }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
