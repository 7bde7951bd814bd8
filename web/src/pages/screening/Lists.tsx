import { Button } from '@mantine/core'
import { readLists, runScreening } from '@passerelle/domain/shared/screening/contract'
import { useMemo } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useAct, useRead } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { Column } from '../../kit/data-list.ts'
import { ImportList } from './ImportList.tsx'
import { Runs } from './Runs.tsx'
import styles from './Screening.module.css'

type Version = OutputOf<typeof readLists>['versions'][number]

/** The lists with every version that was brought, what was compared with them, and the way to bring a new one. */
export function Lists() {
  const { t } = useWords()
  const { data, error, refetch } = useRead(readLists, {})
  return (
    <>
      <PageHeader
        windowTitle={t('web.screening.lists')}
        back={{ href: '/screening', label: t('app.nav.screening') }}
        about={<span>{t('web.screening.lists.lead')}</span>}
        actions={data && data.versions.length > 0 && <RunAll />}
      />
      <div className={styles.page}>
        {data?.may.import && <ImportList sources={sourcesOf(data.versions)} />}
        <Panel title={t('web.screening.versions')} flush>
          <DataList
            caption={t('web.screening.versions')}
            rows={data?.versions}
            columns={useColumns()}
            rowKey={({ id }) => id}
            problem={error}
            onRetry={() => void refetch()}
            empty={
              <EmptyState icon="list" title={t('web.screening.no-lists.title')}>
                {t('web.screening.no-lists.body')}
              </EmptyState>
            }
          />
        </Panel>
        {data && data.runs.length > 0 && <Runs runs={data.runs} />}
      </div>
    </>
  )
}

function sourcesOf(versions: readonly Version[]): readonly string[] {
  return [...new Set(versions.map(({ source }) => source))]
}

function RunAll() {
  const { t } = useWords()
  const { act, busy, problem } = useAct(runScreening)
  async function go(): Promise<void> {
    const done = await act({ organisationId: null })
    if (done) toast(t('web.screening.run.done', { count: done.organisations }))
  }
  return (
    <>
      <ErrorPanel problem={problem} focus />
      <Button variant="default" loading={busy} onClick={() => void go()}>
        {t('web.screening.run')}
      </Button>
    </>
  )
}

function useColumns(): readonly Column<Version>[] {
  const { t, number, shortDay, moment } = useWords()
  return useMemo(
    () => [
      {
        id: 'source',
        header: t('web.screening.list'),
        cell: ({ source, newest }) => (
          <span className={styles.two}>
            <bdi>{source}</bdi>
            {newest && <span className="soft small">{t('web.screening.newest')}</span>}
          </span>
        ),
      },
      { id: 'day', header: t('web.screening.of-day'), cell: ({ listedOn }) => shortDay(listedOn) },
      {
        id: 'entries',
        header: t('web.screening.entries'),
        cell: ({ entries }) => number(entries),
        align: 'end',
      },
      {
        id: 'screened',
        header: t('web.screening.compared'),
        cell: ({ screened }) => number(screened),
        align: 'end',
      },
      {
        id: 'brought',
        header: t('web.screening.brought'),
        cell: ({ importedAt, importedBy }) => (
          <span className={styles.two}>
            <bdi>{importedBy}</bdi>
            <span className="soft small">{moment(importedAt)}</span>
          </span>
        ),
      },
      {
        id: 'checksum',
        header: t('web.screening.checksum'),
        cell: ({ checksum }) => (
          <bdi dir="ltr" className="small" title={checksum}>
            {checksum.slice(0, 12)}
          </bdi>
        ),
      },
    ],
    [t, number, shortDay, moment],
  )
}
