import { Button } from '@mantine/core'
import { changeOrganisation } from '@passerelle/domain/shared/accounts/contract'
import { useAct } from '../../app/queries.ts'
import { useEnter } from '../../app/session-change.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import styles from './Profile.module.css'

/** The organisations in which I hold a role, and the way from one to the other. */
export function Houses() {
  const { t } = useWords()
  const { memberships } = useSession()
  const { act, busy, problem } = useAct(changeOrganisation)
  const enter = useEnter()
  async function change(membership: string): Promise<void> {
    if (await act({ membership })) await enter(undefined)
  }
  return (
    <>
      <ErrorPanel problem={problem} />
      <ul className={styles.list}>
        {memberships.map(({ id, organisation, role, current }) => (
          <li key={id}>
            <span>
              <bdi>{organisation.name}</bdi> · <span className="soft">{t(`accounts.role.${role}`)}</span>
            </span>
            {current ? (
              <span className="soft">{t('web.accounts.houses.here')}</span>
            ) : (
              <Button size="xs" variant="default" loading={busy} onClick={() => void change(id)}>
                {t('web.accounts.houses.change')}
                <span className="visually-hidden"> {organisation.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
