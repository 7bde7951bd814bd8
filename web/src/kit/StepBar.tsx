import type { HistoryEntry } from '@passerelle/domain/kernel/facts'
import type { Programme } from '@passerelle/domain/kernel/programme'
import type { Standing } from '@passerelle/domain/kernel/steps'
import { stateKey } from '@passerelle/domain/kernel/words'
import { useWords } from '../app/words.tsx'
import { StopBar } from './StopBar.tsx'
import { stopsOf } from './road.ts'

interface StepBarProps {
  readonly programme: Programme
  readonly standing: Standing
  readonly history: readonly HistoryEntry[]
}

/** Where the record stands on its way: what is behind it with the day, here, and ahead. */
export function StepBar({ programme, standing, history }: StepBarProps) {
  const { t } = useWords()
  const stops = stopsOf(programme, standing, history).map((stop) => ({
    id: stop.state,
    word: t(stateKey(programme, stop.state)),
    standing: stop.standing,
    day: stop.reached?.day,
  }))
  return <StopBar stops={stops} />
}
