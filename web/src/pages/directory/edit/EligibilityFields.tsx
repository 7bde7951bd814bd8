import { Checkbox, TextInput } from '@mantine/core'
import {
  type Eligibility,
  documentKinds,
  sexes,
  vulnerabilities,
} from '@passerelle/domain/shared/services/service'
import { useWords } from '../../../app/words.tsx'
import { ManyOf } from '../../../kit/Choose.tsx'
import { NationalityFields } from './NationalityFields.tsx'
import { Stated } from './Stated.tsx'
import type { EntryFieldsProps } from './ServiceForm.tsx'
import styles from './ServiceForm.module.css'

/** Whom the service takes. Each line is first of all stated or not: not stated is not "anyone". */
export function EligibilityFields({ entry, change, fault }: EntryFieldsProps) {
  const { t } = useWords()
  const { eligibility } = entry
  const set = (part: Partial<Eligibility>) => change({ eligibility: { ...eligibility, ...part } })
  const { registration, sexes: taken, vulnerabilities: whom } = eligibility
  return (
    <div className={styles.fields}>
      <NationalityFields
        rule={eligibility.nationalities}
        error={fault('eligibility.nationalities')}
        onChange={(nationalities) => set({ nationalities })}
      />
      <Stated
        label={t('services.must-know.registration')}
        stated={registration !== null}
        onChange={(stated) =>
          set({ registration: stated ? { documents: [], expiredAccepted: false } : null })
        }
      >
        {registration && (
          <>
            <ManyOf
              label={t('services.column.registration_requirement')}
              description={t('web.directory.papers.hint')}
              choices={documentKinds.map((value) => ({ value, label: t(`services.document.${value}`) }))}
              values={registration.documents}
              onChange={(documents) => set({ registration: { ...registration, documents } })}
            />
            <Checkbox
              label={t('services.registration.expired-accepted')}
              checked={registration.expiredAccepted}
              onChange={({ currentTarget }) =>
                set({ registration: { ...registration, expiredAccepted: currentTarget.checked } })
              }
            />
          </>
        )}
      </Stated>
      <Ages ages={eligibility.ages} error={fault('eligibility.ages')} onChange={(ages) => set({ ages })} />
      <ManyOf
        label={t('services.column.sexes')}
        description={t('web.directory.sexes.hint')}
        choices={sexes.map((value) => ({ value, label: t(`services.sex.${value}`) }))}
        values={taken ?? []}
        onChange={(next) => set({ sexes: next.length === 0 ? null : next })}
      />
      <Stated
        label={t('services.must-know.vulnerability')}
        stated={whom !== null}
        onChange={(stated) => set({ vulnerabilities: stated ? { oneOf: [], scored: false } : null })}
      >
        {whom && (
          <>
            <ManyOf
              label={t('web.directory.vulnerability.one-of')}
              description={t('web.directory.vulnerability.hint')}
              choices={vulnerabilities.map((value) => ({
                value,
                label: t(`services.vulnerability.${value}`),
              }))}
              values={whom.oneOf}
              onChange={(oneOf) => set({ vulnerabilities: { ...whom, oneOf } })}
            />
            <Checkbox
              label={t('services.find.provider-assesses')}
              checked={whom.scored}
              onChange={({ currentTarget }) =>
                set({ vulnerabilities: { ...whom, scored: currentTarget.checked } })
              }
            />
          </>
        )}
      </Stated>
    </div>
  )
}

interface AgesProps {
  readonly ages: Eligibility['ages']
  readonly error: string | undefined
  readonly onChange: (ages: Eligibility['ages']) => void
}

function Ages({ ages, error, onChange }: AgesProps) {
  const { t } = useWords()
  const sides = ages ?? { from: null, to: null }
  return (
    <Stated
      label={t('services.must-know.age')}
      stated={ages !== null}
      onChange={(stated) => onChange(stated ? sides : null)}
    >
      <div className={styles.row}>
        {(['from', 'to'] as const).map((side) => (
          <TextInput
            key={side}
            label={t(`services.column.age_${side}`)}
            className={styles.short}
            inputMode="numeric"
            dir="ltr"
            value={sides[side] === null ? '' : String(sides[side])}
            error={error}
            onChange={({ currentTarget }) => {
              const digits = currentTarget.value.replaceAll(/\D/g, '')
              onChange({ ...sides, [side]: digits === '' ? null : Number(digits) })
            }}
          />
        ))}
      </div>
    </Stated>
  )
}
