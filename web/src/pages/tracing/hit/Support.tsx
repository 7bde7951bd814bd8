import type { Hit } from '@passerelle/domain/shared/tracing/schema'
import { useWords } from '../../../app/words.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import styles from '../Tracing.module.css'

/** What the rest of the family adds: others who may have been found beside this person. */
export function Support({ hit: { support } }: { readonly hit: Hit }) {
  const { t, number } = useWords()
  const signed = { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const
  return (
    <Panel title={t('web.tracing.support')}>
      <ul className={styles.support}>
        {support.map(({ relation, because, bits }, at) => (
          <li key={`${because} ${at}`}>
            <span>
              {t(`web.tracing.support.${because}`, {
                who: t(relation ? `tracing.relation.${relation}` : 'web.tracing.seeker'),
              })}
            </span>
            <span className={styles.bits}>{number(bits, signed)}</span>
          </li>
        ))}
      </ul>
      <p className="soft small">{t('web.tracing.support.hint')}</p>
    </Panel>
  )
}
