import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { useRecord } from '../record-context.tsx'
import styles from './Consents.module.css'
import { WithdrawForm } from './EndShareDialog.tsx'
import { GrantWithdrawal } from './GrantWithdrawal.tsx'
import { type ConsentRow, type Grant, grantsOf } from './grants.ts'

/** What the person agreed to. Taking it back is one act away, here and from the line of who sees. */
export function GivenConsents({ consents }: { readonly consents: readonly ConsentRow[] }) {
  const { t } = useWords()
  const router = useRouter()
  const { id } = useRecord()
  const [all, setAll] = useState(false)
  const living = grantsOf(consents.filter((row) => row.live))
  const past = grantsOf(consents.filter((row) => !row.live))
  const recipients = [
    ...new Set(consents.filter((row) => row.live).flatMap((row) => row.recipientName ?? [])),
  ]
  return (
    <Panel title={t('web.consents.given')} flush>
      {living.length === 0 ? (
        <p className={styles.calm}>{t('web.consents.given.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {living.map((grant) => (
            <GrantLine key={grant.actId} grant={grant} recordId={id} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{t('web.consents.past', { count: past.length })}</summary>
          <ul className={styles.rows}>
            {past.map((grant) => (
              <GrantLine key={grant.actId} grant={grant} recordId={id} />
            ))}
          </ul>
        </details>
      )}
      <div className={`${styles.foot} no-print`}>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => void router.navigate({ href: `/records/${id}/consents/new` })}
        >
          {t('web.consents.ask')}
        </Button>
        {living.length > 0 && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="undo" size={16} />}
            onClick={() => setAll(true)}
          >
            {t('web.consents.withdraw.all')}
          </Button>
        )}
      </div>
      {all && (
        <Dialog title={t('web.consents.withdraw.all')} onClose={() => setAll(false)}>
          <WithdrawForm recordId={id} which={{}} recipients={recipients} onClose={() => setAll(false)} />
        </Dialog>
      )}
    </Panel>
  )
}

function GrantLine({ grant, recordId }: { readonly grant: Grant; readonly recordId: string }) {
  const { t, day, list } = useWords()
  const [open, setOpen] = useState(false)
  const { first, rows } = grant
  const recipient = first.recipientName ?? t('web.records.own-organisation')
  const live = rows.some((row) => row.live)
  return (
    <li className={styles.row} data-live={live}>
      <div className={live ? undefined : styles.ended}>
        <p className={styles.title}>
          {t(`consents.purpose.${first.purpose}`)} · <bdi>{recipient}</bdi>
        </p>
        <p>{list(rows.map((row) => t(`consents.category.${row.category}`)))}</p>
        <p className={styles.meta}>
          {t('web.consents.how', {
            giver: t(`consents.giver.${first.givenBy}`),
            form: t(`consents.form.${first.form}`),
            day: day(first.obtainedAt.slice(0, 10)),
            name: first.obtainedByName,
          })}
        </p>
        <p className={styles.meta}>{ending(first, t, day)}</p>
      </div>
      {live && (
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          {t('web.consents.withdraw')}
          <span className="visually-hidden"> {recipient}</span>
        </Button>
      )}
      {open && <GrantWithdrawal grant={grant} recordId={recordId} onClose={() => setOpen(false)} />}
    </li>
  )
}

type Say = ReturnType<typeof useWords>

function ending(row: ConsentRow, t: Say['t'], day: Say['day']): string {
  if (row.withdrawnAt) return t('web.consents.taken-back', { day: day(row.withdrawnAt.slice(0, 10)) })
  return t(row.live ? 'web.consents.until' : 'web.consents.ran-out', { day: day(row.validUntil) })
}
