import type { QuestionState as State } from '@passerelle/domain/shared/screening/screening'
import { useWords } from '../../app/words.tsx'
import { StateBadge, type Tone } from '../../kit/StateBadge.tsx'

const tones: Readonly<Record<State, Tone>> = {
  open: 'waiting',
  unsettled: 'moving',
  confirmed: 'alarm',
  cleared: 'done',
  superseded: 'quiet',
  lapsed: 'stopped',
}

export function QuestionState({ state }: { readonly state: State }) {
  const { t } = useWords()
  return <StateBadge tone={tones[state]}>{t(`screening.state.${state}`)}</StateBadge>
}
