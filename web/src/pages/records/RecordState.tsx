import { stateKey } from '@passerelle/domain/kernel/words'
import { findProgramme } from '@passerelle/domain/programmes/index'
import { useWords } from '../../app/words.tsx'
import { StateBadge, type Tone } from '../../kit/StateBadge.tsx'

interface RecordStateProps {
  readonly programme: string
  readonly state: string
}

/** Where a record stands, in the words of its programme. */
export function RecordState({ programme, state }: RecordStateProps) {
  const { t } = useWords()
  const definition = findProgramme(programme)
  const tone: Tone = definition?.ends.includes(state) ? 'done' : 'moving'
  return <StateBadge tone={tone}>{definition ? t(stateKey(definition, state)) : state}</StateBadge>
}
