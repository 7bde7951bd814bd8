import { type ReactNode, useEffect } from 'react'
import { useWords } from '../app/words.tsx'
import { GoLink } from './GoLink.tsx'
import { Icon } from './Icon.tsx'
import styles from './PageHeader.module.css'

interface PageHeaderProps {
  /** What the window is called: a plain text, and never a person's name (titles are kept in histories). */
  readonly windowTitle: string
  /** What stands large on the page; by default the title of the window. */
  readonly children?: ReactNode
  /** One level up. */
  readonly back?: { readonly href: string; readonly label: string }
  /** One quiet line: programme, code, holder. */
  readonly about?: ReactNode
  /** State and clock. */
  readonly standing?: ReactNode
  /** The one next step. */
  readonly primary?: ReactNode
  /** The others. */
  readonly actions?: ReactNode
}

/** Where one is, how it stands, and the next step. Keyboard and reading begin here after each change of page. */
export function PageHeader(props: PageHeaderProps) {
  useWindowTitle(props.windowTitle)
  return (
    <header className={styles.header}>
      {props.back && (
        <GoLink href={props.back.href} className={`${styles.back} no-print`}>
          <Icon name="back" size={16} />
          {props.back.label}
        </GoLink>
      )}
      <div className={styles.row}>
        <div className={styles.title}>
          <h1 tabIndex={-1}>{props.children ?? props.windowTitle}</h1>
          {props.standing && <div className={styles.standing}>{props.standing}</div>}
        </div>
        {(props.primary || props.actions) && (
          <div className={`${styles.actions} no-print`}>
            {props.actions}
            {props.primary}
          </div>
        )}
      </div>
      {props.about && <div className={styles.about}>{props.about}</div>}
    </header>
  )
}

export function useWindowTitle(title: string): void {
  const { language } = useWords()
  useEffect(() => {
    document.title = `${title} · Passerelle`
  }, [title, language])
}
