import { Button } from '@mantine/core'
import { liftWithholding, type listConsents } from '@passerelle/domain/shared/consents/contract'
import { useState } from 'react'
import type { OutputOf } from '../../../app/call.ts'
import { useAct } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { ConfirmButton } from '../../../kit/ConfirmButton.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import styles from './Consents.module.css'
import { WithholdDialog } from './WithholdDialog.tsx'

type Withholding = OutputOf<typeof listConsents>['withholdings'][number]

/** Who must not be told. It stands above every consent: towards them nothing can be sent. */
export function Withholdings({ withholdings }: { readonly withholdings: readonly Withholding[] }) {
  const { t } = useWords()
  const [adding, setAdding] = useState(false)
  return (
    <Panel title={t('web.consents.withheld')} flush>
      {withholdings.length === 0 ? (
        <p className={styles.calm}>{t('web.consents.withheld.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {withholdings.map((withholding) => (
            <WithholdingLine key={withholding.id} withholding={withholding} />
          ))}
        </ul>
      )}
      <div className={`${styles.foot} no-print`}>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => setAdding(true)}
        >
          {t('web.consents.withhold')}
        </Button>
      </div>
      {adding && <WithholdDialog onClose={() => setAdding(false)} />}
    </Panel>
  )
}

function WithholdingLine({ withholding }: { readonly withholding: Withholding }) {
  const { t, day } = useWords()
  const { act, busy, problem } = useAct(liftWithholding)
  const { id, recipientName, reason, note, at, liftedAt } = withholding
  const name = recipientName ?? ''
  return (
    <li className={styles.row}>
      <div className={liftedAt ? styles.ended : undefined}>
        <p className={styles.title}>
          <bdi>{name}</bdi>
        </p>
        <p>{t(`consents.withholding.${reason}`)}</p>
        {note && (
          <p className={styles.reason} dir="auto">
            {note}
          </p>
        )}
        <p className={styles.meta}>
          {t('web.consents.since', { day: day(at.slice(0, 10)) })}
          {liftedAt && ` · ${t('web.consents.lifted', { day: day(liftedAt.slice(0, 10)) })}`}
        </p>
        <ErrorPanel problem={problem} />
      </div>
      {!liftedAt && (
        <ConfirmButton
          size="xs"
          label={t('web.consents.lift')}
          question={t('web.consents.lift.question', { name })}
          consequence={t('web.consents.lift.consequence')}
          busy={busy}
          onConfirm={() => act({ id })}
        />
      )}
    </li>
  )
}
