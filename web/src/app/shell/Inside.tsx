import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, lazy, useState } from 'react'
import { HouseWords } from '../house-words.tsx'
import { useLive } from '../live.ts'
import { SessionProvider } from '../session.tsx'
import { type Session, thresholdOptions } from '../threshold.ts'
import { useWords } from '../words.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { SecondFactorBanner } from './SecondFactorBanner.tsx'
import styles from './Inside.module.css'
import { ShellKeys } from './ShellKeys.tsx'
import { SideNav } from './SideNav.tsx'
import { ThumbBar } from './ThumbBar.tsx'
import { TopBar } from './TopBar.tsx'

const HelpDialog = lazy(() => import('./HelpDialog.tsx').then((file) => ({ default: file.HelpDialog })))

/** Pages behind the door, as long as somebody is signed in; then back to the door, and afterwards to this page. */
export function Inside() {
  const { data } = useQuery(thresholdOptions)
  const here = useRouterState({ select: (state) => state.location.href })
  if (!data) return null
  if (data.signedIn) return <Frame session={data.signedIn} />
  return <Navigate to="/sign-in" search={{ next: here }} replace />
}

/** Navigation at the side, or at the thumb on a telephone. */
function Frame({ session }: { readonly session: Session }) {
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
          <Notices />
          <main id="main" tabIndex={-1} className={styles.main}>
            <HouseWords>
              <Outlet />
            </HouseWords>
          </main>
        </div>
        <ThumbBar />
      </div>
      <Suspense>{help && <HelpDialog onClose={() => setHelp(false)} />}</Suspense>
    </SessionProvider>
  )
}

function Notices() {
  const { t } = useWords()
  return (
    <section aria-label={t('app.notices')}>
      <ConnectionBanner />
      <SecondFactorBanner />
    </section>
  )
}
