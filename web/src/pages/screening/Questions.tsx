import { Button } from '@mantine/core'
import { listQuestions } from '@passerelle/domain/shared/screening/contract'
import { questionStates } from '@passerelle/domain/shared/screening/screening'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useAddress } from '../../app/address.ts'
import type { OutputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import type { Column } from '../../kit/data-list.ts'
import { QuestionState } from './QuestionState.tsx'
import styles from './Screening.module.css'

type Row = OutputOf<typeof listQuestions>['questions'][number]

/** Possible matches, those that wait first. Nothing is decided by the machine. */
export function Questions() {
  const { t } = useWords()
  const router = useRouter()
  const [address] = useAddress()
  const state = questionStates.find((each) => each === address['state'])
  const { data, error, refetch } = useRead(listQuestions, state ? { state } : {}, { keepLast: true })
  const label = (value: (typeof questionStates)[number]) =>
    t('web.screening.state-count', { state: t(`screening.state.${value}`), count: data?.counts[value] ?? 0 })
  return (
    <>
      <PageHeader
        windowTitle={t('app.nav.screening')}
        about={
          <>
            <span>{t('web.screening.lead')}</span>
            <GoLink href="/screening/own">{t('web.screening.own-link')}</GoLink>
          </>
        }
        actions={
          <Button
            variant="default"
            leftSection={<Icon name="list" size={18} />}
            onClick={() => void router.navigate({ href: '/screening/lists' })}
          >
            {t('web.screening.lists')}
          </Button>
        }
      />
      <DataList
        caption={t('app.nav.screening')}
        rows={data?.questions}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/screening/${id}`}
        filters={[
          {
            id: 'state',
            label: t('web.screening.state'),
            options: questionStates.map((value) => ({ value, label: label(value) })),
          },
        ]}
        problem={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon="check" title={t('web.screening.none.title')}>
            {t('web.screening.none.body')}
          </EmptyState>
        }
      />
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const { t, shortDay } = useWords()
  return useMemo(
    () => [
      {
        id: 'two',
        header: t('web.screening.two'),
        cell: ({ subjectName, listedName }) => (
          <span className={styles.two}>
            <bdi>{subjectName}</bdi>
            <span className="soft small">
              {t('web.screening.listed-as')} <bdi>{listedName}</bdi>
            </span>
          </span>
        ),
      },
      {
        id: 'organisation',
        header: t('web.screening.organisation'),
        cell: ({ organisationName }) => <bdi>{organisationName}</bdi>,
        sort: ({ organisationName }) => organisationName,
      },
      { id: 'list', header: t('web.screening.list'), cell: ({ source }) => <bdi>{source}</bdi> },
      {
        id: 'reply',
        header: t('web.screening.reply'),
        cell: ({ replied, replyUntil, state }) => {
          if (replied) return t('web.screening.replied')
          const waits = state === 'open' || state === 'unsettled'
          return waits ? t('web.screening.until', { day: shortDay(replyUntil) }) : t('web.screening.silent')
        },
      },
      {
        id: 'state',
        header: t('web.screening.state'),
        cell: ({ state, halfDecided }) => (
          <span className={styles.two}>
            <QuestionState state={state} />
            {halfDecided && <span className="soft small">{t('web.screening.half')}</span>}
          </span>
        ),
        narrow: 'bare',
      },
    ],
    [t, shortDay],
  )
}
