import type { ReactNode } from 'react'
import { useWindowTitle } from '../../kit/PageHeader.tsx'
import styles from './DoorCard.module.css'

interface DoorCardProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** One thing to do before the door, in the middle of the page. */
export function DoorCard({ title, lead, children }: DoorCardProps) {
  useWindowTitle(title)
  return (
    <div className={styles.card}>
      <h1 tabIndex={-1}>{title}</h1>
      {lead && <div className={styles.lead}>{lead}</div>}
      {children}
    </div>
  )
}
