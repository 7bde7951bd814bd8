import type {
  CompetenceStanding,
  OrganisationStanding,
} from '@passerelle/domain/shared/organisations/organisation'
import { useWords } from '../../app/words.tsx'
import { StateBadge, type Tone } from '../../kit/StateBadge.tsx'

const tones: Readonly<Record<OrganisationStanding, Tone>> = {
  invited: 'waiting',
  active: 'done',
  suspended: 'alarm',
  closed: 'stopped',
}

export function OrganisationState({ standing }: { readonly standing: OrganisationStanding }) {
  const { t } = useWords()
  return <StateBadge tone={tones[standing]}>{t(`organisations.standing.${standing}`)}</StateBadge>
}

const competenceTones: Readonly<Record<CompetenceStanding, Tone>> = {
  verified: 'done',
  declared: 'waiting',
  expired: 'alarm',
  outside: 'stopped',
}

export function CompetenceState({ standing }: { readonly standing: CompetenceStanding }) {
  const { t } = useWords()
  return <StateBadge tone={competenceTones[standing]}>{t(`organisations.competence.${standing}`)}</StateBadge>
}
