import type { InquiryRead } from '@passerelle/domain/shared/recognition/asking-contract'
import { useWords } from '../../../app/words.tsx'
import { StateBadge, type Tone } from '../../../kit/StateBadge.tsx'

const tones: Readonly<Record<NonNullable<InquiryRead['answer']>, Tone>> = {
  known: 'done',
  'not-known': 'stopped',
  'cannot-say': 'quiet',
}

type Standing = Pick<InquiryRead, 'answer' | 'openUntil'>

/** What we answered, or until when we may. */
export function InquiryState({ inquiry: { answer, openUntil } }: { readonly inquiry: Standing }) {
  const { t, day } = useWords()
  if (answer) return <StateBadge tone={tones[answer]}>{t(`web.recognition.answer.${answer}`)}</StateBadge>
  return (
    <StateBadge tone="waiting">
      {t('web.recognition.answer-until', { day: day(openUntil.slice(0, 10)) })}
    </StateBadge>
  )
}
