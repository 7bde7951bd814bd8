import { Button } from '@mantine/core'
import { listTracing } from '@passerelle/domain/shared/tracing/contract'
import type { TracingRow } from '@passerelle/domain/shared/tracing/schema'
import { soughtStates } from '@passerelle/domain/shared/tracing/tracing'
import { useMemo } from 'react'
import { useAddress } from '../../app/address.ts'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { Column } from '../../kit/data-list.ts'
import styles from './Tracing.module.css'
import { SoughtBadge } from './states.tsx'

/** Every family we look for, with the state of each search. */
export function RequestList({ onNew }: { readonly onNew: () => void }) {
  const { t } = useWords()
  const [address] = useAddress()
  const state = soughtStates.find((each) => each === address['state'])
  const { data, error, refetch } = useRead(listTracing, state ? { state } : {}, { keepLast: true })
  return (
    <Panel title={t('web.tracing.requests')} flush>
      <div className={styles.list}>
        <DataList
          caption={t('web.tracing.requests')}
          rows={data?.requests}
          columns={useColumns()}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/tracing/requests/${id}`}
          filters={[
            {
              id: 'state',
              label: t('web.tracing.state'),
              options: soughtStates.map((value) => ({ value, label: t(`tracing.state.${value}`) })),
            },
          ]}
          problem={error}
          onRetry={() => void refetch()}
          onNew={onNew}
          empty={
            <EmptyState
              icon="family"
              title={t('web.tracing.requests.none')}
              action={<Button onClick={onNew}>{t('web.tracing.new')}</Button>}
            >
              {t('web.tracing.requests.none.body')}
            </EmptyState>
          }
        />
      </div>
    </Panel>
  )
}

function useColumns(): readonly Column<TracingRow>[] {
  const { t, shortDay } = useWords()
  return useMemo(
    () => [
      {
        id: 'seeker',
        header: t('web.tracing.seeker'),
        cell: ({ seeker, outside }) =>
          seeker ? (
            <NameDisplay name={seeker.displayName} latin={seeker.latinName} />
          ) : (
            <bdi>{outside?.author ?? outside?.source ?? t('web.tracing.outside')}</bdi>
          ),
      },
      { id: 'sought', header: t('web.tracing.sought'), cell: (row) => <SoughtLines row={row} /> },
      {
        id: 'asked',
        header: t('web.tracing.asked'),
        cell: ({ askedAt, withdrawnAt }) =>
          withdrawnAt ? t('web.tracing.withdrawn') : shortDay(askedAt.slice(0, 10)),
        sort: ({ askedAt }) => askedAt,
      },
    ],
    [t, shortDay],
  )
}

function SoughtLines({ row }: { readonly row: TracingRow }) {
  const { t } = useWords()
  return (
    <ul className={styles.soughtLines}>
      {row.sought.map(({ id, name, relation, state }) => (
        <li key={id}>
          <bdi>{name}</bdi> <span className="soft small">{t(`tracing.relation.${relation}`)}</span>
          <SoughtBadge state={state} />
        </li>
      ))}
    </ul>
  )
}
