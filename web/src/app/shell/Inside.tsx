import { Outlet, useRouteContext } from '@tanstack/react-router'
import { Suspense, lazy, useState } from 'react'
import { useLive } from '../live.ts'
import { SessionProvider } from '../session.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import styles from './Inside.module.css'
import { ShellKeys } from './ShellKeys.tsx'
import { SideNav } from './SideNav.tsx'
import { ThumbBar } from './ThumbBar.tsx'
import { TopBar } from './TopBar.tsx'

const HelpDialog = lazy(() => import('./HelpDialog.tsx').then((file) => ({ default: file.HelpDialog })))

/** The frame of all pages behind the door: navigation at the side, or at the thumb on a telephone. */
export function Inside() {
  const { session } = useRouteContext({ from: '/inside' })
  const live = useLive(true)
  const [help, setHelp] = useState(false)
  const openHelp = () => setHelp(true)
  return (
    <SessionProvider session={session}>
      <ShellKeys onHelp={openHelp} />
      <div className={styles.frame}>
        <SideNav live={live} onHelp={openHelp} />
        <div className={styles.page}>
          <TopBar live={live} onHelp={openHelp} />
          <ConnectionBanner />
          <main id="main" tabIndex={-1} className={styles.main}>
            <Outlet />
          </main>
        </div>
        <ThumbBar />
      </div>
      <Suspense>{help && <HelpDialog onClose={() => setHelp(false)} />}</Suspense>
    </SessionProvider>
  )
}
