import { type ReactNode, useId } from 'react'
import styles from './Panel.module.css'

interface PanelProps {
  readonly title: ReactNode
  /** At the end of the title's line. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** A severe compartment: it looks different from afar. */
  readonly severe?: boolean
  /** Content that goes to the edges: lists and tables. */
  readonly flush?: boolean
}

/** One part of a page, with its heading. */
export function Panel({ title, aside, children, severe = false, flush = false }: PanelProps) {
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={id} data-severe={severe} data-flush={flush}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
