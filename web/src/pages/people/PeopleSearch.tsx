import { useEffect, useId, useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { Icon } from '../../kit/Icon.tsx'
import styles from './People.module.css'

interface PeopleSearchProps {
  readonly text: string
  readonly onChange: (text: string) => void
}

const PAUSE = 250

/** A name as it is heard; the list follows while one types. */
export function PeopleSearch({ text, onChange }: PeopleSearchProps) {
  const { t } = useWords()
  const id = useId()
  const [typed, setTyped] = useState(text)
  const [given, setGiven] = useState(text)
  // A name that comes from elsewhere, the search of the frame say, replaces what was typed.
  if (given !== text) {
    setGiven(text)
    setTyped(text)
  }
  useEffect(() => {
    if (typed === text) return undefined
    const timer = setTimeout(() => onChange(typed), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, text, onChange])
  return (
    <form
      role="search"
      aria-label={t('web.people.search')}
      className={styles.search}
      onSubmit={(event) => event.preventDefault()}
    >
      <label htmlFor={id} className="visually-hidden">
        {t('web.people.search')}
      </label>
      <Icon name="search" />
      <input
        id={id}
        type="search"
        dir="auto"
        autoComplete="off"
        placeholder={t('web.people.search')}
        value={typed}
        data-search
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </form>
  )
}
