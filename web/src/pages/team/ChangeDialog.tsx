import { Button } from '@mantine/core'
import { changeMembership } from '@passerelle/domain/shared/accounts/team-contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { type Membership, MembershipFields } from './MembershipFields.tsx'
import type { Colleague } from './Team.tsx'

interface ChangeDialogProps {
  readonly colleague: Colleague
  readonly onClose: () => void
}

/** Another role, clearance or supervisor for a colleague; their sessions end at once, so that it holds at once. */
export function ChangeDialog({ colleague, onClose }: ChangeDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(changeMembership)
  const fault = useFaults(problem)
  const { account, name, role, capacity, clearances, supervisor } = colleague
  const [value, setValue] = useState<Membership>({
    role,
    capacity,
    clearances,
    supervisorId: supervisor?.id ?? null,
  })
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!(await act({ account, ...value, clearances: [...value.clearances] }))) return
    toast(t('web.team.changed', { name }))
    onClose()
  }
  return (
    <Dialog title={`${t('web.team.change')}: ${name}`} onClose={onClose} size="lg">
      <form onSubmit={(event) => void submit(event)}>
        <p>{t('web.team.change.consequence', { name })}</p>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <MembershipFields value={value} onChange={setValue} fault={fault} account={account} />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.team.change.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
