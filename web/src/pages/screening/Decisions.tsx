import type { readQuestion } from '@passerelle/domain/shared/screening/contract'
import type { OutputOf } from '../../app/call.ts'
import { useWords } from '../../app/words.tsx'
import { Panel } from '../../kit/Panel.tsx'
import styles from './Screening.module.css'

type Decision = OutputOf<typeof readQuestion>['decisions'][number]

/** Who decided what, and on what ground; two make a round. */
export function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { t, moment } = useWords()
  if (decisions.length === 0) return null
  return (
    <Panel title={t('web.screening.decisions')}>
      <ul className={styles.said}>
        {decisions.map(({ id, round, verdict, reason, evidence, at, byName }) => (
          <li key={id}>
            <strong>{t(`screening.verdict.${verdict}`)}</strong>{' '}
            <span className="soft small">{t('web.screening.round', { round })}</span>
            <p dir="auto" className={styles.text}>
              {reason}
            </p>
            <p dir="auto" className={`${styles.text} soft`}>
              {evidence}
            </p>
            <div className="soft small">
              <bdi>{byName}</bdi> · {moment(at)}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
