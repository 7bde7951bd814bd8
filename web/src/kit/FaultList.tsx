import type { Fault } from '@passerelle/domain/kernel/reason'
import { useWords } from '../app/words.tsx'
import styles from './FaultList.module.css'
import { reasonSentence } from './Reasons.tsx'

/** All that is still wrong, beside the button that was pressed; each is said at its field as well. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const speech = useWords()
  if (faults.length === 0) return null
  return (
    <div className={styles.box} role="alert">
      <p>{speech.t('kit.form.faults', { count: faults.length })}</p>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.code}`}>{reasonSentence(speech, fault)}</li>
        ))}
      </ul>
    </div>
  )
}
