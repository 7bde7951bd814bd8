import type { Match } from '@passerelle/domain/shared/tracing/schema'
import { useWords } from '../../../app/words.tsx'
import { type Fact, Facts } from '../../../kit/Facts.tsx'
import { Panel } from '../../../kit/Panel.tsx'

/** How it came out: together again, and what became of it. */
export function Outcome({ match }: { readonly match: Match }) {
  const { t, day, moment } = useWords()
  const { reunifiedOn, reunion, closing, followUp, endedAt } = match
  if (!reunifiedOn && !endedAt) return null
  const facts: readonly Fact[] = [
    { id: 'on', label: t('web.tracing.reunified-on'), value: reunifiedOn && day(reunifiedOn) },
    { id: 'how', label: t('web.tracing.reunion'), value: reunion && t(`tracing.reunion.${reunion}`) },
    { id: 'closing', label: t('web.tracing.why-closed'), value: closing && t(`tracing.closing.${closing}`) },
    { id: 'follow', label: t('web.tracing.follow-up'), value: followUp && <bdi dir="auto">{followUp}</bdi> },
    { id: 'ended', label: t('web.tracing.ended'), value: endedAt && moment(endedAt) },
  ]
  return (
    <Panel title={t('web.tracing.outcome')}>
      <Facts facts={facts} />
    </Panel>
  )
}
