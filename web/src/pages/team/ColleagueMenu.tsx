import { Button, Menu } from '@mantine/core'
import { clearSecondFactor, reactivate } from '@passerelle/domain/shared/accounts/team-contract'
import { useState } from 'react'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { DeactivateDialog } from './DeactivateDialog.tsx'
import { SureDialog } from './SureDialog.tsx'
import type { Colleague } from './Team.tsx'

type Deed = 'change' | 'deactivate' | 'reactivate' | 'factor'

/** What an administrator may do with a colleague; nobody does it with themselves. */
export function ColleagueMenu({ colleague }: { readonly colleague: Colleague }) {
  const { t } = useWords()
  const { account } = useSession()
  const [deed, setDeed] = useState<Deed>()
  const deeds: readonly Deed[] =
    colleague.status === 'active' ? ['change', 'factor', 'deactivate'] : ['reactivate']
  if (account.id === colleague.account) return <span className="soft">{t('web.team.me')}</span>
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button size="xs" variant="default" rightSection={<Icon name="down" size={16} />}>
            {t('web.team.do')}
            <span className="visually-hidden"> {colleague.name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {deeds.map((each) => (
            <Menu.Item key={each} onClick={() => setDeed(each)}>
              {t(`web.team.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <DeedDialog deed={deed} colleague={colleague} onClose={() => setDeed(undefined)} />
    </>
  )
}

interface DeedDialogProps {
  readonly deed: Deed | undefined
  readonly colleague: Colleague
  readonly onClose: () => void
}

function DeedDialog({ deed, colleague, onClose }: DeedDialogProps) {
  const sure = { colleague, onClose }
  switch (deed) {
    case 'change':
      return <ChangeDialog colleague={colleague} onClose={onClose} />
    case 'deactivate':
      return <DeactivateDialog colleague={colleague} onClose={onClose} />
    case 'reactivate':
      return <SureDialog contract={reactivate} words="web.team.reactivate" {...sure} />
    case 'factor':
      return <SureDialog contract={clearSecondFactor} words="web.team.factor" {...sure} />
    case undefined:
      return null
  }
}
