import { Button, NativeSelect } from '@mantine/core'
import { programmeKey } from '@passerelle/domain/kernel/words'
import { programmes } from '@passerelle/domain/programmes/index'
import { openRecord } from '@passerelle/domain/shared/records/contract'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'

interface OpenRecordDialogProps {
  readonly personId: string
  readonly onClose: () => void
}

export function OpenRecordDialog({ personId, onClose }: OpenRecordDialogProps) {
  const { t } = useWords()
  const router = useRouter()
  const { act, busy, problem } = useAct(openRecord)
  const [id] = useState(newId)
  const [programme, setProgramme] = useState(programmes[0]?.id ?? '')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (await act({ id, personId, programme })) await router.navigate({ href: `/records/${id}` })
  }
  return (
    <Dialog title={t('web.people.open-record')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{t('web.people.open-record.lead')}</p>
        <ErrorPanel problem={problem} focus />
        <NativeSelect
          label={t('web.people.programme')}
          value={programme}
          data={programmes.map((each) => ({ value: each.id, label: t(programmeKey(each)) }))}
          onChange={({ currentTarget }) => setProgramme(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.people.open-record.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
