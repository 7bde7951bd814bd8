import type { readLists } from '@passerelle/domain/shared/screening/contract'
import { useMemo } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { Column } from '../../kit/data-list.ts'
import styles from './Screening.module.css'

type Run = OutputOf<typeof readLists>['runs'][number]

/** Which organisation was compared with which list, when and why. */
export function Runs({ runs }: { readonly runs: readonly Run[] }) {
  const { t } = useWords()
  const title = t('web.screening.runs')
  return (
    <Panel title={title} flush>
      <DataList
        caption={title}
        rows={runs}
        columns={useColumns()}
        rowKey={({ organisationId, source, at }) => `${organisationId} ${source} ${at}`}
        rowHref={({ organisationId }) => `/organisations/${organisationId}`}
        empty={null}
      />
    </Panel>
  )
}

function useColumns(): readonly Column<Run>[] {
  const { t, number, moment } = useWords()
  return useMemo(
    () => [
      {
        id: 'organisation',
        header: t('web.screening.organisation'),
        cell: ({ organisationName }) => <bdi>{organisationName}</bdi>,
      },
      {
        id: 'list',
        header: t('web.screening.list'),
        cell: ({ source, cause }) => (
          <span className={styles.two}>
            <bdi>{source}</bdi>
            <span className="soft small">{t(`screening.cause.${cause}`)}</span>
          </span>
        ),
      },
      {
        id: 'subjects',
        header: t('web.screening.names-compared'),
        cell: ({ subjects }) => number(subjects),
        align: 'end',
      },
      {
        id: 'asked',
        header: t('web.screening.new-questions'),
        cell: ({ asked }) => number(asked),
        align: 'end',
      },
      { id: 'at', header: t('web.screening.when'), cell: ({ at }) => moment(at) },
    ],
    [t, number, moment],
  )
}
