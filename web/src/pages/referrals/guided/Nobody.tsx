import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../../app/words.tsx'
import { EmptyState } from '../../../kit/EmptyState.tsx'
import { SettleDialog } from '../../records/overview/SettleDialog.tsx'
import { useRecord } from '../../records/record-context.tsx'
import type { GuidedProps } from './FourParts.tsx'
import styles from './Guided.module.css'

/** No service is left to ask: look elsewhere, or count the need as one that nobody could meet. */
export function Nobody({
  need,
  draft,
  reroutes,
  whyIsBelow,
}: GuidedProps & { readonly whyIsBelow: boolean }) {
  const { t } = useWords()
  const { value, change, finish } = draft
  const router = useRouter()
  const { id } = useRecord()
  const [settling, setSettling] = useState(false)
  const actions = (
    <div className={styles.ends}>
      <Button onClick={() => change({ ...value, open: 'need' })}>{t('web.refer.where.change')}</Button>
      {!reroutes && (
        <Button variant="default" onClick={() => setSettling(true)}>
          {t('records.response.unavailable')}
        </Button>
      )}
    </div>
  )
  return (
    <>
      <EmptyState icon="search" title={t('web.refer.nobody')} action={actions}>
        {t(whyIsBelow ? 'web.refer.nobody.body' : 'web.refer.nobody.else')}
      </EmptyState>
      {settling && (
        <SettleDialog
          need={need}
          response="unavailable"
          onClose={() => setSettling(false)}
          onDone={() => {
            finish()
            void router.navigate({ href: `/records/${id}` })
          }}
        />
      )}
    </>
  )
}
