import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { Icon } from '../../kit/Icon.tsx'
import { isLanguage, languageNames, languages } from '../languages/load.ts'
import { useSession } from '../session.tsx'
import { useSignOut } from '../session-change.ts'
import { useWords } from '../words.tsx'
import styles from './AccountMenu.module.css'

interface AccountMenuProps {
  readonly onHelp: () => void
  /** On narrow screens: a picture only. */
  readonly small?: boolean
}

/** Who I am here, my language, my light, and the way out. */
export function AccountMenu({ onHelp, small = false }: AccountMenuProps) {
  const { t } = useWords()
  const { account, organisation, role } = useSession()
  const router = useRouter()
  return (
    <Menu position={small ? 'bottom-end' : 'top-start'} width={248}>
      <Menu.Target>
        <button
          type="button"
          className={styles.target}
          data-small={small}
          aria-label={small ? t('app.account', { name: account.name }) : undefined}
        >
          <Icon name="person" />
          {!small && (
            <span className={styles.who}>
              <bdi className={styles.name}>{account.name}</bdi>
              <bdi className={styles.house}>{organisation.name}</bdi>
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{organisation.name}</bdi> · {t(`accounts.role.${role}`)}
        </Menu.Label>
        <Menu.Item
          leftSection={<Icon name="person" />}
          onClick={() => void router.navigate({ href: '/profile' })}
        >
          {t('app.profile')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="question" />} onClick={onHelp}>
          {t('app.keys')}
        </Menu.Item>
        <Choices />
        <SignOut />
      </Menu.Dropdown>
    </Menu>
  )
}

function Choices() {
  const { t, language, setLanguage } = useWords()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  return (
    <>
      <Menu.Item
        leftSection={<Icon name={dark ? 'sun' : 'moon'} />}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {t(dark ? 'app.scheme.light' : 'app.scheme.dark')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label>{t('app.language')}</Menu.Label>
      <Menu.RadioGroup
        value={language}
        onChange={(next) => {
          if (isLanguage(next)) void setLanguage(next)
        }}
      >
        {languages.map((each) => (
          <Menu.RadioItem
            key={each}
            value={each}
            lang={each}
            checkIcon={<Icon name="check" />}
            closeMenuOnClick
          >
            {languageNames[each]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}

function SignOut() {
  const { t } = useWords()
  const signOut = useSignOut()
  return (
    <>
      <Menu.Divider />
      <Menu.Item leftSection={<Icon name="leave" />} onClick={() => void signOut()}>
        {t('app.sign-out')}
      </Menu.Item>
    </>
  )
}
