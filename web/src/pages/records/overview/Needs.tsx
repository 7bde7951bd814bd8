import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../app/words.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { useRecord } from '../record-context.tsx'
import { NeedDialog } from './NeedDialog.tsx'
import { NeedView } from './NeedView.tsx'
import styles from './Overview.module.css'

/** The plan, service by service: what the person needs, who answers it, and what the clock says. */
export function Needs() {
  const { t } = useWords()
  const { read } = useRecord()
  const [adding, setAdding] = useState(false)
  return (
    <Panel
      title={t('web.records.needs')}
      flush
      aside={
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => setAdding(true)}
        >
          {t('web.records.need.add')}
        </Button>
      }
    >
      {read.needs.length === 0 ? (
        <p className={styles.calm}>{t('web.records.needs.none')}</p>
      ) : (
        <ul className={styles.needs}>
          {read.needs.map((need) => (
            <NeedView key={need.id} need={need} />
          ))}
        </ul>
      )}
      {adding && <NeedDialog onClose={() => setAdding(false)} />}
    </Panel>
  )
}
