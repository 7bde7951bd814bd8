import { useWords } from '../../../app/words.tsx'
import { Reasons } from '../../../kit/Reasons.tsx'
import styles from './Guided.module.css'
import type { Found } from './PartnerPart.tsx'
import { textIn } from './service-words.ts'

/** Who cannot help with this, and why not: nobody is left out without a word. */
export function CannotHelp({ excluded, open }: Pick<Found, 'excluded'> & { readonly open: boolean }) {
  const { t, language } = useWords()
  if (excluded.length === 0) return null
  return (
    <details className={styles.cannot} open={open}>
      <summary>{t('web.refer.cannot', { count: excluded.length })}</summary>
      <ul>
        {excluded.map(({ listed, whyNot }) => (
          <li key={listed.service.id}>
            <p>
              <bdi>{textIn(listed.service.names, language)}</bdi>{' '}
              <span className="soft small">
                · <bdi>{listed.organisation.name}</bdi>
              </span>
            </p>
            <Reasons reasons={whyNot} />
          </li>
        ))}
      </ul>
    </details>
  )
}
