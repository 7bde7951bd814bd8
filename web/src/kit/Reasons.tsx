import type { Reason } from '@passerelle/domain/kernel/reason'
import { type Speech, useWords } from '../app/words.tsx'
import styles from './Reasons.module.css'

/** A reason of the kernel, or one as it came over the wire, where a missing part may also be undefined. */
export interface SayableReason {
  readonly code: string
  readonly values?: Reason['values'] | undefined
}

interface ReasonsProps {
  readonly reasons: readonly SayableReason[]
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

function Remedy({ reason }: { readonly reason: SayableReason }) {
  const { t, has } = useWords()
  const key = `${reason.code}.remedy`
  return has(key) ? <span className={styles.remedy}>{t(key, reason.values)}</span> : null
}

/** The sentence of a reason. A code without words is shown as it is: better quoted than hidden. */
export function reasonSentence(speech: Pick<Speech, 't' | 'has'>, reason: SayableReason): string {
  const { t, has } = speech
  return has(reason.code)
    ? t(reason.code, saidValues(speech, reason.values))
    : t('kit.reason.unknown', { code: reason.code })
}

/** A value that is itself a key of the words is said in words: a kind of document, an area, a capacity. */
function saidValues({ t, has }: Pick<Speech, 't' | 'has'>, values: Reason['values']): Reason['values'] {
  if (!values) return values
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' && has(value) ? t(value) : value,
  ])
  return Object.fromEntries(said)
}
