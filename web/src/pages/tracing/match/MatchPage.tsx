import { readMatch } from '@passerelle/domain/shared/tracing/contract'
import type { Match } from '@passerelle/domain/shared/tracing/schema'
import { sides } from '@passerelle/domain/shared/tracing/tracing'
import { useParams } from '@tanstack/react-router'
import { useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { NameDisplay } from '../../../kit/NameDisplay.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { StopBar } from '../../../kit/StopBar.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { ToldName, ToldPerson, nameOfTold } from '../ToldPerson.tsx'
import styles from '../Tracing.module.css'
import { MatchBadge } from '../states.tsx'
import { Answers } from './Answers.tsx'
import { Interests } from './Interests.tsx'
import { Next } from './Next.tsx'
import { Outcome } from './Outcome.tsx'
import { Whereabouts } from './Whereabouts.tsx'
import { stopsOfMatch } from './match-road.ts'

/** Two who may belong together, from our side: where it stands, what is next, and only what we may know of the other side. */
export function MatchPage() {
  const params = useParams({ strict: false })
  const side = sides.find((each) => each === params.side) ?? 'seeker'
  const { data, error, refetch } = useRead(readMatch, { id: params.id ?? '', side })
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} focus />
  return data ? <Whole match={data} /> : <Waiting lines={10} />
}

function Whole({ match }: { readonly match: Match }) {
  const { t } = useWords()
  const stops = stopsOfMatch(match).map((stop) => ({ ...stop, word: t(`tracing.step.${stop.id}`) }))
  const withChild = match.own.child || match.other.child
  return (
    <>
      <Head match={match} />
      <div className={styles.page}>
        <StopBar stops={stops} />
        <Next match={match} />
        <div className={styles.columns}>
          <div className={styles.column}>
            <Outcome match={match} />
            <Answers match={match} />
            {withChild && <Interests match={match} />}
          </div>
          <div className={styles.column}>
            <Whereabouts match={match} />
            <Who match={match} />
          </div>
        </div>
      </div>
    </>
  )
}

function Head({ match }: { readonly match: Match }) {
  const { t, day } = useWords()
  const { sought, state, otherName, since, requestId } = match
  return (
    <PageHeader
      windowTitle={t('web.tracing.match')}
      back={
        requestId
          ? { href: `/tracing/requests/${requestId}`, label: t('web.tracing.request') }
          : { href: '/tracing', label: t('app.nav.tracing') }
      }
      standing={<MatchBadge state={state} />}
      about={
        <>
          <span>{t('web.tracing.with', { organisation: otherName })}</span>
          <span>{t('web.home.since', { day: day(since.slice(0, 10)) })}</span>
        </>
      }
    >
      <ToldName told={sought} />
    </PageHeader>
  )
}

/** Whom we keep, who is sought, who seeks. */
function Who({ match }: { readonly match: Match }) {
  const { t } = useWords()
  const { person, side, sought, seeker, relation, otherName } = match
  const of = seeker ? nameOfTold(seeker) : otherName
  return (
    <Panel title={t('web.tracing.who')}>
      <div className={styles.form}>
        {person && (
          <p>
            <span className="soft small">{t(`web.tracing.ours.${side}`)}</span>
            <br />
            <GoLink href={`/people/${person.id}`}>
              <NameDisplay name={person.displayName} latin={person.latinName} />
            </GoLink>
          </p>
        )}
        <div>
          <h3>{t('web.tracing.sought')}</h3>
          <ToldPerson
            told={sought}
            more={[
              {
                id: 'relation',
                label: t('web.tracing.relation'),
                value: t('web.tracing.tie', { relation: t(`tracing.relation.${relation}`), name: of }),
              },
            ]}
          />
        </div>
        {seeker && (
          <div>
            <h3>{t('web.tracing.seeker')}</h3>
            <ToldPerson told={seeker} />
          </div>
        )}
      </div>
    </Panel>
  )
}
