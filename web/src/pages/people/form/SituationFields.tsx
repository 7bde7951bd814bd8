import { Checkbox, Textarea } from '@mantine/core'
import { vulnerabilities } from '@passerelle/domain/shared/services/service'
import { useWords } from '../../../app/words.tsx'
import { PlaceField } from '../../../kit/PlaceField.tsx'
import styles from './PersonForm.module.css'
import type { PersonFieldsProps } from './PersonForm.tsx'

/** Where the person is, and what services have to know to help. */
export function SituationFields({ value, put, fault }: PersonFieldsProps) {
  const { t } = useWords()
  return (
    <>
      <PlaceField
        id="person-place"
        label={t('people.field.place')}
        description={undefined}
        error={fault('placeId')}
        required={false}
        value={value.placeId ?? ''}
        onChange={(placeId) =>
          put({ placeId: typeof placeId === 'string' && placeId !== '' ? placeId : null })
        }
      />
      <Textarea
        label={t('people.field.whereabouts')}
        description={t('web.people.whereabouts.hint')}
        dir="auto"
        rows={2}
        value={value.whereabouts ?? ''}
        error={fault('whereabouts')}
        onChange={({ currentTarget }) => put({ whereabouts: currentTarget.value })}
      />
      <Checkbox.Group
        label={t('people.field.specificNeeds')}
        value={[...(value.specificNeeds ?? [])]}
        error={fault('specificNeeds')}
        onChange={(next) => put({ specificNeeds: vulnerabilities.filter((each) => next.includes(each)) })}
      >
        <div className={styles.columns}>
          {vulnerabilities.map((each) => (
            <Checkbox key={each} value={each} label={t(`people.vulnerability.${each}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  )
}
