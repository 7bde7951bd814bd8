import { Button, Radio } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../app/words.tsx'
import styles from './Conflict.module.css'

export type Side = 'theirs' | 'yours'

/** One field that two people changed. */
export interface ConflictField {
  readonly id: string
  readonly label: string
  /** What stood there when both began; absent where nobody remembers. */
  readonly base?: ReactNode
  readonly theirs: ReactNode
  readonly yours: ReactNode
  /** Who wrote theirs, and when. */
  readonly by?: ReactNode
}

interface ConflictProps {
  readonly fields: readonly ConflictField[]
  readonly onDecide: (choices: Readonly<Record<string, Side>>) => void
  readonly busy?: boolean
}

/**
 * Two people changed the same thing: both are shown side by side, field by field, and whoever came second decides.
 * Nothing is chosen beforehand, and nothing of what was typed is lost meanwhile.
 */
export function Conflict({ fields, onDecide, busy = false }: ConflictProps) {
  const { t } = useWords()
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({})
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [fields])
  const decided = fields.every((field) => choices[field.id])
  return (
    <div className={styles.conflict} role="alert" tabIndex={-1} ref={box}>
      <p className={styles.lead}>{t('kit.conflict.lead', { count: fields.length })}</p>
      {fields.map((field) => (
        <Field
          key={field.id}
          field={field}
          choice={choices[field.id]}
          onChoose={(side) => setChoices({ ...choices, [field.id]: side })}
        />
      ))}
      <div className={styles.deeds}>
        <Button loading={busy} disabled={!decided} onClick={() => onDecide(choices)}>
          {t('kit.conflict.do')}
        </Button>
        {!decided && <span className="soft small">{t('kit.conflict.choose')}</span>}
      </div>
    </div>
  )
}

interface FieldProps {
  readonly field: ConflictField
  readonly choice: Side | undefined
  readonly onChoose: (side: Side) => void
}

function Field({ field, choice, onChoose }: FieldProps) {
  const { t } = useWords()
  return (
    <Radio.Group
      label={field.label}
      description={field.base === undefined ? undefined : <Before>{field.base}</Before>}
      value={choice ?? ''}
      onChange={(next) => onChoose(next === 'theirs' ? 'theirs' : 'yours')}
    >
      <div className={styles.sides}>
        <div className={styles.side} data-chosen={choice === 'theirs'}>
          <Radio value="theirs" label={t('kit.conflict.theirs')} />
          <div className={styles.value}>{field.theirs}</div>
          {field.by && <p className="soft small">{field.by}</p>}
        </div>
        <div className={styles.side} data-chosen={choice === 'yours'}>
          <Radio value="yours" label={t('kit.conflict.yours')} />
          <div className={styles.value}>{field.yours}</div>
        </div>
      </div>
    </Radio.Group>
  )
}

function Before({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <>
      {t('kit.conflict.before')} {children}
    </>
  )
}
