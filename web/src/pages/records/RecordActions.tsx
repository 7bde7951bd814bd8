import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { RiskDialog } from './RiskDialog.tsx'

/** What can be done with the record as a whole, apart from its next step. */
export function RecordActions() {
  const { t } = useWords()
  const { role } = useSession()
  const [open, setOpen] = useState<'risk' | 'assign'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="default" rightSection={<Icon name="down" size={16} />}>
            {t('web.records.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="alert" />} onClick={() => setOpen('risk')}>
            {t('web.records.risk.set')}
          </Menu.Item>
          {(role === 'supervisor' || role === 'coordinator') && (
            <Menu.Item leftSection={<Icon name="person" />} onClick={() => setOpen('assign')}>
              {t('web.records.assign')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === 'risk' && <RiskDialog onClose={close} />}
      {open === 'assign' && <AssignDialog onClose={close} />}
    </>
  )
}
