import { type InquiryRead, listInquiries } from '@passerelle/domain/shared/recognition/asking-contract'
import { useMemo } from 'react'
import { useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { DataList } from '../../../kit/DataList.tsx'
import { EmptyState } from '../../../kit/EmptyState.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import type { Column } from '../../../kit/data-list.ts'
import { ToldName } from '../../tracing/ToldPerson.tsx'
import { InquiryState } from './InquiryState.tsx'

type Inquiry = Omit<InquiryRead, 'candidates'>

/** What others ask about people whom we may know; nobody but us knows that the question lies here. */
export function Inquiries() {
  const { t } = useWords()
  const { data, error, refetch } = useRead(listInquiries, {}, { keepLast: true })
  return (
    <>
      <PageHeader
        windowTitle={t('web.recognition.inquiries')}
        back={{ href: '/recognition', label: t('app.nav.recognition') }}
        about={<span>{t('web.recognition.inquiries.lead')}</span>}
      />
      <DataList
        caption={t('web.recognition.inquiries')}
        rows={data?.inquiries}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/recognition/inquiries/${id}`}
        problem={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon="people" title={t('web.recognition.inquiries.none')}>
            {t('web.recognition.inquiries.none.body')}
          </EmptyState>
        }
      />
    </>
  )
}

function useColumns(): readonly Column<Inquiry>[] {
  const { t, day } = useWords()
  return useMemo(
    () => [
      { id: 'told', header: t('web.recognition.asked-about'), cell: ({ told }) => <ToldName told={told} /> },
      {
        id: 'asker',
        header: t('web.recognition.who-asks'),
        cell: ({ askerName, askedAt }) => (
          <>
            <bdi>{askerName}</bdi> <span className="soft small">{day(askedAt.slice(0, 10))}</span>
          </>
        ),
      },
      {
        id: 'state',
        header: t('web.recognition.state'),
        cell: (inquiry) => <InquiryState inquiry={inquiry} />,
        narrow: 'bare',
      },
    ],
    [t, day],
  )
}
