import { type RecordSort, recordSorts } from '@passerelle/domain/shared/records/record'
import type { RecordRow } from '@passerelle/domain/shared/records/schema'
import { useMemo } from 'react'
import { useWords } from '../../app/words.tsx'
import { Clock } from '../../kit/Clock.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import type { Column } from '../../kit/data-list.ts'
import styles from './Records.module.css'
import { RecordState } from './RecordState.tsx'
import { RiskMark } from './RiskMark.tsx'

interface Options {
  /** All are mine: nobody needs to be named. */
  readonly own?: boolean
}

/** A record in a list. */
export function useRecordColumns({ own = false }: Options = {}): readonly Column<RecordRow>[] {
  const { t, shortDay } = useWords()
  return useMemo(() => {
    const columns: (Column<RecordRow> | false)[] = [
      {
        id: 'name',
        header: t('web.records.column.person'),
        cell: ({ displayName, latinName }) => <NameDisplay name={displayName} latin={latinName} />,
      },
      {
        id: 'state',
        header: t('web.records.column.state'),
        cell: ({ programme, state }) => <RecordState programme={programme} state={state} />,
        narrow: 'bare',
      },
      {
        id: 'risk',
        header: t('web.records.column.risk'),
        cell: ({ risk }) => (risk === 'unknown' ? null : <RiskMark risk={risk} />),
        narrow: 'bare',
      },
      {
        id: 'due',
        header: t('web.records.column.due'),
        cell: ({ nextDueAt }) => nextDueAt && <Clock due={nextDueAt} />,
        narrow: 'bare',
      },
      {
        id: 'referrals',
        header: t('web.records.column.referrals'),
        cell: ({ openReferrals }) => (openReferrals > 0 ? openReferrals : null),
        align: 'end',
      },
      {
        id: 'contact',
        header: t('web.records.column.contact'),
        cell: ({ lastContactOn }) =>
          lastContactOn && <span className={styles.line}>{shortDay(lastContactOn)}</span>,
      },
      !own && {
        id: 'worker',
        header: t('web.records.column.worker'),
        cell: ({ workerName }) => <bdi className={styles.line}>{workerName}</bdi>,
      },
      {
        id: 'code',
        header: t('web.records.column.code'),
        cell: ({ code }) => (
          <bdi dir="ltr" className={styles.code}>
            {code}
          </bdi>
        ),
        narrow: 'hidden',
      },
    ]
    return columns.filter((column) => column !== false)
  }, [t, shortDay, own])
}

export function isRecordSort(text: string | undefined): text is RecordSort {
  return recordSorts.some((sort) => sort === text)
}
