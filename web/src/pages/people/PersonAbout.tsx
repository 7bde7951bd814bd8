import type { PersonRead } from '@passerelle/domain/shared/people/contract'
import type { PersonChanges } from '@passerelle/domain/shared/people/schema'
import { useWords } from '../../app/words.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { fullNameOfPlace } from '../../kit/place-words.ts'
import { FieldValue } from './FieldValue.tsx'
import styles from './Person.module.css'

/** What is known; what was never asked is not shown as if it were nothing. */
export function PersonAbout({ person }: { readonly person: PersonRead }) {
  const { t, language } = useWords()
  const told = Object.entries(person.fields).filter(
    ([field, value]) => isShown(field) && value !== null && value !== false,
  )
  const place = person.place && fullNameOfPlace(person.place, language)
  return (
    <Panel title={t('web.people.about')}>
      <dl className={styles.facts}>
        {told.map(([field, value]) => (
          <div key={field}>
            <dt>{t(`people.field.${field}`)}</dt>
            <dd>
              <FieldValue fields={only(field, value)} />
            </dd>
          </div>
        ))}
        {place && (
          <div>
            <dt>{t('people.field.place')}</dt>
            <dd>
              <bdi>{place}</bdi>
            </dd>
          </div>
        )}
      </dl>
    </Panel>
  )
}

/** Contacts have a panel of their own, and the place is told by its names. */
function isShown(field: string): boolean {
  return !['contacts', 'placeId', 'coordinates'].includes(field)
}

function only(field: string, value: unknown): PersonChanges {
  return { [field]: value }
}
