import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useId } from 'react'
import { Icon } from '../../kit/Icon.tsx'
import { useWords } from '../words.tsx'
import styles from './SearchBox.module.css'
import { usePlaces } from './places.ts'

/** Finds a person from anywhere; `/` brings the keyboard here. */
export function SearchBox() {
  const { t } = useWords()
  const router = useRouter()
  const id = useId()
  const searchable = usePlaces().some((place) => place.id === 'people')
  if (!searchable) return null
  function search(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const text = new FormData(event.currentTarget).get('search')
    void router.navigate({ to: '/people', state: { search: typeof text === 'string' ? text.trim() : '' } })
  }
  return (
    <form role="search" className={styles.search} onSubmit={search}>
      <label htmlFor={id} className="visually-hidden">
        {t('app.search')}
      </label>
      <Icon name="search" size={18} />
      <input
        id={id}
        name="search"
        type="search"
        dir="auto"
        autoComplete="off"
        placeholder={t('app.search')}
        data-search
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}
