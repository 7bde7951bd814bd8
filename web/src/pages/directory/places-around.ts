import type { ListedService } from '@passerelle/domain/shared/services/contract'
import type { Language } from '../../app/languages/load.ts'
import { fullNameOfPlace } from '../../kit/place-words.ts'

interface PlaceChoice {
  readonly value: string
  readonly label: string
}

/** The places in which there are services, and all that contain them, each once. */
export function placesAround(
  services: readonly Pick<ListedService, 'place'>[],
  language: Language,
): readonly PlaceChoice[] {
  const found = new Map<string, string>()
  for (const { place } of services) {
    if (!place) continue
    const chain = [{ id: place.id, names: place.names }, ...place.within]
    chain.forEach(({ id, names }, at) => {
      found.set(id, fullNameOfPlace({ names, within: chain.slice(at + 1) }, language))
    })
  }
  return [...found].map(([value, label]) => ({ value, label }))
}
