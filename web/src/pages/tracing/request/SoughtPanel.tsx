import { Button } from '@mantine/core'
import { displayNameOf, latinNameOf } from '@passerelle/domain/shared/people/rules'
import type { Sought, TracingRequest } from '@passerelle/domain/shared/tracing/schema'
import { soughtState } from '@passerelle/domain/shared/tracing/rules'
import { soughtStates } from '@passerelle/domain/shared/tracing/tracing'
import { useState } from 'react'
import { type Speech, useWords } from '../../../app/words.tsx'
import type { Fact } from '../../../kit/Facts.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { NameDisplay } from '../../../kit/NameDisplay.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { ToldPerson } from '../ToldPerson.tsx'
import styles from '../Tracing.module.css'
import { MatchBadge, SoughtBadge } from '../states.tsx'
import { CloseSearchDialog } from './CloseSearchDialog.tsx'
import { SoughtDialog } from './SoughtDialog.tsx'

interface SoughtPanelProps {
  readonly request: TracingRequest
  readonly sought: Sought
}

/** One who is sought: what is told, how far it has come, and what can be done. */
export function SoughtPanel({ request, sought }: SoughtPanelProps) {
  const speech = useWords()
  const { t } = speech
  const [open, setOpen] = useState<'correct' | 'close'>()
  const name = displayNameOf(sought.names)
  const isOpen = request.withdrawnAt === null && sought.state !== 'closed'
  return (
    <Panel
      title={<NameDisplay name={name} latin={latinNameOf(sought.names)} />}
      aside={<span className="soft">{t(`tracing.relation.${sought.relation}`)}</span>}
    >
      <div className={styles.form}>
        <Track sought={sought} />
        <ToldPerson named told={sought} more={moreOf(request, sought, speech)} />
        <Matches sought={sought} />
        {isOpen && (
          <div className={`${styles.buttons} no-print`}>
            <Button variant="default" size="xs" onClick={() => setOpen('correct')}>
              {t('web.tracing.correct')}
              <span className="visually-hidden"> {name}</span>
            </Button>
            <Button variant="subtle" size="xs" onClick={() => setOpen('close')}>
              {t('web.tracing.close-search')}
              <span className="visually-hidden"> {name}</span>
            </Button>
          </div>
        )}
      </div>
      {open === 'correct' && (
        <SoughtDialog requestId={request.id} sought={sought} onClose={() => setOpen(undefined)} />
      )}
      {open === 'close' && (
        <CloseSearchDialog requestId={request.id} sought={sought} onClose={() => setOpen(undefined)} />
      )}
    </Panel>
  )
}

/** The state in words, and how far along the way it is. */
function Track({ sought: { state, matches, closing } }: { readonly sought: Sought }) {
  const { t } = useWords()
  const furthest = soughtState(
    false,
    matches.map((match) => match.state),
  )
  const reached = soughtStates.indexOf(furthest)
  return (
    <div className={styles.track}>
      <SoughtBadge state={state} />
      <ol aria-hidden="true">
        {soughtStates.map((each, at) => (
          <li key={each} data-reached={at <= reached || each === state} />
        ))}
      </ol>
      <span className="soft small">
        {closing
          ? t(`tracing.closing.${closing}`)
          : t('kit.steps.brief', { at: soughtStates.indexOf(state) + 1, of: soughtStates.length })}
      </span>
    </div>
  )
}

function moreOf({ ties, sought: all }: TracingRequest, sought: Sought, speech: Speech): readonly Fact[] {
  const { t, day } = speech
  const { placeName, separatedOn, note } = sought
  const own = ties
    .filter(({ other }) => other === sought.id)
    .map(({ one, relation }) => {
      const whose = all.find(({ id }) => id === one)
      const name = whose ? displayNameOf(whose.names) : ''
      return t('web.tracing.tie', { relation: t(`tracing.relation.${relation}`), name })
    })
  return [
    { id: 'place', label: t('web.tracing.place'), value: placeName && <bdi>{placeName}</bdi> },
    { id: 'separated', label: t('web.tracing.separated-on'), value: separatedOn && day(separatedOn) },
    { id: 'ties', label: t('web.tracing.ties'), value: own.length > 0 ? own.join(' · ') : null },
    {
      id: 'note',
      label: t('web.tracing.note'),
      value: note && (
        <span className={styles.free} dir="auto">
          {note}
        </span>
      ),
    },
  ]
}

/** Only those who agreed are here: of anybody else whoever seeks learns nothing. */
function Matches({ sought: { matches } }: { readonly sought: Sought }) {
  const { t, day } = useWords()
  if (matches.length === 0) return null
  return (
    <ul className={styles.rows} aria-label={t('web.tracing.matches')}>
      {matches.map(({ id, state, since }) => (
        <li key={id} className={styles.buttons}>
          <GoLink href={`/tracing/matches/${id}/seeker`}>
            {t('web.tracing.match-since', { day: day(since.slice(0, 10)) })}
          </GoLink>
          <MatchBadge state={state} />
        </li>
      ))}
    </ul>
  )
}
