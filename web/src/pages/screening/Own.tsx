import { ownQuestions } from '@passerelle/domain/shared/screening/contract'
import type { OutputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { QuestionState } from './QuestionState.tsx'
import { Replies } from './Replies.tsx'
import { Replying } from './Replying.tsx'
import styles from './Screening.module.css'
import { EntryFacts } from './sides.tsx'

type OwnQuestion = OutputOf<typeof ownQuestions>['questions'][number]

/** What screening asks of one's own organisation: what the list says, and the place to answer. */
export function Own() {
  const { t } = useWords()
  const { organisation } = useSession()
  const { data, error, refetch } = useRead(ownQuestions, {})
  return (
    <>
      <PageHeader
        windowTitle={t('web.screening.own')}
        about={
          <>
            <span>{t('web.screening.own.lead')}</span>
            <GoLink href={`/organisations/${organisation.id}`}>{t('web.screening.officers')}</GoLink>
          </>
        }
      />
      <div className={styles.page}>
        <ErrorPanel problem={error} retry={() => void refetch()} />
        {data?.held && <p className={styles.held}>{t('web.screening.held')}</p>}
        {!data && !error && <Waiting lines={6} />}
        {data?.questions.length === 0 && (
          <EmptyState icon="check" title={t('web.screening.own.none.title')}>
            {t('web.screening.own.none.body')}
          </EmptyState>
        )}
        {data?.questions.map((question) => (
          <Asked key={question.id} question={question} />
        ))}
      </div>
    </>
  )
}

function Asked({ question }: { readonly question: OwnQuestion }) {
  const { t, day, shortDay } = useWords()
  const { subjectKind, subjectName, source, listedOn, entry, state, replyUntil, replies, mayReply } = question
  return (
    <Panel title={<bdi>{subjectName}</bdi>} aside={<QuestionState state={state} />}>
      <p>{t(`web.screening.own.asks.${subjectKind}`)}</p>
      <div className={styles.sides}>
        <div>
          <h3 className={styles.part}>
            <bdi>{source}</bdi>{' '}
            <span className="soft small">{t('web.screening.version', { day: shortDay(listedOn) })}</span>
          </h3>
          <EntryFacts entry={entry} />
        </div>
        <div>
          <h3 className={styles.part}>{t('web.screening.your-answer')}</h3>
          {mayReply && <p className="soft">{t('web.screening.answer-until', { day: day(replyUntil) })}</p>}
          <Replies replies={replies} />
          {mayReply && <Replying questionId={question.id} again={replies.length > 0} />}
        </div>
      </div>
    </Panel>
  )
}
