import type { Coordinates } from './place.ts'

const earthRadiusKm = 6371.0088
const radians = Math.PI / 180

/** Great-circle distance (haversine formula); the road is longer. */
export function kilometresBetween(one: Coordinates, other: Coordinates): number {
  const latitudes = Math.sin(((other.latitude - one.latitude) * radians) / 2)
  const longitudes = Math.sin(((other.longitude - one.longitude) * radians) / 2)
  const cosines = Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians)
  const share = latitudes * latitudes + cosines * longitudes * longitudes
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(share)))
}
