import { Button } from '@mantine/core'
import type { PersonRead } from '@passerelle/domain/shared/people/contract'
import { askOthers } from '@passerelle/domain/shared/recognition/asking-contract'
import { askingText } from '@passerelle/domain/shared/recognition/asking-text'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { AgreementFields } from '../../../kit/agreement/AgreementFields.tsx'
import { agreementOf, askedOf, beginAgreement, faultsOfAgreement } from '../../../kit/agreement/agreement.ts'
import { useTried } from '../../../kit/tried.ts'

interface AskDialogProps {
  readonly person: PersonRead
  readonly onClose: () => void
}

/** The person hears what would be told, and agrees; then whoever may know them is asked. Whom it reaches is not told. */
export function AskDialog({ person, onClose }: AskDialogProps) {
  const { t, language } = useWords()
  const today = useToday()
  const { organisation } = useSession()
  const { act, busy, problem } = useAct(askOthers)
  const [id] = useState(newId)
  const asked = askedOf(person)
  const [told, setTold] = useState(() => beginAgreement(asked, language))
  const { fault, passes } = useTried(faultsOfAgreement(told, person.age, today), problem)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!passes()) return
    const { textLanguage } = told
    if (!(await act({ id, personId: person.id, agreement: agreementOf(told), textLanguage }))) return
    toast(t('web.recognition.ask.done'))
    onClose()
  }
  return (
    <Dialog title={t('web.recognition.ask')} onClose={onClose} size="lg">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <AgreementFields
          asked={asked}
          text={(each) => askingText({ organisation: organisation.name, language: each })}
          value={told}
          onChange={setTold}
          fault={fault}
        />
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.recognition.ask.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
