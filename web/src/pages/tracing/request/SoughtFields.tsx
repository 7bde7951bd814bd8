import { Radio, TextInput, Textarea } from '@mantine/core'
import { sexes } from '@passerelle/domain/shared/services/service'
import { relatives } from '@passerelle/domain/shared/tracing/tracing'
import { useToday } from '../../../app/today.ts'
import { useWords } from '../../../app/words.tsx'
import { OneOf } from '../../../kit/Choose.tsx'
import { PlaceField } from '../../../kit/PlaceField.tsx'
import { BirthFields } from '../../people/form/AboutFields.tsx'
import { NameFields } from '../../people/form/NameFields.tsx'
import person from '../../people/form/PersonForm.module.css'
import styles from '../Tracing.module.css'
import type { SoughtTold } from './sought-form.ts'

interface SoughtFieldsProps {
  readonly value: SoughtTold
  readonly onChange: (told: SoughtTold) => void
  /** By the path within this person: `names.0.text`. */
  readonly fault: (path: string) => string | undefined
}

/** Somebody who is looked for: only a name and the relation are asked for, the rest when it is known. */
export function SoughtFields({ value, onChange, fault }: SoughtFieldsProps) {
  const { t } = useWords()
  const today = useToday()
  const put = (change: Partial<SoughtTold>) => onChange({ ...value, ...change })
  return (
    <div className={styles.form}>
      <OneOf
        label={t('web.tracing.relation')}
        description={t('web.tracing.relation.hint')}
        error={fault('relation')}
        choices={relatives.map((each) => ({ value: each, label: t(`tracing.relation.${each}`) }))}
        value={value.relation === '' ? undefined : value.relation}
        onChange={(relation) => put({ relation: relation ?? '' })}
      />
      <NameFields
        value={value}
        put={put}
        fault={fault}
        first={{ label: t('web.tracing.name'), hint: t('web.tracing.name.hint') }}
      />
      <BirthFields value={value} put={put} fault={fault} today={today} />
      <SexField value={value} put={put} />
      <WhenAndWhere value={value} put={put} fault={fault} today={today} />
      <Textarea
        label={t('web.tracing.note')}
        description={t('web.tracing.note.hint')}
        dir="auto"
        autosize
        minRows={2}
        value={value.note}
        error={fault('note')}
        onChange={({ currentTarget }) => put({ note: currentTarget.value })}
      />
    </div>
  )
}

interface PartProps extends Pick<SoughtFieldsProps, 'value' | 'fault'> {
  readonly put: (change: Partial<SoughtTold>) => void
  readonly today: string
}

function SexField({ value, put }: Pick<PartProps, 'value' | 'put'>) {
  const { t } = useWords()
  return (
    <Radio.Group
      label={t('people.field.sex')}
      value={value.sex ?? ''}
      onChange={(next) => put({ sex: sexes.find((each) => each === next) ?? null })}
    >
      <div className={person.inRow}>
        {sexes.map((each) => (
          <Radio key={each} value={each} label={t(`people.sex.${each}`)} />
        ))}
        <Radio value="" label={t('web.tracing.not-known')} />
      </div>
    </Radio.Group>
  )
}

function WhenAndWhere({ value, put, fault, today }: PartProps) {
  const { t } = useWords()
  return (
    <div className={styles.row}>
      <PlaceField
        id={`place-${value.id}`}
        label={t('web.tracing.place')}
        description={t('web.tracing.place.hint')}
        error={fault('placeId')}
        required={false}
        value={value.placeId ?? ''}
        onChange={(placeId) =>
          put({ placeId: typeof placeId === 'string' && placeId !== '' ? placeId : null })
        }
      />
      <TextInput
        label={t('web.tracing.place-text')}
        description={t('web.tracing.place-text.hint')}
        dir="auto"
        autoComplete="off"
        value={value.placeText}
        error={fault('placeText')}
        onChange={({ currentTarget }) => put({ placeText: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('web.tracing.separated-on')}
        description={t('web.tracing.separated-on.hint')}
        max={today}
        value={value.separatedOn}
        error={fault('separatedOn')}
        onChange={({ currentTarget }) => put({ separatedOn: currentTarget.value })}
      />
    </div>
  )
}
