import { useWords } from '../../../app/words.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { RiskMark } from '../RiskMark.tsx'
import { useRecord } from '../record-context.tsx'
import styles from './Overview.module.css'

/** How great the danger is held to be, by whom, and why. */
export function RiskPanel() {
  const { t, day } = useWords()
  const { risk } = useRecord().read
  if (!risk) return null
  return (
    <Panel title={t('web.records.risk.title')} aside={<RiskMark risk={risk.risk} />}>
      <p className={styles.quote} dir="auto">
        {risk.why}
      </p>
      {risk.factors.length > 0 && (
        <ul className={styles.factors}>
          {risk.factors.map((factor, at) => (
            <li key={at}>
              <bdi>{factor.factor}</bdi> – {t(`records.direction.${factor.direction}`)},{' '}
              {t(`records.severity.${factor.severity}`)}
            </li>
          ))}
        </ul>
      )}
      <p className="soft small">
        <bdi>{risk.byName}</bdi> · {day(risk.at.slice(0, 10))}
      </p>
    </Panel>
  )
}
