import { Outlet } from '@tanstack/react-router'
import { GoLink } from '../../kit/GoLink.tsx'
import { Brand } from './Brand.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { SchemeSwitch } from './SchemeSwitch.tsx'
import styles from './Outside.module.css'

/** The frame of pages before the door. */
export function Outside() {
  return (
    <div className={styles.frame}>
      <header className={`${styles.top} no-print`}>
        <GoLink href="/" className={styles.brand}>
          <Brand />
        </GoLink>
        <span className={styles.tools}>
          <LanguageSwitch />
          <SchemeSwitch />
        </span>
      </header>
      <ConnectionBanner />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
    </div>
  )
}
