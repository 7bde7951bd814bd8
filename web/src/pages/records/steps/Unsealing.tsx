import { Button } from '@mantine/core'
import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import { readCompartment } from '@passerelle/domain/shared/records/contract'
import { type ReactNode, useState } from 'react'
import { useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import type { KeptForm } from '../answers/AnsweredForm.tsx'
import { useRecord } from '../record-context.tsx'
import styles from './Steps.module.css'

interface UnsealingProps {
  readonly form: string
  /** Compartments in which this form already has answers, and which I may open. */
  readonly compartments: readonly Clearance[]
  readonly children: (unsealed: KeptForm) => ReactNode
}

/** Answers that lie sealed are opened before they can be changed: on purpose, and the opening is written down. */
export function Unsealing({ form, compartments, children }: UnsealingProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [first, ...others] = compartments
  if (!first) return children({})
  if (open) {
    return (
      <Unsealed form={form} compartment={first}>
        {(kept) => (
          <Unsealing form={form} compartments={others}>
            {(more) => children({ ...kept, ...more })}
          </Unsealing>
        )}
      </Unsealed>
    )
  }
  return (
    <Panel title={t(`records.compartment.${first}`)} severe>
      <div className={styles.plain}>
        <p>{t('web.records.sealed.before-form')}</p>
        <Button leftSection={<Icon name="lock" size={16} />} onClick={() => setOpen(true)}>
          {t('web.records.sealed.open')}
        </Button>
        <p className="soft small">{t('web.records.sealed.written-down')}</p>
      </div>
    </Panel>
  )
}

interface UnsealedProps {
  readonly form: string
  readonly compartment: Clearance
  readonly children: (kept: KeptForm) => ReactNode
}

function Unsealed({ form, compartment, children }: UnsealedProps) {
  const { id } = useRecord()
  const { data, error, refetch } = useRead(readCompartment, { id, compartment })
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} />
  return data ? children({ ...data.answers[form], ...data.drafts[form] }) : <Waiting />
}
