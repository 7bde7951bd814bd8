import type { Risk } from '@passerelle/domain/shared/records/record'
import { useWords } from '../../app/words.tsx'
import { StateBadge, type Tone } from '../../kit/StateBadge.tsx'

const tones: Readonly<Record<Risk, Tone>> = {
  unknown: 'quiet',
  low: 'quiet',
  medium: 'waiting',
  high: 'alarm',
}

/** How pressing the danger is: a word and a shape. */
export function RiskMark({ risk }: { readonly risk: Risk }) {
  const { t } = useWords()
  return <StateBadge tone={tones[risk]}>{t(`web.records.risk.${risk}`)}</StateBadge>
}
