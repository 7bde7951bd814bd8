import type { PairRead } from '@passerelle/domain/shared/recognition/contract'
import { useWords } from '../../app/words.tsx'
import styles from './Recognition.module.css'

/** Who judged what, and why; what lapsed stays readable. */
export function Judgements({ judgements }: Pick<PairRead, 'judgements'>) {
  const { t, moment } = useWords()
  return (
    <ul className={styles.judgements}>
      {judgements.map(({ id, accountName, verdict, why, at, lapsedAt }) => (
        <li key={id} data-lapsed={lapsedAt !== null}>
          <div>
            <strong>{t(`web.recognition.${verdict}`)}</strong>
            {lapsedAt && <span className="soft"> {t('web.recognition.lapsed')}</span>}
          </div>
          <bdi dir="auto">{why}</bdi>
          <div className="soft small">
            <bdi>{accountName}</bdi> · {moment(at)}
          </div>
        </li>
      ))}
    </ul>
  )
}
