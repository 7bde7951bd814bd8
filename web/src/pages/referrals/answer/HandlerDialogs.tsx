import { acceptReferral, assignHandler } from '@passerelle/domain/shared/referrals/contract'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { useFaults } from '../../../kit/faults.ts'
import { ColleagueField } from '../../records/ColleagueField.tsx'
import { MoveForm, type MoveProps } from './MoveForm.tsx'

/** With the acceptance the responsibility passes, so somebody here has to carry it. */
export function AcceptDialog({ read, onClose }: MoveProps) {
  const { t } = useWords()
  const { account } = useSession()
  const { act, busy, problem } = useAct(acceptReferral)
  const fault = useFaults(problem)
  const [handlerId, setHandlerId] = useState(account.id)
  async function accept(): Promise<void> {
    if (!(await act({ id: read.referral.id, handlerId }))) return
    toast(t('web.referral.accepted', { organisation: read.referral.otherName }))
    onClose()
  }
  return (
    <MoveForm
      title={t('web.referral.accept.title')}
      lead={t('web.referral.accept.lead', { organisation: read.referral.otherName })}
      submitLabel={t('referrals.move.accept')}
      {...{ busy, problem, onClose }}
      onSubmit={accept}
    >
      <ColleagueField
        label={t('web.referral.handler')}
        value={handlerId}
        onChange={setHandlerId}
        error={fault('handlerId')}
      />
    </MoveForm>
  )
}

export function AssignDialog({ read, onClose }: MoveProps) {
  const { t } = useWords()
  const { account } = useSession()
  const { act, busy, problem } = useAct(assignHandler)
  const fault = useFaults(problem)
  const [handlerId, setHandlerId] = useState(account.id)
  async function assign(): Promise<void> {
    const answer = await act({ id: read.referral.id, handlerId })
    if (!answer) return
    toast(t('web.referral.assigned', { name: answer.handlerName ?? '' }))
    onClose()
  }
  return (
    <MoveForm
      title={t('referrals.move.assign')}
      submitLabel={t('web.referral.assign.do')}
      {...{ busy, problem, onClose }}
      onSubmit={assign}
    >
      <ColleagueField
        label={t('web.referral.handler')}
        value={handlerId}
        onChange={setHandlerId}
        error={fault('handlerId')}
      />
    </MoveForm>
  )
}
