import type { ReactNode } from 'react'
import styles from './Facts.module.css'

export interface Fact {
  readonly id: string
  readonly label: string
  /** Null: the line is left out. */
  readonly value: ReactNode
}

/** What is known about one thing, line by line. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(({ value }) => value !== null)
        .map(({ id, label, value }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
