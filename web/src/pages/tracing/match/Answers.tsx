import type { Match } from '@passerelle/domain/shared/tracing/schema'
import { questions } from '@passerelle/domain/shared/tracing/tracing'
import { useWords } from '../../../app/words.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import styles from '../Tracing.module.css'

/** What both said, side by side: only when both have answered, so that nobody can say after the other. */
export function Answers({ match: { own, other, otherName } }: { readonly match: Match }) {
  const { t } = useWords()
  const { answers: ours } = own
  if (!ours) return null
  const theirs = other.answers
  return (
    <Panel title={t('web.tracing.answers')}>
      {!theirs && <p className="soft">{t('web.tracing.answers.hidden')}</p>}
      <table className={styles.answers}>
        <thead>
          <tr>
            <th scope="col">{t('web.tracing.answers.question')}</th>
            <th scope="col">{t('web.tracing.answers.ours')}</th>
            {theirs && <th scope="col">{otherName}</th>}
          </tr>
        </thead>
        <tbody>
          {questions
            .filter((question) => ours[question] ?? theirs?.[question])
            .map((question) => (
              <tr key={question}>
                <th scope="row">{t(`tracing.question.${question}`)}</th>
                <Said who={t('web.tracing.answers.ours')} text={ours[question]} />
                {theirs && <Said who={otherName} text={theirs[question]} />}
              </tr>
            ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Said({ who, text }: { readonly who: string; readonly text: string | undefined }) {
  return (
    <td>
      <span className={styles.label} aria-hidden="true">
        {who}
      </span>
      {text ? <bdi dir="auto">{text}</bdi> : <span aria-hidden="true">–</span>}
    </td>
  )
}
