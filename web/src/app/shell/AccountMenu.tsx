import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Flyout } from '../../kit/Flyout.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { useSignOut } from '../session-change.ts'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import styles from './AccountMenu.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'

interface AccountMenuProps {
  readonly onHelp: () => void
  /** On narrow screens: a picture only. */
  readonly small?: boolean
}

/** Who I am here, my language, my light, and the way out. */
export function AccountMenu({ onHelp, small = false }: AccountMenuProps) {
  const { t } = useWords()
  const { account, organisation, role } = useSession()
  const signOut = useSignOut()
  return (
    <Flyout
      opens={small ? 'down' : 'up'}
      align={small ? 'end' : 'start'}
      className={small ? styles.small : styles.target}
      {...(small ? { label: t('app.account', { name: account.name }) } : {})}
      face={small ? <Icon name="person" /> : <Who name={account.name} house={organisation.name} />}
    >
      <p className={styles.standing}>
        <bdi>{organisation.name}</bdi> · {t(`accounts.role.${role}`)}
      </p>
      <GoLink href="/profile">
        <Icon name="person" />
        {t('app.profile')}
      </GoLink>
      <button type="button" onClick={onHelp}>
        <Icon name="question" />
        {t('app.keys')}
      </button>
      <Light />
      <LanguageSwitch />
      <hr className={styles.line} />
      <button type="button" onClick={() => void signOut()}>
        <Icon name="leave" />
        {t('app.sign-out')}
      </button>
    </Flyout>
  )
}

function Who({ name, house }: { readonly name: string; readonly house: string }) {
  return (
    <>
      <Icon name="person" />
      <span className={styles.who}>
        <bdi className={styles.name}>{name}</bdi>
        <bdi className={styles.house}>{house}</bdi>
      </span>
    </>
  )
}

function Light() {
  const { t } = useWords()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  return (
    <button type="button" onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      <Icon name={dark ? 'sun' : 'moon'} />
      {t(dark ? 'app.scheme.light' : 'app.scheme.dark')}
    </button>
  )
}
