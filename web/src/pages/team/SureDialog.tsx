import { Button } from '@mantine/core'
import type { clearSecondFactor, reactivate } from '@passerelle/domain/shared/accounts/team-contract'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import type { Colleague } from './Team.tsx'

interface SureDialogProps {
  readonly contract: typeof reactivate | typeof clearSecondFactor
  /** Where its words stand: the deed, `.consequence`, `.done`. */
  readonly words: 'web.team.reactivate' | 'web.team.factor'
  readonly colleague: Colleague
  readonly onClose: () => void
}

/** Says what follows, and does it when one is sure. */
export function SureDialog({ contract, words, colleague, onClose }: SureDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(contract)
  const { name, account } = colleague
  async function confirm(): Promise<void> {
    if (!(await act({ account }))) return
    toast(t(`${words}.done`, { name }))
    onClose()
  }
  return (
    <Dialog title={`${t(words)}: ${name}`} onClose={onClose}>
      <p>{t(`${words}.consequence`, { name })}</p>
      <ErrorPanel problem={problem} focus />
      <div className={dialog.actions}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('kit.confirm.cancel')}
        </Button>
        <Button loading={busy} onClick={() => void confirm()}>
          {t(words)}
        </Button>
      </div>
    </Dialog>
  )
}
