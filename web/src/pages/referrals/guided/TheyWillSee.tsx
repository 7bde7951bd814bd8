import { useWords } from '../../../app/words.tsx'
import { Clock } from '../../../kit/Clock.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import type { GuidedProps, Preview } from './FourParts.tsx'
import styles from './Guided.module.css'

/** In sight as soon as a partner is chosen: to whom it goes, what they will see, what they will not, and when they have to answer. */
export function TheyWillSee({ preview, categories, draft }: GuidedProps & { readonly preview: Preview }) {
  const { t, list } = useWords()
  const word = (category: string) => t(`consents.category.${category}`)
  const kept = preview.slices.filter((slice) => !categories.includes(slice.category))
  return (
    <div className={styles.seen}>
      <h2>
        <Icon name="eye" size={18} /> {t('web.refer.will-see', { recipient: preview.recipientName })}
      </h2>
      <p className={styles.what}>
        {categories.length > 0 ? list(categories.map(word)) : t('web.refer.will-see.nothing')}
      </p>
      {kept.length > 0 && (
        <p className="soft small">
          {t('web.refer.will-not-see')} {list(kept.map((slice) => word(slice.category)))}
        </p>
      )}
      <p className={styles.due}>
        <span>{t('web.refer.answer-due')}</span> <Clock due={preview.dueAt} />
      </p>
      <p className="soft small">{t(`web.refer.due.${draft.value.priority}`)}</p>
      {preview.channel === 'link' && <p className="soft small">{t('web.refer.by-link')}</p>}
    </div>
  )
}
