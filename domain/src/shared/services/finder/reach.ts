import { kilometresBetween } from '../../places/distance.ts'
import type { Whereabouts } from '../../places/place.ts'
import type { Coverage, CoverageKind, Service } from '../service.ts'
import { finderConfig } from './config.ts'
import { type Verdict, ask, excludes, verdict } from './verdict.ts'

/** How far it is, and how far off that may be because one end is only known by its area. */
export interface Way {
  readonly km: number
  readonly blurKm: number
}

/** Undefined when either end is not known, or when the distance would give away an address that is kept secret. */
export function wayTo(service: Service, there: Whereabouts, here: Whereabouts): Way | undefined {
  if (service.disclosure !== 'open' || !there.coordinates || !here.coordinates) return undefined
  return { km: kilometresBetween(there.coordinates, here.coordinates), blurKm: there.blurKm + here.blurKm }
}

export type Reach = 'yes' | 'no' | 'unknown'

/** Whether the service reaches the person, by the areas that both are known to be in, else by distance. */
export function reachOf(
  coverage: Coverage | null,
  there: Whereabouts,
  here: Whereabouts,
  way: Way | undefined,
): Reach {
  if (coverage?.kind === 'remote') return 'yes'
  if (there.country !== null && here.country !== null && there.country !== here.country) return 'no'
  if (!coverage || here.country === null) return 'unknown'
  if (coverage.kind === 'countrywide') return there.country === null ? 'unknown' : 'yes'
  if (coverage.placeIds.length > 0) return namedReach(coverage.placeIds, here)
  return areaReach(coverage.kind, there, here) ?? distanceReach(coverage.kind, way)
}

/** Places named one by one: a person known only by a larger area may or may not be in one of them. */
function namedReach(placeIds: readonly string[], here: Whereabouts): Reach {
  if (here.chain.some((id) => placeIds.includes(id))) return 'yes'
  return here.secondLevelId === null ? 'unknown' : 'no'
}

function areaReach(kind: CoverageKind, there: Whereabouts, here: Whereabouts): Reach | undefined {
  if (there.placeId !== null && there.placeId === here.placeId) return 'yes'
  const sameFirst = same(there.firstLevelId, here.firstLevelId)
  if (kind === 'governorate') return sameFirst
  if (kind === 'adjacent-governorates') return sameFirst === 'yes' ? 'yes' : undefined
  if (kind === 'region') return sameFirst === 'yes' ? 'yes' : undefined
  if (sameFirst === 'no') return 'no'
  const sameSecond = same(there.secondLevelId, here.secondLevelId)
  return kind === 'district' ? sameSecond : sameSecond === 'no' ? 'no' : undefined
}

function same(one: string | null, other: string | null): Reach | undefined {
  if (one === null || other === null) return undefined
  return one === other ? 'yes' : 'no'
}

function distanceReach(kind: CoverageKind, way: Way | undefined): Reach {
  if (!way || kind === 'countrywide' || kind === 'remote') return 'unknown'
  const { sure, never } = finderConfig.reachKm[kind]
  if (way.km + way.blurKm <= sure) return 'yes'
  return way.km - way.blurKm > never ? 'no' : 'unknown'
}

const coveragePerhaps = ask('coverage', 'services.find.coverage-perhaps')
const coverageUnknown = ask('coverage', 'services.find.coverage-unknown')
const outOfReach = excludes('services.find.out-of-reach')

export function reachVerdict(service: Service, reach: Reach, way: Way | undefined): Verdict {
  if (reach === 'no')
    return way ? excludes('services.find.out-of-reach-by', { km: Math.round(way.km) }) : outOfReach
  if (!service.coverage) return coverageUnknown
  if (reach === 'unknown') return coveragePerhaps
  return verdict('for', 'services.find.covers-place', undefined, {
    coverage: `services.coverage.${service.coverage.kind}`,
  })
}

/** With a larger blur than this a distance is only about right. */
const sharpKm = 10
const distanceUnknown = verdict('ask', 'services.find.distance-unknown', finderConfig.unknownFit)

export function nearnessVerdict(
  service: Service,
  reach: Reach,
  way: Way | undefined,
  samePlace: boolean,
): Verdict | number {
  const { halfDistanceKm, remoteFit, unknownFit } = finderConfig
  if (service.coverage?.kind === 'remote') return remoteFit
  if (service.disclosure !== 'open') return reach === 'yes' ? remoteFit : unknownFit
  if (!way) return distanceUnknown
  const fit = halfDistanceKm / (halfDistanceKm + way.km + way.blurKm / 2)
  if (samePlace && way.blurKm > 0) return verdict('for', 'services.find.same-place', fit)
  if (isBlurred(way))
    return verdict('ask', 'services.find.up-to-away', fit, { km: Math.round(way.km + way.blurKm) })
  const code = way.km <= finderConfig.nearKm ? 'services.find.near' : 'services.find.away'
  return verdict(fit >= 0.5 ? 'for' : 'against', code, fit, { km: Math.round(way.km * 10) / 10 })
}

/** Only an upper end can be told: one of the two is known by its area alone. */
export function isBlurred({ blurKm }: Way): boolean {
  return blurKm > sharpKm
}
