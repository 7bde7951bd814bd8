import { programmeKey } from '@passerelle/domain/kernel/words'
import { findProgramme } from '@passerelle/domain/programmes/index'
import type { PersonRead } from '@passerelle/domain/shared/people/contract'
import { risks } from '@passerelle/domain/shared/records/record'
import { useWords } from '../../app/words.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { RecordState } from '../records/RecordState.tsx'
import { RiskMark } from '../records/RiskMark.tsx'
import styles from './Person.module.css'

export function PersonRecords({ person }: { readonly person: PersonRead }) {
  const { t } = useWords()
  return (
    <Panel title={t('records.title')} flush>
      {person.records.length === 0 ? (
        <p className={styles.calm}>{t('web.people.no-records')}</p>
      ) : (
        <ul className={styles.rows}>
          {person.records.map((record) => (
            <RecordLine key={record.id} record={record} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function RecordLine({ record }: { readonly record: PersonRead['records'][number] }) {
  const { t, day } = useWords()
  const programme = findProgramme(record.programme)
  const risk = risks.find((each) => each === record.risk)
  return (
    <li className={styles.row}>
      <div>
        <GoLink href={`/records/${record.id}`}>
          {programme ? t(programmeKey(programme)) : record.programme}
        </GoLink>
        <p className={styles.meta}>
          <bdi>{record.workerName}</bdi> · {t('web.records.opened', { day: day(record.openedOn) })}
          {record.closedOn && ` · ${t('web.records.closed', { day: day(record.closedOn) })}`} ·{' '}
          <bdi dir="ltr">{record.code}</bdi>
        </p>
      </div>
      <RecordState programme={record.programme} state={record.state} />
      {risk && risk !== 'unknown' && <RiskMark risk={risk} />}
    </li>
  )
}
