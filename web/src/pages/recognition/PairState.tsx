import type { PairState as State } from '@passerelle/domain/shared/recognition/judging'
import { useWords } from '../../app/words.tsx'
import { StateBadge, type Tone } from '../../kit/StateBadge.tsx'

const tones: Readonly<Record<State, Tone>> = {
  open: 'quiet',
  waiting: 'waiting',
  same: 'done',
  'not-same': 'stopped',
  'cannot-tell': 'moving',
}

/** How a pair stands; where a record of either is severe, that two people have to agree. */
export function PairState({ state, severe }: { readonly state: State; readonly severe: boolean }) {
  const { t } = useWords()
  return (
    <span>
      <StateBadge tone={tones[state]}>{t(`web.recognition.state.${state}`)}</StateBadge>
      {severe && <span className="soft small"> {t('web.recognition.two-needed')}</span>}
    </span>
  )
}
