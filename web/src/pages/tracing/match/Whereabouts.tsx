import type { Match } from '@passerelle/domain/shared/tracing/schema'
import { useWords } from '../../../app/words.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import styles from '../Tracing.module.css'

/** Where both are: each side reads its own, and the other’s only when both agreed. */
export function Whereabouts({ match: { own, other, otherName } }: { readonly match: Match }) {
  const { t, moment } = useWords()
  return (
    <Panel title={t('web.tracing.whereabouts')} severe>
      <div className={styles.form}>
        <div>
          <h3>{t('web.tracing.whereabouts.other', { organisation: otherName })}</h3>
          <Text text={other.whereabouts} otherwise={t(`web.tracing.whereabouts.${whyHidden(own, other)}`)} />
        </div>
        <div>
          <h3>{t('web.tracing.whereabouts.own')}</h3>
          <Text text={own.whereabouts} otherwise={t('web.tracing.whereabouts.not-told')} />
          {own.agreedAt && <p className="soft small">{moment(own.agreedAt)}</p>}
        </div>
      </div>
    </Panel>
  )
}

function whyHidden(own: Match['own'], other: Match['other']): string {
  if (own.agreedAt === null) return 'own-first'
  return other.agreed ? 'gone' : 'other-first'
}

function Text({ text, otherwise }: { readonly text: string | null; readonly otherwise: string }) {
  if (text === null) return <p className="soft">{otherwise}</p>
  return (
    <p className={styles.free} dir="auto">
      {text}
    </p>
  )
}
