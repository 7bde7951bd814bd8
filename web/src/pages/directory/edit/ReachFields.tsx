import { MultiSelect, TextInput } from '@mantine/core'
import {
  type ReferralMethod,
  accessModes,
  nextSteps,
  referralMethods,
} from '@passerelle/domain/shared/services/service'
import { useMemo } from 'react'
import { useWords } from '../../../app/words.tsx'
import { ManyOf, OneOf } from '../../../kit/Choose.tsx'
import { spokenLanguages } from '../../../kit/form/spoken-languages.ts'
import type { EntryFieldsProps } from './ServiceForm.tsx'
import styles from './ServiceForm.module.css'

const orNull = <Value,>(values: readonly Value[]) => (values.length === 0 ? null : values)
const alone: readonly ReferralMethod[] = ['not-needed', 'not-accepted']

/** These two stand alone: the newest of them, or any other, takes their place. */
function settledMethods(
  next: readonly ReferralMethod[],
  before: readonly ReferralMethod[],
): readonly ReferralMethod[] {
  const added = next.find((method) => !before.includes(method))
  if (added && alone.includes(added)) return [added]
  return added ? next.filter((method) => !alone.includes(method)) : next
}

/** How people and partners reach the service, in which languages, and how soon it answers. */
export function ReachFields({ entry, change, fault }: EntryFieldsProps) {
  const { t } = useWords()
  const { access, referral, nextStep, response } = entry
  return (
    <div className={styles.fields}>
      <ManyOf
        label={t('services.column.accessibility')}
        error={fault('access')}
        choices={accessModes.map((value) => ({ value, label: t(`services.access.${value}`) }))}
        values={access ?? []}
        onChange={(next) => change({ access: orNull(next) })}
      />
      <ManyOf
        label={t('services.column.referral_method')}
        error={fault('referral')}
        choices={referralMethods.map((value) => ({ value, label: t(`services.referral.${value}`) }))}
        values={referral ?? []}
        onChange={(next) => change({ referral: orNull(settledMethods(next, referral ?? [])) })}
      />
      <OneOf
        label={t('services.column.next_step_after_referral')}
        none={t('services.not-stated')}
        choices={nextSteps.map((value) => ({ value, label: t(`services.next-step.${value}`) }))}
        value={nextStep ?? undefined}
        onChange={(next) => change({ nextStep: next ?? null })}
      />
      <OneOf
        label={t('services.column.response_delay')}
        none={t('services.not-stated')}
        choices={[
          { value: 'within', label: t('web.directory.response.within') },
          { value: 'case-by-case', label: t('services.response.case-by-case') },
        ]}
        value={response?.kind}
        error={fault('response')}
        onChange={(kind) => change({ response: kind ? { kind, hours: response?.hours ?? null } : null })}
      />
      {response?.kind === 'within' && (
        <TextInput
          label={t('web.directory.response.hours')}
          className={styles.short}
          inputMode="numeric"
          dir="ltr"
          value={response.hours === null ? '' : String(response.hours)}
          onChange={({ currentTarget }) => {
            const digits = currentTarget.value.replaceAll(/\D/g, '')
            change({ response: { ...response, hours: digits === '' ? null : Number(digits) } })
          }}
        />
      )}
      <LanguagesField
        values={entry.languages}
        error={fault('languages')}
        onChange={(languages) => change({ languages })}
      />
    </div>
  )
}

interface LanguagesFieldProps {
  readonly values: readonly string[] | null
  readonly error: string | undefined
  readonly onChange: (values: readonly string[] | null) => void
}

function LanguagesField({ values, error, onChange }: LanguagesFieldProps) {
  const { t, nameOf, compare } = useWords()
  const data = useMemo(
    () =>
      [...new Set([...spokenLanguages, ...(values ?? [])])]
        .map((value) => ({ value, label: nameOf('language', value) }))
        .toSorted((a, b) => compare(a.label, b.label)),
    [values, nameOf, compare],
  )
  return (
    <MultiSelect
      label={t('services.column.languages')}
      searchable
      data={data}
      value={[...(values ?? [])]}
      error={error}
      onChange={(next) => onChange(orNull(next))}
    />
  )
}
