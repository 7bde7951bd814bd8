import { listPairs } from '@passerelle/domain/shared/recognition/contract'
import { pairStates } from '@passerelle/domain/shared/recognition/judging'
import type { PairRow } from '@passerelle/domain/shared/recognition/schema'
import { useMemo } from 'react'
import { useAddress } from '../../app/address.ts'
import { useRead } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import type { Column } from '../../kit/data-list.ts'
import { PairState } from './PairState.tsx'
import styles from './Recognition.module.css'

/** Pairs of people who may be one: the machine lays them here, people judge. */
export function Pairs() {
  const { t } = useWords()
  const { role } = useSession()
  const answers = role === 'supervisor' || role === 'coordinator'
  const [address] = useAddress()
  const state = pairStates.find((each) => each === address['state'])
  const { data, error, refetch } = useRead(
    listPairs,
    { limit: 100, ...(state ? { state } : {}) },
    { keepLast: true },
  )
  return (
    <>
      <PageHeader
        windowTitle={t('app.nav.recognition')}
        about={<span>{t('web.recognition.lead')}</span>}
        actions={answers && <GoLink href="/recognition/inquiries">{t('web.recognition.inquiries')}</GoLink>}
      />
      <DataList
        caption={t('app.nav.recognition')}
        rows={data?.pairs}
        columns={useColumns()}
        rowKey={({ one, other }) => `${one.id} ${other.id}`}
        rowHref={({ one, other }) => `/recognition/${one.id}/${other.id}`}
        filters={[
          {
            id: 'state',
            label: t('web.recognition.state'),
            options: pairStates.map((value) => ({ value, label: t(`web.recognition.state.${value}`) })),
          },
        ]}
        problem={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon="people" title={t('web.recognition.none.title')}>
            {t('web.recognition.none.body')}
          </EmptyState>
        }
      />
    </>
  )
}

function useColumns(): readonly Column<PairRow>[] {
  const { t } = useWords()
  return useMemo(
    () => [
      {
        id: 'people',
        header: t('web.recognition.people'),
        cell: ({ one, other }) => (
          <span className={styles.two}>
            <NameDisplay name={one.displayName} latin={one.latinName} />
            <NameDisplay name={other.displayName} latin={other.latinName} />
          </span>
        ),
      },
      {
        id: 'likelihood',
        header: t('web.recognition.likelihood'),
        cell: (pair) => t(`recognition.band.${pair.band}`, { percent: percentOf(pair) }),
      },
      {
        id: 'state',
        header: t('web.recognition.state'),
        cell: ({ state, severe }) => <PairState state={state} severe={severe} />,
        narrow: 'bare',
      },
    ],
    [t],
  )
}

/** Never 0 or 100: nobody is certain. */
export function percentOf({ probability }: { readonly probability: number }): number {
  return Math.min(99, Math.max(1, Math.round(probability * 100)))
}
