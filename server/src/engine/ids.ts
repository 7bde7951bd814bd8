import { v7 } from 'uuid'

/** A new id that sorts by the time of its making. */
export function newId(): string {
  return v7()
}
