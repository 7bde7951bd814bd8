import { type Reason, reason } from '../../kernel/reason.ts'
import type { AddressDisclosure } from './service.ts'

/**
 * Numbers of breaking the glass before a shelter's address. Policy of this project after domain reference 4 (INV-05: for a
 * named transport, minutes long, alerted); a change raises the version.
 */
export const glassConfig = {
  version: 1,
  longestMinutes: 30,
  /** So many openings of one person may wait for their review; then the reviews come first. */
  mostUnreviewed: 3,
} as const

export interface GlassFacts {
  readonly disclosure: AddressDisclosure
  /** Whether the keeper has sealed an address at all. */
  readonly sealed: boolean
  /** Openings by the same person that nobody has reviewed yet. */
  readonly unreviewed: number
}

/** Why the glass may not be broken now. */
export function glassHindrances({ disclosure, sealed, unreviewed }: GlassFacts): readonly Reason[] {
  if (disclosure === 'open') return [reason('services.glass.address-is-open')]
  if (!sealed) return [reason('services.glass.nothing-sealed')]
  const most = glassConfig.mostUnreviewed
  return unreviewed >= most ? [reason('services.glass.reviews-first', { count: unreviewed })] : []
}
