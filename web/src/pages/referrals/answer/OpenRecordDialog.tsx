import { NativeSelect } from '@mantine/core'
import { programmeKey } from '@passerelle/domain/kernel/words'
import { programmes } from '@passerelle/domain/programmes/index'
import { openOwnRecord } from '@passerelle/domain/shared/referrals/contract'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { MoveForm, type MoveProps } from './MoveForm.tsx'

/** A record of one's own begins with what was shared, and with nothing else. */
export function OpenRecordDialog({ read, onClose }: MoveProps) {
  const { t } = useWords()
  const router = useRouter()
  const { act, busy, problem } = useAct(openOwnRecord)
  const [ids] = useState(() => ({ personId: newId(), recordId: newId() }))
  const [programme, setProgramme] = useState(programmes[0]?.id ?? '')
  async function open(): Promise<void> {
    const answer = await act({ id: read.referral.id, ...ids, programme })
    if (!answer) return
    toast(t('web.referral.record-opened'))
    await router.navigate({ href: `/records/${answer.recordId}` })
  }
  return (
    <MoveForm
      title={t('referrals.move.open-record')}
      lead={t('web.referral.open-record.lead', { organisation: read.referral.otherName })}
      submitLabel={t('referrals.move.open-record')}
      {...{ busy, problem, onClose }}
      onSubmit={open}
    >
      <NativeSelect
        label={t('web.people.programme')}
        value={programme}
        data={programmes.map((each) => ({ value: each.id, label: t(programmeKey(each)) }))}
        onChange={({ currentTarget }) => setProgramme(currentTarget.value)}
      />
    </MoveForm>
  )
}
