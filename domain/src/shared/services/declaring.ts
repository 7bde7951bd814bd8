import { type Day, addMonths } from '../../kernel/day.ts'
import type { Area } from '../../kernel/vocabulary.ts'
import { competenceConfig } from '../organisations/config.ts'
import type { Competence } from '../organisations/organisation.ts'
import { countryPlaceId } from '../places/countries.ts'
import { idFromName } from '../tables/name-id.ts'
import { servicesNamespace } from './importing/read-services.ts'
import type { Service, ServiceType } from './service.ts'

export interface Declaring {
  readonly areas: readonly Area[]
  /** Who puts the organisations' own listing into the register. */
  readonly declaredBy: string
  readonly today: Day
}

/**
 * What organisations say of themselves by listing services: one line for each organisation, area, kind of service
 * and country, declared and verified by nobody. Without it, an imported directory would be out of everybody's
 * competence.
 */
export function declaredByListing(
  services: readonly Service[],
  { areas, declaredBy, today }: Declaring,
): readonly Competence[] {
  const lines = new Map<string, Competence>()
  for (const service of services) {
    for (const area of areas) {
      for (const type of service.types) {
        const line = lineFor(service, area, type, { declaredBy, today })
        lines.set(line.id, line)
      }
    }
  }
  return [...lines.values()]
}

function lineFor(
  { organisationId, country }: Service,
  area: Area,
  serviceType: ServiceType,
  { declaredBy, today }: Pick<Declaring, 'declaredBy' | 'today'>,
): Competence {
  return {
    id: idFromName(servicesNamespace, ['competence', organisationId, area, serviceType, country].join('/')),
    organisationId,
    area,
    serviceType,
    placeId: countryPlaceId(country),
    populations: [],
    languages: [],
    declaredBy,
    declaredOn: today,
    validUntil: addMonths(today, competenceConfig.longestDeclarationMonths),
    withdrawnOn: null,
    verification: null,
  }
}
