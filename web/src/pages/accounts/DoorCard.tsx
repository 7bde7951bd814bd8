import type { ReactNode } from 'react'
import { useWindowTitle } from '../../kit/PageHeader.tsx'
import styles from './DoorCard.module.css'

interface DoorCardProps {
  readonly title: string
  /** Beside something greater on the same page. */
  readonly lesser?: boolean
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** One thing to do before the door, in the middle of the page. */
export function DoorCard({ title, lesser = false, lead, children }: DoorCardProps) {
  useWindowTitle(title)
  return (
    <div className={styles.card}>
      {lesser ? <h2>{title}</h2> : <h1 tabIndex={-1}>{title}</h1>}
      {lead && <div className={styles.lead}>{lead}</div>}
      {children}
    </div>
  )
}
