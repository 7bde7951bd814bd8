import type { listConsents } from '@passerelle/domain/shared/consents/contract'
import type { OutputOf } from '../../../app/call.ts'

export type ConsentRow = OutputOf<typeof listConsents>['consents'][number]

/** One conversation with the person: one purpose, one recipient, on one day; its categories can be taken back one by one. */
export interface Grant {
  readonly actId: string
  readonly first: ConsentRow
  readonly rows: readonly ConsentRow[]
}

/** Consents as they were given, the newest conversation first. */
export function grantsOf(consents: readonly ConsentRow[]): readonly Grant[] {
  const acts = new Map<string, ConsentRow[]>()
  for (const row of consents) acts.set(row.actId, [...(acts.get(row.actId) ?? []), row])
  return [...acts.entries()]
    .flatMap(([actId, rows]) => (rows[0] ? [{ actId, first: rows[0], rows }] : []))
    .toSorted((a, b) => (a.first.obtainedAt < b.first.obtainedAt ? 1 : -1))
}
