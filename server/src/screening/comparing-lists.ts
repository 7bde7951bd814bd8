import type { Subject } from '@passerelle/domain/shared/screening/screening'
import { comparableSubject, likenessOf } from './comparing.ts'
import type { Likeness } from './finding.ts'
import { likelyPlaces } from './likely.ts'
import type { PreparedEntry, PreparedList } from './lists.ts'
import { subjectPrint } from './prints.ts'

/** Somebody of the organisation who is alike somebody on the list. */
export interface Alike {
  readonly subject: Subject
  readonly subjectPrint: string
  readonly listed: PreparedEntry
  readonly likeness: Likeness
}

/** All who are alike, the subjects in their order and for each the entries of the list. */
export function alikeOn(list: PreparedList, subjects: readonly Subject[]): readonly Alike[] {
  return subjects.flatMap((subject) => {
    const mine = comparableSubject(subject)
    return likelyPlaces(list.index, subject.names).flatMap((place) => {
      const listed = list.entries[place]
      if (listed?.entry.kind !== subject.kind) return []
      const likeness = likenessOf(mine, listed.comparable())
      return likeness ? [{ subject, subjectPrint: subjectPrint(subject), listed, likeness }] : []
    })
  })
}

/** By whom and what a question is asked, within one list. */
export function pairKey(officerId: string | null, reference: string): string {
  return JSON.stringify([officerId, reference])
}
