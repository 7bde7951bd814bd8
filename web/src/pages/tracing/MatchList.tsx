import { listMatches } from '@passerelle/domain/shared/tracing/contract'
import type { MatchRow } from '@passerelle/domain/shared/tracing/schema'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { WorkRow, WorkRows } from '../home/WorkRow.tsx'
import { nameOfTold } from './ToldPerson.tsx'
import styles from './Tracing.module.css'
import { MatchBadge } from './states.tsx'

/** Those who may belong together: first where something waits for us, last what is over. */
export function MatchList() {
  const { t } = useWords()
  const { data, error, refetch } = useRead(listMatches, {})
  return (
    <Panel title={t('web.tracing.matches')} flush>
      <ErrorPanel problem={error} retry={() => void refetch()} />
      {data ? <Rows matches={data.matches} /> : !error && <Waiting lines={3} />}
    </Panel>
  )
}

function Rows({ matches }: { readonly matches: readonly MatchRow[] }) {
  const { t } = useWords()
  const sorted = matches.toSorted((a, b) => rank(a) - rank(b))
  const [living, over] = [sorted.filter((each) => rank(each) < 2), sorted.filter((each) => rank(each) === 2)]
  if (matches.length === 0) return <p className={styles.calm}>{t('web.tracing.matches.none')}</p>
  return (
    <>
      <WorkRows label={t('web.tracing.matches')}>
        {living.map((match) => (
          <MatchLine key={`${match.id} ${match.side}`} match={match} />
        ))}
      </WorkRows>
      {over.length > 0 && (
        <details className={styles.past}>
          <summary>{t('web.tracing.over', { count: over.length })}</summary>
          <WorkRows label={t('web.tracing.over', { count: over.length })}>
            {over.map((match) => (
              <MatchLine key={`${match.id} ${match.side}`} match={match} />
            ))}
          </WorkRows>
        </details>
      )}
    </>
  )
}

function rank({ waitsForUs, state }: MatchRow): number {
  if (state === 'closed' || state === 'not-them' || state === 'withdrawn') return 2
  return waitsForUs ? 0 : 1
}

function MatchLine({ match }: { readonly match: MatchRow }) {
  const { t, day } = useWords()
  const { id, side, state, otherName, relation, sought, person, since, waitsForUs } = match
  const href = `/tracing/matches/${id}/${side}`
  const name = nameOfTold(sought)
  return (
    <WorkRow
      href={href}
      title={<bdi>{name}</bdi>}
      meta={
        <>
          <span>{t(`tracing.relation.${relation}`)}</span>
          {person && <span>{t(`web.tracing.side.${side}`, { name: person.displayName })}</span>}
          <span>{t('web.tracing.with', { organisation: otherName })}</span>
          <span>{t('web.home.since', { day: day(since.slice(0, 10)) })}</span>
        </>
      }
      side={<MatchBadge state={state} />}
      act={waitsForUs ? { href, label: t('web.tracing.next'), about: name } : undefined}
    />
  )
}
