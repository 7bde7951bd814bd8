import { Button } from '@mantine/core'
import { listOfficers } from '@passerelle/domain/shared/screening/contract'
import { useState } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { OfficerDialog } from './OfficerDialog.tsx'
import styles from './Screening.module.css'
import { bornWords } from './sides.tsx'

export type OfficerRead = OutputOf<typeof listOfficers>['officers'][number]

interface OfficersProps {
  readonly organisationId: string
  /** Whoever reads keeps the register of partners. */
  readonly registers: boolean
}

/** Those who lead an organisation: for its own leaders and for the register. Others have no such panel. */
export function Officers({ organisationId, registers }: OfficersProps) {
  const { organisation, role } = useSession()
  const leads = organisation.id === organisationId && (role === 'administrator' || role === 'coordinator')
  return registers || leads ? <Panelled organisationId={organisationId} /> : null
}

function Panelled({ organisationId }: Pick<OfficersProps, 'organisationId'>) {
  const { t } = useWords()
  const { data, error, refetch } = useRead(listOfficers, { organisationId })
  const [open, setOpen] = useState<OfficerRead | 'new'>()
  return (
    <Panel
      title={t('web.screening.officers')}
      aside={
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => setOpen('new')}
        >
          {t('web.screening.officers.add')}
        </Button>
      }
    >
      <p className="soft small">{t('web.screening.officers.lead')}</p>
      <ErrorPanel problem={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={3} />}
      {data?.officers.length === 0 && <p>{t('web.screening.officers.none')}</p>}
      <ul className={styles.said}>
        {data?.officers.map((officer) => (
          <OfficerLine key={officer.id} officer={officer} onEdit={() => setOpen(officer)} />
        ))}
      </ul>
      {open && (
        <OfficerDialog
          organisationId={organisationId}
          officer={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  )
}

function OfficerLine({ officer, onEdit }: { readonly officer: OfficerRead; readonly onEdit: () => void }) {
  const speech = useWords()
  const { t, shortDay } = speech
  const [name = '', ...others] = officer.names
  const about = [
    t(`screening.role.${officer.role}`),
    ...(officer.born ? [t('web.screening.born-when', { when: bornWords(officer.born, speech) })] : []),
    ...(officer.endedOn ? [t('web.screening.left-on', { day: shortDay(officer.endedOn) })] : []),
  ]
  return (
    <li className={styles.officer}>
      <div>
        <bdi>{name}</bdi>
        {others.map((other) => (
          <div key={other} className="soft">
            <bdi>{other}</bdi>
          </div>
        ))}
        <div className="soft small">{about.join(' · ')}</div>
      </div>
      <Button variant="subtle" size="xs" onClick={onEdit}>
        {t('web.screening.officers.change')}
        <span className="visually-hidden"> {name}</span>
      </Button>
    </li>
  )
}
