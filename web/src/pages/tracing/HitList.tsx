import { listHits } from '@passerelle/domain/shared/tracing/contract'
import type { HitRow } from '@passerelle/domain/shared/tracing/schema'
import { useState } from 'react'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { WorkRow, WorkRows } from '../home/WorkRow.tsx'
import { percentOf } from '../recognition/Pairs.tsx'
import { nameOfTold } from './ToldPerson.tsx'
import styles from './Tracing.module.css'
import { AnswerBadge } from './states.tsx'

/** Those of our people whom a family may be looking for; nobody has told anybody anything yet. */
export function HitList() {
  const { t } = useWords()
  const [answered, setAnswered] = useState<'no' | 'yes'>('no')
  const { data, error, refetch } = useRead(listHits, { answered }, { keepLast: true })
  return (
    <Panel
      title={t('web.tracing.hits')}
      flush
      aside={
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={answered === 'yes'}
          onClick={() => setAnswered(answered === 'yes' ? 'no' : 'yes')}
        >
          {t('web.tracing.hits.answered')}
        </button>
      }
    >
      <p className={styles.calm}>{t('web.tracing.hits.lead')}</p>
      <ErrorPanel problem={error} retry={() => void refetch()} />
      {data ? <Rows hits={data.hits} answered={answered} /> : !error && <Waiting lines={3} />}
    </Panel>
  )
}

function Rows({ hits, answered }: { readonly hits: readonly HitRow[]; readonly answered: 'no' | 'yes' }) {
  const { t } = useWords()
  if (hits.length === 0) return <p className={styles.calm}>{t(`web.tracing.hits.none.${answered}`)}</p>
  return (
    <WorkRows label={t('web.tracing.hits')}>
      {hits.map((hit) => (
        <HitLine key={hit.id} hit={hit} />
      ))}
    </WorkRows>
  )
}

function HitLine({ hit }: { readonly hit: HitRow }) {
  const { t, day } = useWords()
  const { id, person, sought, relation, askerName, at, answer } = hit
  const href = `/tracing/hits/${id}`
  return (
    <WorkRow
      href={href}
      title={<bdi>{person.displayName}</bdi>}
      meta={
        <>
          <span>{t('web.tracing.hit.may-be', { name: nameOfTold(sought) })}</span>
          <span>{t(`tracing.relation.${relation}`)}</span>
          <span>{t('web.tracing.hit.asked-by', { organisation: askerName })}</span>
          <span>{t('web.tracing.likelihood', { percent: percentOf(hit) })}</span>
          <span>{t('web.home.since', { day: day(at.slice(0, 10)) })}</span>
        </>
      }
      side={<AnswerBadge answer={answer} />}
      act={
        answer === null || answer === 'not-reached'
          ? { href, label: t('web.tracing.hit.look'), about: person.displayName }
          : undefined
      }
    />
  )
}
