import type { Fault } from '../../kernel/reason.ts'
import type { Service } from './service.ts'

type Said = Pick<Service, 'types' | 'disclosure' | 'capacity' | 'validFrom' | 'validUntil' | 'eligibility'>

/** What is wrong with an entry as somebody wrote it, beyond the form of each field. */
export function serviceFaults(said: Said): readonly Fault[] {
  const { types, disclosure, capacity, validFrom, validUntil, eligibility } = said
  const { ages } = eligibility
  const faults: Fault[] = []
  if (types.includes('safe-shelter') && disclosure === 'open')
    faults.push({ path: 'disclosure', code: 'services.shelter-keeps-its-address' })
  if (capacity && (capacity.free ?? 0) > (capacity.places ?? Number.POSITIVE_INFINITY))
    faults.push({ path: 'capacity.free', code: 'services.more-free-than-places' })
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    faults.push({ path: 'validUntil', code: 'services.ends-before-start' })
  if (ages && (ages.from ?? 0) > (ages.to ?? Number.POSITIVE_INFINITY))
    faults.push({ path: 'eligibility.ages.from', code: 'services.youngest-above-oldest' })
  return faults
}
