import { Button } from '@mantine/core'
import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import { formsOf } from '@passerelle/domain/kernel/programme'
import { readCompartment } from '@passerelle/domain/shared/records/contract'
import { useState } from 'react'
import { useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { useRecord } from '../record-context.tsx'
import styles from './Answers.module.css'
import { AnsweredForm } from './AnsweredForm.tsx'

/** The severe compartments that hold something: closed until somebody opens them on purpose. */
export function Sealed() {
  const { read } = useRecord()
  const compartments = [...new Set(read.sealed.map((each) => each.compartment))]
  return compartments.map((compartment) => <Compartment key={compartment} compartment={compartment} />)
}

function Compartment({ compartment }: { readonly compartment: Clearance }) {
  const { t } = useWords()
  const { read, facts } = useRecord()
  const [open, setOpen] = useState(false)
  const count = read.sealed
    .filter((each) => each.compartment === compartment)
    .reduce((sum, each) => sum + each.answers, 0)
  const cleared = facts.actor.clearances.includes(compartment)
  if (open) return <Opened compartment={compartment} onClose={() => setOpen(false)} />
  return (
    <Panel title={t(`records.compartment.${compartment}`)} severe>
      <div className={styles.sealed}>
        <p>{t('web.records.sealed.holds', { count })}</p>
        {cleared ? (
          <Button
            variant="default"
            leftSection={<Icon name="lock" size={16} />}
            onClick={() => setOpen(true)}
          >
            {t('web.records.sealed.open')}
          </Button>
        ) : (
          <p className="soft">{t('kernel.no-clearance')}</p>
        )}
        <p className="soft small">{t('web.records.sealed.written-down')}</p>
      </div>
    </Panel>
  )
}

function Opened({ compartment, onClose }: { readonly compartment: Clearance; readonly onClose: () => void }) {
  const { t } = useWords()
  const { id, programme } = useRecord()
  const { data, error, refetch } = useRead(readCompartment, { id, compartment })
  const forms = programme ? formsOf(programme) : []
  return (
    <>
      <div className="no-print">
        <Button variant="default" size="xs" onClick={onClose}>
          {t('web.records.sealed.close', { compartment: t(`records.compartment.${compartment}`) })}
        </Button>
      </div>
      <ErrorPanel problem={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data &&
        forms.flatMap((form) => {
          const kept = data.answers[form.id]
          return kept ? [<AnsweredForm key={form.id} form={form} kept={kept} recordId={id} severe />] : []
        })}
    </>
  )
}
