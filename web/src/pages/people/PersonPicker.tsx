import { TextInput } from '@mantine/core'
import { searchPeople } from '@passerelle/domain/shared/people/contract'
import type { PersonSummary } from '@passerelle/domain/shared/people/person'
import { useEffect, useState } from 'react'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import styles from './Person.module.css'
import { aboutWords } from './person-words.ts'

interface PersonPickerProps {
  readonly label: string
  /** Nobody is related to themselves. */
  readonly not: string
  readonly value: PersonSummary | undefined
  readonly error?: string | undefined
  readonly onChange: (person: PersonSummary) => void
}

const PAUSE = 300

/** Another person of this organisation, found by name or code. */
export function PersonPicker({ label, not, value, error, onChange }: PersonPickerProps) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useRead(searchPeople, { text: asked, limit: 6 }, { enabled: asked !== '', keepLast: true })
  const found = asked === '' ? [] : (data?.people ?? []).filter((person) => person.id !== not)
  const shown: readonly PersonSummary[] =
    value && !found.some((person) => person.id === value.id) ? [value, ...found] : found
  return (
    <div>
      <TextInput
        type="search"
        label={label}
        dir="auto"
        autoComplete="off"
        data-autofocus
        value={text}
        error={error}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <ul className={styles.found} aria-live="polite">
        {shown.map((person) => (
          <li key={person.id}>
            <button type="button" aria-pressed={person.id === value?.id} onClick={() => onChange(person)}>
              <NameDisplay name={person.displayName} latin={person.latinName} />
              <span className={styles.meta}>
                {[aboutWords(person, t), person.code].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {asked !== '' && data && shown.length === 0 && (
        <p className="soft small">
          {t('web.people.nobody', { text: asked })}{' '}
          <GoLink href="/people/new">{t('web.people.register')}</GoLink>
        </p>
      )}
    </div>
  )
}
