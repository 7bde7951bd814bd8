import type { Draft } from '../app/drafts/useDraft.ts'
import { useWords } from '../app/words.tsx'
import styles from './DraftLine.module.css'
import { Icon } from './Icon.tsx'

/** The quiet promise that nothing typed is lost, and the way back from a restored draft. */
export function DraftLine({
  draft,
}: {
  readonly draft: Pick<Draft<unknown>, 'state' | 'savedAt' | 'discard'>
}) {
  const { t, moment } = useWords()
  const { state, savedAt, discard } = draft
  const at = savedAt === undefined ? '' : moment(new Date(savedAt).toISOString())
  if (state === 'looking' || state === 'fresh') return <p className={styles.line} role="status" />
  return (
    <p className={`${styles.line} no-print`} role="status" data-state={state}>
      <Icon name={state === 'unkept' ? 'alert' : 'lock'} size={14} />
      <span>{t(`kit.draft.${state}`, { at })}</span>
      {state === 'restored' && (
        <button type="button" onClick={discard}>
          {t('kit.draft.discard')}
        </button>
      )}
    </p>
  )
}
