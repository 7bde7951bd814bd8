import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { GoLink } from '../../kit/GoLink.tsx'
import { HouseWords } from '../house-words.tsx'
import { Brand } from './Brand.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { NotFound } from './NotFound.tsx'
import { SchemeSwitch } from './SchemeSwitch.tsx'
import styles from './Outside.module.css'

/** The frame of public pages. */
export function Outside() {
  return (
    <OpenFrame>
      <HouseWords>
        <Outlet />
      </HouseWords>
    </OpenFrame>
  )
}

/** The frame of the way in: it needs few words, and is there first. */
export function Door() {
  return (
    <OpenFrame>
      <Outlet />
    </OpenFrame>
  )
}

/** An address that leads to no page at all. */
export function Nowhere() {
  return (
    <OpenFrame>
      <NotFound />
    </OpenFrame>
  )
}

function OpenFrame({ children }: { readonly children: ReactNode }) {
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
        {children}
      </main>
    </div>
  )
}
