import type { PersonContact, Safety } from '@passerelle/domain/shared/people/person'
import { useWords } from '../../app/words.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { StateBadge, type Tone } from '../../kit/StateBadge.tsx'
import styles from './Person.module.css'

const tones: Readonly<Record<Safety, Tone>> = { yes: 'done', no: 'alarm', unknown: 'quiet' }

/** How to reach the person: first whether it is safe, then the rest. A channel that is not safe is struck through. */
export function Contacts({ contacts }: { readonly contacts: readonly PersonContact[] }) {
  const { t } = useWords()
  return (
    <Panel title={t('people.field.contacts')} flush>
      {contacts.length === 0 ? (
        <p className={styles.calm}>{t('web.people.contact.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {contacts.map((contact, at) => (
            <li key={at} className={styles.row}>
              <div>
                <p className={styles.meta}>{t(`people.channel.${contact.channel}`)}</p>
                <p className={styles.contact} data-safe={contact.safe}>
                  <bdi>{contact.value}</bdi>
                </p>
                {contact.when && (
                  <p>
                    {t('people.field.safe-when')}: <bdi>{contact.when}</bdi>
                  </p>
                )}
                {contact.askFor && (
                  <p>
                    {t('people.field.ask-for')}: <bdi>{contact.askFor}</bdi>
                  </p>
                )}
              </div>
              <StateBadge tone={tones[contact.safe]}>{t(`people.safe.${contact.safe}`)}</StateBadge>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
