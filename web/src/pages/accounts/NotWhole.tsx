import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { DoorCard } from './DoorCard.tsx'

/** A letter's link that lost its secret on the way, as when only half of it was copied. */
export function NotWhole({ title }: { readonly title: string }) {
  const { t } = useWords()
  return (
    <DoorCard title={title}>
      <EmptyState
        icon="mail"
        title={t('web.accounts.not-whole')}
        action={<GoLink href="/sign-in">{t('web.accounts.back-to-sign-in')}</GoLink>}
      >
        {t('web.accounts.not-whole.body')}
      </EmptyState>
    </DoorCard>
  )
}
