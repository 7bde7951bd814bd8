import { type letter, listMails } from '@passerelle/domain/shared/mails/contract'
import type { z } from 'zod'
import { useAddress } from '../../app/address.ts'
import { directionOf } from '../../app/languages/load.ts'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { FilterBar } from '../../kit/FilterBar.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { LetterText } from './LetterText.tsx'
import styles from './Outbox.module.css'

type Letter = z.output<typeof letter>

/** The letters that the system wrote, as whoever got them would read them. */
export function Outbox() {
  const { t } = useWords()
  const [address] = useAddress()
  const recipient = (address['search'] ?? '').trim()
  const { data, error, refetch } = useRead(listMails, { limit: 100 }, { keepLast: true })
  const letters = data?.mails.filter((mail) => mail.recipient.toLowerCase().includes(recipient.toLowerCase()))
  return (
    <>
      <PageHeader windowTitle={t('app.nav.outbox')} about={<span>{t('web.outbox.lead')}</span>} />
      {data && data.mails.length > 0 && (
        <FilterBar filters={[]} search={t('web.outbox.search')} found={letters?.length} />
      )}
      <ErrorPanel problem={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.mails.length === 0 && (
        <EmptyState icon="mail" title={t('web.outbox.none.title')}>
          {t('web.outbox.none.body')}
        </EmptyState>
      )}
      {letters?.length === 0 && recipient !== '' && <p role="status">{t('web.outbox.nothing')}</p>}
      <ul className={styles.letters}>
        {letters?.map((mail) => (
          <LetterView key={mail.id} mail={mail} />
        ))}
      </ul>
    </>
  )
}

function LetterView({ mail }: { readonly mail: Letter }) {
  const { t, moment } = useWords()
  const speaks = { lang: mail.locale, dir: directionOf(mail.locale) }
  return (
    <li className={styles.letter}>
      <details>
        <summary className={styles.summary}>
          <span {...speaks} className={styles.subject}>
            {mail.subject}
          </span>
          <span className="soft small">
            <bdi dir="ltr">{mail.recipient}</bdi> · <time dateTime={mail.at}>{moment(mail.at)}</time>
          </span>
        </summary>
        {mail.failure && <p>{t('web.outbox.failure', { failure: mail.failure })}</p>}
        {mail.body === '' ? (
          <p className="soft">{t('web.outbox.posted')}</p>
        ) : (
          <div {...speaks} className={styles.body}>
            <LetterText text={mail.body} />
          </div>
        )}
      </details>
    </li>
  )
}
