import type { Speech } from '../../app/words.tsx'
import type { OrganisationRead } from './OrganisationPage.tsx'

export type ShownCompetence = OrganisationRead['competences'][number]

/** The area, and the service within it when only one is meant. */
export function subject({ t }: Speech, { competence: { area, serviceType } }: ShownCompetence): string {
  const named = t(`organisations.area.${area}`)
  return serviceType ? `${named} · ${t(`services.type.${serviceType}`)}` : named
}
