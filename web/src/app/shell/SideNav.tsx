import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import type { LiveState } from '../live.ts'
import { useWords } from '../words.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { Brand } from './Brand.tsx'
import { LiveMark } from './LiveMark.tsx'
import { SearchBox } from './SearchBox.tsx'
import styles from './SideNav.module.css'
import { useHere, usePlaces } from './places.ts'

export function SideNav({ live, onHelp }: { readonly live: LiveState; readonly onHelp: () => void }) {
  const { t } = useWords()
  const places = usePlaces()
  const here = useHere()
  return (
    <header className={`${styles.side} no-print`}>
      <GoLink href="/" className={styles.brand}>
        <Brand />
      </GoLink>
      <SearchBox />
      <nav aria-label={t('app.nav')} className={styles.nav}>
        {places.map(({ id, to, icon }) => (
          <GoLink key={id} href={to} aria-current={here(to)} className={styles.link}>
            <Icon name={icon} />
            {t(`app.nav.${id}`)}
          </GoLink>
        ))}
      </nav>
      <div className={styles.foot}>
        <LiveMark state={live} />
        <AccountMenu onHelp={onHelp} />
      </div>
    </header>
  )
}
