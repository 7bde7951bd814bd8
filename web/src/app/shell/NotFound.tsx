import { EmptyState } from '../../kit/EmptyState.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { useWords } from '../words.tsx'

/** One answer for what does not exist and for what is not the reader's to see. */
export function NotFound() {
  const { t } = useWords()
  return (
    <>
      <h1 className="visually-hidden" tabIndex={-1}>
        {t('app.not-found.title')}
      </h1>
      <EmptyState
        icon="question"
        title={t('app.not-found.title')}
        action={<GoLink href="/">{t('app.not-found.home')}</GoLink>}
      >
        {t('app.not-found.body')}
      </EmptyState>
    </>
  )
}
