/** One field that two people changed: what stood there before, what stands there now, what the second one wanted. */
export interface FieldConflict {
  readonly field: string
  readonly base: unknown
  readonly theirs: unknown
  readonly yours: unknown
}

type Fields = Readonly<Record<string, unknown>>

/** Whether two values say the same, whatever the order of their keys; what is absent says the same as null. */
export function sameValue(one: unknown, other: unknown): boolean {
  return ordered(one) === ordered(other)
}

/**
 * What cannot be merged: fields that the caller changes and that no longer stand as the caller saw them.
 * Where both wrote the same, there is nothing to decide.
 */
export function conflictsOf(base: Fields, changes: Fields, current: Fields): readonly FieldConflict[] {
  return Object.keys(changes)
    .filter((field) => !sameValue(base[field], current[field]) && !sameValue(changes[field], current[field]))
    .map((field) => ({ field, base: base[field], theirs: current[field], yours: changes[field] }))
}

/** Fields that somebody else changed and the caller did not, as far as the caller told what it saw. */
export function changedByOthers(base: Fields, changes: Fields, current: Fields): readonly string[] {
  return Object.keys(base).filter(
    (field) => !Object.hasOwn(changes, field) && !sameValue(base[field], current[field]),
  )
}

function ordered(value: unknown): string {
  return JSON.stringify(value ?? null, (_, each: unknown) => (isRecord(each) ? sortedByKey(each) : each))
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sortedByKey(value: Fields): Fields {
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
