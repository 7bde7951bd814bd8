import type { ReactNode } from 'react'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import styles from './WorkRow.module.css'

interface WorkRowProps {
  readonly href: string
  readonly title: ReactNode
  /** Before the title: a box to tick, with room around it for a thumb. */
  readonly lead?: ReactNode
  readonly meta?: ReactNode
  /** At the end: a clock, a state. */
  readonly side?: ReactNode
  /** What to do about it, where that is one deed. */
  readonly act?: { readonly href: string; readonly label: string; readonly about: string } | undefined
}

export function WorkRows({ children, label }: { readonly children: ReactNode; readonly label: string }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  )
}

/** One thing that waits: what, about whom, until when, and the way to it. */
export function WorkRow({ href, title, lead, meta, side, act }: WorkRowProps) {
  return (
    <li className={styles.row}>
      {lead && <label className={styles.lead}>{lead}</label>}
      <div className={styles.about}>
        <GoLink href={href} className={styles.title}>
          {title}
        </GoLink>
        {meta && <div className={styles.meta}>{meta}</div>}
      </div>
      <div className={styles.side}>
        {side}
        {act && (
          <GoLink href={act.href} className={styles.act}>
            {act.label}
            <span className="visually-hidden"> {act.about}</span>
            <Icon name="forward" size={16} />
          </GoLink>
        )}
      </div>
    </li>
  )
}
