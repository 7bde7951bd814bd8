import type { HitAnswer, MatchState, SoughtState } from '@passerelle/domain/shared/tracing/tracing'
import { useWords } from '../../app/words.tsx'
import { StateBadge, type Tone } from '../../kit/StateBadge.tsx'

export const soughtTones: Readonly<Record<SoughtState, Tone>> = {
  open: 'quiet',
  'in-progress': 'waiting',
  verified: 'moving',
  reunified: 'done',
  closed: 'stopped',
}

const matchTones: Readonly<Record<MatchState, Tone>> = {
  'in-progress': 'waiting',
  verified: 'moving',
  reunified: 'done',
  closed: 'done',
  'not-them': 'stopped',
  withdrawn: 'stopped',
}

const answerTones: Readonly<Record<HitAnswer, Tone>> = {
  'not-them': 'stopped',
  'not-reached': 'waiting',
  refused: 'stopped',
  agreed: 'done',
}

/** How far the search for somebody has come. */
export function SoughtBadge({ state }: { readonly state: SoughtState }) {
  const { t } = useWords()
  return <StateBadge tone={soughtTones[state]}>{t(`tracing.state.${state}`)}</StateBadge>
}

export function MatchBadge({ state }: { readonly state: MatchState }) {
  const { t } = useWords()
  return <StateBadge tone={matchTones[state]}>{t(`tracing.match-state.${state}`)}</StateBadge>
}

/** What the desk found out; nothing yet is a state as well. */
export function AnswerBadge({ answer }: { readonly answer: HitAnswer | null }) {
  const { t } = useWords()
  return (
    <StateBadge tone={answer ? answerTones[answer] : 'quiet'}>
      {t(answer ? `tracing.answer.${answer}` : 'web.tracing.hit.unanswered')}
    </StateBadge>
  )
}
