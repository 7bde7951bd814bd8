import type { Reason } from '@passerelle/domain/kernel/reason'
import { type Speech, useWords } from '../app/words.tsx'
import styles from './Reasons.module.css'

interface ReasonsProps {
  readonly reasons: readonly Reason[]
  /** What cannot be done, before the list: "Decide: not yet". */
  readonly lead?: string
  readonly id?: string
}

/** Why something cannot be done now, in sentences, each with what would make it possible where that is known. */
export function Reasons({ reasons, lead, id }: ReasonsProps) {
  const speech = useWords()
  if (reasons.length === 0) return null
  return (
    <div className={styles.reasons} id={id}>
      {lead && <p className={styles.lead}>{lead}</p>}
      <ul>
        {reasons.map((reason, index) => (
          <li key={`${reason.code} ${index}`}>
            {reasonSentence(speech, reason)} <Remedy reason={reason} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Remedy({ reason }: { readonly reason: Reason }) {
  const { t, has } = useWords()
  const key = `${reason.code}.remedy`
  return has(key) ? <span className={styles.remedy}>{t(key, reason.values)}</span> : null
}

/** The sentence of a reason. A code without words is shown as it is: better quoted than hidden. */
export function reasonSentence({ t, has }: Pick<Speech, 't' | 'has'>, reason: Reason): string {
  return has(reason.code) ? t(reason.code, reason.values) : t('kit.reason.unknown', { code: reason.code })
}
