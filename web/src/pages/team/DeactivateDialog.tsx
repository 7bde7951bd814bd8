import { Button, TextInput } from '@mantine/core'
import { deactivate } from '@passerelle/domain/shared/accounts/team-contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import styles from './Team.module.css'
import type { Colleague } from './Team.tsx'

interface DeactivateDialogProps {
  readonly colleague: Colleague
  readonly onClose: () => void
}

/** Ends somebody's access, and says beforehand what happens with their sessions and their work. */
export function DeactivateDialog({ colleague, onClose }: DeactivateDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(deactivate)
  const fault = useFaults(problem)
  const [reason, setReason] = useState('')
  const { name, account, supervisor, openWork } = colleague
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = await act({ account, reason })
    if (!answer) return
    const to = answer.handedTo
    toast(
      to
        ? t('web.team.deactivated.handed', { name, to: to.name, ...answer.handedOver })
        : t('web.team.deactivated', { name }),
    )
    onClose()
  }
  return (
    <Dialog title={t('web.team.deactivate.question', { name })} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <ul className={styles.follows}>
          <li>{t('web.team.deactivate.sessions')}</li>
          <li>
            {supervisor
              ? t('web.team.deactivate.work', { to: supervisor.name })
              : t('web.team.deactivate.work.nobody')}
            {openWork && <span className="soft"> ({t('web.team.work', openWork)})</span>}
          </li>
          <li>{t('web.team.deactivate.kept')}</li>
        </ul>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <TextInput
          label={t('web.team.deactivate.reason')}
          dir="auto"
          value={reason}
          error={fault('reason')}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" color="red" loading={busy}>
            {t('web.team.deactivate')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
