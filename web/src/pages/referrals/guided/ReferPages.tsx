import { readReferral } from '@passerelle/domain/shared/referrals/contract'
import { useParams } from '@tanstack/react-router'
import { useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { EmptyState } from '../../../kit/EmptyState.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { RecordProvider } from '../../records/record-context.tsx'
import { Guide } from './Guide.tsx'

/** From a need to the right partner with consent, on one page in four parts. */
export function ReferPage() {
  const { id = '', needId = '' } = useParams({ strict: false })
  return (
    <RecordProvider recordId={id}>
      <Guide needId={needId} />
    </RecordProvider>
  )
}

/** The same for the next partner, when the first said no or did not answer: what was decided before is filled in. */
export function ReroutePage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(readReferral, { id })
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} focus />
  if (!data) return <Waiting lines={10} />
  const { recordId, needId } = data.referral
  if (!recordId || !needId || !data.moves.includes('reroute')) {
    return (
      <EmptyState
        icon="bridge"
        title={t('web.refer.no-reroute')}
        action={<GoLink href={`/referrals/${id}`}>{t('web.refer.to-referral')}</GoLink>}
      >
        {t('web.refer.no-reroute.body', { state: t(`referrals.state.${data.referral.state}`) })}
      </EmptyState>
    )
  }
  return (
    <RecordProvider recordId={recordId}>
      <Guide needId={needId} before={data} />
    </RecordProvider>
  )
}
