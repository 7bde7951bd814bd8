import { createHash } from 'node:crypto'
import type { ListEntry, Subject } from '@passerelle/domain/shared/screening/screening'

/** Of what is compared, and of nothing else: a remark that was reworded asks nobody anything again. */
export function entryPrint({ kind, names, births, countries }: ListEntry): string {
  const born = births.map(({ day, from, to, about }) => JSON.stringify([day, from, to, about]))
  return printOf([kind, names.map(({ text }) => text).toSorted(), born.toSorted(), countries.toSorted()])
}

export function subjectPrint({ kind, officerId, names, born, countries }: Subject): string {
  const birth = born && [born.day, born.from, born.to, born.about]
  return printOf([kind, officerId, names, birth, countries.toSorted()])
}

/** What an organisation and all its officers look like together. */
export function familyPrint(subjects: readonly Subject[]): string {
  return printOf(subjects.map(subjectPrint).toSorted())
}

export function checksumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function printOf(value: unknown): string {
  return checksumOf(Buffer.from(JSON.stringify(value)))
}
