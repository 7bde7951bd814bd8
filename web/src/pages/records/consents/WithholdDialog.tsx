import { Button, Radio, Textarea } from '@mantine/core'
import { withhold } from '@passerelle/domain/shared/consents/contract'
import { type WithholdingReason, withholdingReasons } from '@passerelle/domain/shared/consents/consent'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useFaults } from '../../../kit/faults.ts'
import { useRecord } from '../record-context.tsx'
import { type Named, OrganisationField } from './OrganisationField.tsx'

/** Writes down who must not be told: an organisation of the platform, or somebody by description. */
export function WithholdDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const { id: recordId } = useRecord()
  const { act, busy, problem } = useAct(withhold)
  const fault = useFaults(problem)
  const [id] = useState(newId)
  const [whom, setWhom] = useState<Named>({ id: null, text: '' })
  const [reason, setReason] = useState<WithholdingReason>('fear-of-harm')
  const [note, setNote] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const recipientText = whom.id === null ? whom.text.trim() || null : null
    const told = { id, recordId, recipientId: whom.id, recipientText, reason, note: note.trim() || null }
    if (await act(told)) onClose()
  }
  return (
    <Dialog title={t('web.consents.withhold')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <OrganisationField
          label={t('web.consents.withhold.whom')}
          description={t('web.consents.withhold.whom.hint')}
          value={whom}
          onChange={setWhom}
          error={fault('recipientId') ?? fault('recipientText')}
        />
        <Radio.Group
          label={t('web.consents.withhold.why')}
          value={reason}
          onChange={(next) => setReason(withholdingReasons.find((each) => each === next) ?? reason)}
        >
          {withholdingReasons.map((each) => (
            <Radio key={each} value={each} label={t(`consents.withholding.${each}`)} mt="xs" />
          ))}
        </Radio.Group>
        <Textarea
          label={t('web.consents.note')}
          dir="auto"
          rows={2}
          value={note}
          error={fault('note')}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.consents.withhold.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
