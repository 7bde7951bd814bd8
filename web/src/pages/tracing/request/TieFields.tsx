import { Button } from '@mantine/core'
import { type Relative, relatives } from '@passerelle/domain/shared/tracing/tracing'
import { useWords } from '../../../app/words.tsx'
import { OneOf } from '../../../kit/Choose.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import styles from '../Tracing.module.css'
import { type SoughtTold, nameOfSought } from './sought-form.ts'

/** What two of those who are sought are to each other: `other` to `one`. */
export interface TieTold {
  readonly one: string
  readonly other: string
  readonly relation: Relative
}

interface TieFieldsProps {
  readonly sought: readonly SoughtTold[]
  readonly ties: readonly TieTold[]
  readonly onChange: (ties: readonly TieTold[]) => void
  readonly fault: (path: string) => string | undefined
}

/** How those who are sought belong to each other: whoever is found beside the right one is found more surely. */
export function TieFields({ sought, ties, onChange, fault }: TieFieldsProps) {
  const { t } = useWords()
  const [first, second] = sought
  if (!first || !second) return null
  return (
    <div className={styles.form}>
      <p className="soft">{t('web.tracing.ties.lead')}</p>
      {ties.map((tie, at) => (
        <OneTie
          key={at}
          tie={tie}
          at={at}
          sought={sought}
          error={fault(`ties.${at}`)}
          onChange={(next) => onChange(ties.with(at, next))}
          onRemove={() => onChange(ties.toSpliced(at, 1))}
        />
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => onChange([...ties, { one: first.id, other: second.id, relation: 'spouse' }])}
        >
          {t('web.tracing.ties.add')}
        </Button>
      </div>
    </div>
  )
}

interface OneTieProps {
  readonly tie: TieTold
  readonly at: number
  readonly sought: readonly SoughtTold[]
  readonly error: string | undefined
  readonly onChange: (tie: TieTold) => void
  readonly onRemove: () => void
}

function OneTie({ tie, at, sought, error, onChange, onRemove }: OneTieProps) {
  const { t } = useWords()
  const people = sought.map((each, index) => ({
    value: each.id,
    label: nameOfSought(each) || t('web.tracing.nth', { number: index + 1 }),
  }))
  return (
    <div role="group" aria-label={t('web.tracing.ties.number', { number: at + 1 })} className={styles.row}>
      <OneOf
        label={t('web.tracing.ties.other')}
        choices={people}
        value={tie.other}
        error={error}
        onChange={(other) => onChange({ ...tie, other: other ?? tie.other })}
      />
      <OneOf
        label={t('web.tracing.ties.is')}
        choices={relatives.map((each) => ({ value: each, label: t(`tracing.relation.${each}`) }))}
        value={tie.relation}
        onChange={(relation) => onChange({ ...tie, relation: relation ?? tie.relation })}
      />
      <OneOf
        label={t('web.tracing.ties.of')}
        choices={people}
        value={tie.one}
        onChange={(one) => onChange({ ...tie, one: one ?? tie.one })}
      />
      <div>
        <Button variant="subtle" size="xs" onClick={onRemove}>
          {t('web.tracing.ties.remove')}
        </Button>
      </div>
    </div>
  )
}
