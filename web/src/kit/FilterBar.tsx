import { useEffect, useId, useState } from 'react'
import { useAddress } from '../app/address.ts'
import { useWords } from '../app/words.tsx'
import styles from './FilterBar.module.css'
import { Icon } from './Icon.tsx'
import { type ListFilter, activeFilters } from './data-list.ts'

interface FilterBarProps {
  readonly filters: readonly ListFilter[]
  readonly search?: string | undefined
  readonly found?: number | undefined
}

/** Filters as chips; what is chosen stands in the address, so that a list can be sent as it is. */
export function FilterBar({ filters, search, found }: FilterBarProps) {
  const { t } = useWords()
  const [address, change] = useAddress()
  const active = activeFilters(filters, address)
  const clear = () => change(Object.fromEntries(filters.map(({ id }) => [id, ''])))
  return (
    <div className={`${styles.bar} no-print`}>
      {search && <SearchField label={search} />}
      {filters.map((filter) =>
        filter.options.length === 1 ? (
          <SwitchChip key={filter.id} filter={filter} />
        ) : (
          <ChoiceChip key={filter.id} filter={filter} />
        ),
      )}
      {active.length > 0 && (
        <button type="button" className={styles.clear} onClick={clear}>
          {t('kit.list.clear')}
        </button>
      )}
      <span role="status" className={styles.found}>
        {found !== undefined && t('kit.list.found', { count: found })}
      </span>
    </div>
  )
}

const PAUSE = 250

function SearchField({ label }: { readonly label: string }) {
  const id = useId()
  const [address, change] = useAddress()
  const inAddress = address['search'] ?? ''
  const [text, setText] = useState(inAddress)
  const [known, setKnown] = useState(inAddress)
  if (known !== inAddress) {
    setKnown(inAddress)
    setText(inAddress)
  }
  useEffect(() => {
    if (text === inAddress) return undefined
    const timer = setTimeout(() => change({ search: text }), PAUSE)
    return () => clearTimeout(timer)
  }, [text, inAddress, change])
  return (
    <span className={styles.search}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <Icon name="search" size={18} />
      <input
        id={id}
        type="search"
        dir="auto"
        value={text}
        placeholder={label}
        autoComplete="off"
        data-search
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
    </span>
  )
}

function SwitchChip({ filter }: { readonly filter: ListFilter }) {
  const [address, change] = useAddress()
  const value = filter.options[0]?.value ?? 'yes'
  const on = address[filter.id] === value
  return (
    <button
      type="button"
      className={styles.chip}
      data-on={on}
      aria-pressed={on}
      onClick={() => change({ [filter.id]: on ? '' : value })}
    >
      {on && <Icon name="check" size={14} />}
      {filter.label}
    </button>
  )
}

function ChoiceChip({ filter }: { readonly filter: ListFilter }) {
  const { t } = useWords()
  const id = useId()
  const [address, change] = useAddress()
  const value = address[filter.id] ?? ''
  return (
    <span className={styles.chip} data-on={value !== ''}>
      <label htmlFor={id}>{filter.label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => change({ [filter.id]: currentTarget.value })}
      >
        <option value="">{t('kit.list.all')}</option>
        {filter.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <span className={styles.down}>
        <Icon name="down" size={14} />
      </span>
    </span>
  )
}
