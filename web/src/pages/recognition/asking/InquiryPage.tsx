import { type InquiryRead, readInquiry } from '@passerelle/domain/shared/recognition/asking-contract'
import type { AlikePerson } from '@passerelle/domain/shared/recognition/schema'
import { useParams } from '@tanstack/react-router'
import { useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { NameDisplay } from '../../../kit/NameDisplay.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { aboutWords } from '../../people/person-words.ts'
import { ToldPerson } from '../../tracing/ToldPerson.tsx'
import { percentOf } from '../Pairs.tsx'
import styles from '../Recognition.module.css'
import { Waterfall } from '../Waterfall.tsx'
import { Answering } from './Answering.tsx'
import { InquiryState } from './InquiryState.tsx'

/** A question of another organisation beside those of ours who may be meant; we answer after asking them. */
export function InquiryPage() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(readInquiry, { id })
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} focus />
  return data ? <Inquiry inquiry={data} /> : <Waiting lines={10} />
}

function Inquiry({ inquiry }: { readonly inquiry: InquiryRead }) {
  const { t } = useWords()
  return (
    <>
      <PageHeader
        windowTitle={t('web.recognition.inquiry')}
        back={{ href: '/recognition/inquiries', label: t('web.recognition.inquiries') }}
        standing={<InquiryState inquiry={inquiry} />}
        about={<span>{t('web.recognition.inquiry.from', { organisation: inquiry.askerName })}</span>}
      />
      <div className={styles.page}>
        <Panel title={t('web.recognition.asked-about')}>
          <ToldPerson told={inquiry.told} />
        </Panel>
        {inquiry.candidates.map((candidate) => (
          <Candidate key={candidate.id} candidate={candidate} />
        ))}
        <Answering inquiry={inquiry} />
      </div>
    </>
  )
}

function Candidate({ candidate }: { readonly candidate: AlikePerson }) {
  const { t } = useWords()
  const { id, displayName, latinName, code, score } = candidate
  return (
    <Panel
      title={
        <GoLink href={`/people/${id}`}>
          <NameDisplay name={displayName} latin={latinName} />
        </GoLink>
      }
      aside={
        <span className="soft small">{[aboutWords(candidate, t), code].filter(Boolean).join(' · ')}</span>
      }
    >
      <p>{t(`recognition.band.${score.band}`, { percent: percentOf(score) })}</p>
      <Waterfall score={score} />
    </Panel>
  )
}
