import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import { WithdrawForm } from './EndShareDialog.tsx'
import type { Grant } from './grants.ts'

interface GrantWithdrawalProps {
  readonly grant: Grant
  readonly recordId: string
  readonly onClose: () => void
}

/** Takes back what one conversation gave: all of it, or single categories. */
export function GrantWithdrawal({ grant, recordId, onClose }: GrantWithdrawalProps) {
  const { t } = useWords()
  const live = grant.rows.filter((row) => row.live)
  const [chosen, setChosen] = useState<readonly string[]>(live.map((row) => row.id))
  const recipient = grant.first.recipientName
  return (
    <Dialog title={t('web.consents.withdraw.title')} onClose={onClose}>
      {live.length > 1 && (
        <Checkbox.Group label={t('web.consents.withdraw.which')} value={[...chosen]} onChange={setChosen}>
          {live.map((row) => (
            <Checkbox key={row.id} value={row.id} label={t(`consents.category.${row.category}`)} mt="xs" />
          ))}
        </Checkbox.Group>
      )}
      {chosen.length === 0 ? (
        <p role="status">{t('web.consents.withdraw.choose')}</p>
      ) : (
        <WithdrawForm
          recordId={recordId}
          which={{ consentIds: [...chosen] }}
          recipients={recipient ? [recipient] : []}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}
