import { readQuestion } from '@passerelle/domain/shared/screening/contract'
import { useParams } from '@tanstack/react-router'
import type { OutputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { Waterfall } from '../recognition/Waterfall.tsx'
import { Deciding } from './Deciding.tsx'
import { Decisions } from './Decisions.tsx'
import { QuestionState } from './QuestionState.tsx'
import { Replies } from './Replies.tsx'
import styles from './Screening.module.css'
import { EntryFacts, SubjectFacts } from './sides.tsx'

export type QuestionRead = OutputOf<typeof readQuestion>

interface QuestionProps {
  readonly question: QuestionRead
}

/** One possible match side by side, what speaks for and against it, what the organisation says, and who decided what. */
export function QuestionPage() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(readQuestion, { id })
  if (!data)
    return error ? <ErrorPanel problem={error} retry={() => void refetch()} focus /> : <Waiting lines={10} />
  return (
    <>
      <Head question={data} />
      <div className={styles.page}>
        <Notes question={data} />
        <div className={styles.sides}>
          <Screened question={data} />
          <Listed question={data} />
        </div>
        <Evidence question={data} />
        <Answers question={data} />
        <Deciding question={data} />
        <Decisions decisions={data.decisions} />
      </div>
    </>
  )
}

function Head({ question }: QuestionProps) {
  const { t } = useWords()
  const { organisationId, organisationName, state } = question
  return (
    <PageHeader
      windowTitle={t('web.screening.question')}
      back={{ href: '/screening', label: t('app.nav.screening') }}
      standing={<QuestionState state={state} />}
      about={
        <GoLink href={`/organisations/${organisationId}`}>
          <bdi>{organisationName}</bdi>
        </GoLink>
      }
    />
  )
}

/** Why it is asked again, or need not be: in words, before anything else. */
function Notes({ question: { gone, previousId, previousState } }: QuestionProps) {
  const { t } = useWords()
  if (!gone && !previousId) return null
  return (
    <div className={styles.notes}>
      {gone && <p>{t(`screening.gone.${gone}`)}</p>}
      {previousId && previousState && (
        <p>
          {t('web.screening.asked-before')}{' '}
          <GoLink href={`/screening/${previousId}`}>{t(`screening.state.${previousState}`)}</GoLink>
        </p>
      )}
    </div>
  )
}

function Screened({ question: { subject } }: QuestionProps) {
  const { t } = useWords()
  return (
    <Panel title={t(`web.screening.screened.${subject.kind}`)}>
      <SubjectFacts subject={subject} />
    </Panel>
  )
}

/** The version is pinned: this is what stood there on that day. */
function Listed({ question: { entry, source, listedOn } }: QuestionProps) {
  const { t, shortDay } = useWords()
  return (
    <Panel
      title={<bdi>{source}</bdi>}
      aside={<span className="soft small">{t('web.screening.version', { day: shortDay(listedOn) })}</span>}
    >
      <EntryFacts entry={entry} />
    </Panel>
  )
}

function Evidence({ question: { evidence, weight } }: QuestionProps) {
  const { t } = useWords()
  const lines = evidence.filter(({ field }) => field !== 'prior')
  const probability = 1 / (1 + 2 ** -weight)
  return (
    <Panel title={t('web.screening.evidence')}>
      <Waterfall
        score={{ weight, probability, band: 'review', evidence: lines }}
        hint={t('web.screening.evidence.hint')}
      />
    </Panel>
  )
}

function Answers({ question: { replies, replyUntil, state } }: QuestionProps) {
  const { t, day } = useWords()
  const isOpen = state === 'open' || state === 'unsettled'
  if (replies.length === 0 && !isOpen) return null
  return (
    <Panel title={t('web.screening.replies')}>
      {replies.length === 0 && (
        <p className="soft">{t('web.screening.no-reply', { day: day(replyUntil) })}</p>
      )}
      <Replies replies={replies} />
    </Panel>
  )
}
