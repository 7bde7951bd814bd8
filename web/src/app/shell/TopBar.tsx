import { GoLink } from '../../kit/GoLink.tsx'
import type { LiveState } from '../live.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { Brand } from './Brand.tsx'
import { LiveMark } from './LiveMark.tsx'
import styles from './TopBar.module.css'

/** What the side holds on a wide screen, on a narrow one. */
export function TopBar({ live, onHelp }: { readonly live: LiveState; readonly onHelp: () => void }) {
  return (
    <header className={`${styles.top} no-print`}>
      <GoLink href="/" className={styles.brand}>
        <Brand />
      </GoLink>
      <LiveMark state={live} />
      <AccountMenu onHelp={onHelp} small />
    </header>
  )
}
