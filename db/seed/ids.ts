import { idFromName, rootNamespace } from '@passerelle/domain/shared/tables/name-id'

const namespace = idFromName(rootNamespace, 'demonstration')

/** The same thing of the demonstration world has the same id on every machine. */
export function idOf(...parts: readonly (string | number)[]): string {
  return idFromName(namespace, parts.join('/'))
}
