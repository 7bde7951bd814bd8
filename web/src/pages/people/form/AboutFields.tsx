import { Radio, TextInput } from '@mantine/core'
import { sexes } from '@passerelle/domain/shared/services/service'
import { useWords } from '../../../app/words.tsx'
import styles from './PersonForm.module.css'
import type { PersonFieldsProps } from './PersonForm.tsx'
import { type BirthTold, birthWays } from './person-form.ts'

/** Birth as exactly as it is known and no more; sex and gender as the person says. */
export function AboutFields(props: PersonFieldsProps) {
  const { value, put, fault } = props
  const { t } = useWords()
  return (
    <>
      <BirthFields {...props} />
      <Radio.Group
        label={t('people.field.sex')}
        value={value.sex ?? ''}
        error={fault('sex')}
        onChange={(next) => put({ sex: sexes.find((each) => each === next) ?? null })}
      >
        <div className={styles.inRow}>
          {sexes.map((each) => (
            <Radio key={each} value={each} label={t(`people.sex.${each}`)} />
          ))}
          <Radio value="" label={t('web.people.not-asked')} />
        </div>
      </Radio.Group>
      <TextInput
        className={styles.medium ?? ''}
        label={t('people.field.gender')}
        dir="auto"
        autoComplete="off"
        value={value.gender ?? ''}
        error={fault('gender')}
        onChange={({ currentTarget }) => put({ gender: currentTarget.value })}
      />
    </>
  )
}

interface BirthFieldsProps {
  readonly value: { readonly birth: BirthTold }
  readonly put: (change: { readonly birth: BirthTold }) => void
  readonly fault: (path: string) => string | undefined
  readonly today: string
}

/** A day, a month, a year or an age: whichever is known. */
export function BirthFields({ value, put, fault, today }: BirthFieldsProps) {
  const { t } = useWords()
  const { birth } = value
  const change = (next: Partial<typeof birth>) => put({ birth: { ...birth, ...next } })
  const error = fault('birth') ?? fault('birth.day') ?? fault('birth.on')
  return (
    <>
      <Radio.Group
        label={t('web.people.birth')}
        value={birth.way}
        onChange={(next) => change({ way: birthWays.find((each) => each === next) ?? birth.way })}
      >
        <div className={styles.inRow}>
          {birthWays.map((way) => (
            <Radio key={way} value={way} label={t(`web.people.birth.way.${way}`)} />
          ))}
        </div>
      </Radio.Group>
      {birth.way === 'exact' && (
        <TextInput
          className={styles.short ?? ''}
          type="date"
          label={t('web.people.birth.day')}
          max={today}
          value={birth.day}
          error={error}
          onChange={({ currentTarget }) => change({ day: currentTarget.value })}
        />
      )}
      {birth.way === 'month' && (
        <TextInput
          className={styles.short ?? ''}
          type="month"
          label={t('web.people.birth.month')}
          max={today.slice(0, 7)}
          placeholder="YYYY-MM"
          value={birth.month}
          error={error}
          onChange={({ currentTarget }) => change({ month: currentTarget.value })}
        />
      )}
      {birth.way === 'year' && (
        <TextInput
          className={styles.short ?? ''}
          inputMode="numeric"
          dir="ltr"
          maxLength={4}
          label={t('web.people.birth.year')}
          value={birth.year}
          error={error}
          onChange={({ currentTarget }) => change({ year: currentTarget.value })}
        />
      )}
      {birth.way === 'age' && (
        <TextInput
          className={styles.short ?? ''}
          inputMode="numeric"
          dir="ltr"
          maxLength={3}
          label={t('web.people.birth.age')}
          description={t('web.people.birth.age.hint')}
          value={birth.age}
          error={error}
          onChange={({ currentTarget }) => change({ age: currentTarget.value })}
        />
      )}
    </>
  )
}
