import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { AboutMe } from './AboutMe.tsx'
import { ChangePassword } from './ChangePassword.tsx'
import { Houses } from './Houses.tsx'
import styles from './Profile.module.css'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'

/** What is mine: name and language, password, second factor, and where I am signed in. */
export function Profile() {
  const { t } = useWords()
  const { account, memberships } = useSession()
  return (
    <>
      <PageHeader windowTitle={t('app.profile')} about={<bdi dir="ltr">{account.email}</bdi>} />
      <div className={styles.panels}>
        <Panel title={t('web.accounts.about-me')}>
          <AboutMe />
        </Panel>
        <Panel title={t('web.accounts.second-factor')}>
          <SecondFactor />
        </Panel>
        <Panel title={t('web.accounts.password')}>
          <ChangePassword />
        </Panel>
        {memberships.length > 1 && (
          <Panel title={t('web.accounts.houses')}>
            <Houses />
          </Panel>
        )}
        <Panel title={t('web.accounts.sessions')}>
          <Sessions />
        </Panel>
      </div>
    </>
  )
}
