import type { Coordinates } from '@passerelle/domain/shared/places/place'

/** `31.95, 35.93`: latitude, then longitude. Null: nothing was typed; undefined: it cannot be read. */
export function readSpot(text: string): Coordinates | null | undefined {
  if (text.trim() === '') return null
  const [latitude = Number.NaN, longitude = Number.NaN, ...rest] = text.split(/[,;\s]+/).map(Number)
  const isReadable = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && rest.length === 0
  return isReadable ? { latitude, longitude } : undefined
}
