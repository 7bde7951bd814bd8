import { isDay } from '@passerelle/domain/kernel/day'
import { consentText } from '@passerelle/domain/shared/consents/contract'
import { type Language, directionOf } from '../../../app/languages/load.ts'
import { useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import styles from './ConsentForm.module.css'
import type { Target } from './told.ts'

interface ConsentTextViewProps {
  readonly target: Target
  readonly language: Language
  readonly until: string
}

/** The words to show or read out, large and in the person's language. */
export function ConsentTextView({ target, language, until }: ConsentTextViewProps) {
  const { t } = useWords()
  const { recordId, purpose, recipientId, categories } = target
  const input = {
    recordId,
    purpose,
    ...(recipientId ? { recipientId } : {}),
    categories: categories.join(','),
    until,
    language,
  }
  const ready = categories.length > 0 && isDay(until)
  const { data, error, refetch, isFetching } = useRead(consentText, input, { enabled: ready, keepLast: true })
  if (!ready) return null
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} />
  if (!data) return <Waiting lines={5} />
  return (
    <section
      className={styles.text}
      lang={data.language}
      dir={directionOf(data.language)}
      aria-label={t('web.consents.text')}
      aria-busy={isFetching}
    >
      {data.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  )
}
