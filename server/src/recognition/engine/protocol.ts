import type { Asked } from '@passerelle/matching/search/parts'
import type { Findings } from '@passerelle/matching/search/index'

/** What the thread that finds people is asked. */
export interface FindOrder {
  readonly number: number
  readonly asked: Asked
  /** Who is asking, as scopes: rows outside them are left out before anything is ranked or counted. */
  readonly scopes: readonly string[]
  readonly most: number
}

export type ToEngine = { readonly find: FindOrder } | { readonly stop: true }

export type FromEngine =
  | { readonly ready: { readonly people: number; readonly ms: number } }
  | { readonly number: number; readonly findings: Findings }
  | { readonly number: number; readonly away: true }

/** The scope of everybody who sees all records of an organisation. */
export function scopeOfOrganisation(id: string): string {
  return `o:${id}`
}

/** The scope of one case worker. */
export function scopeOfAccount(id: string): string {
  return `a:${id}`
}
