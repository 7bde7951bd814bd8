import { Button, Radio, Textarea } from '@mantine/core'
import { type PersonRead, readPerson } from '@passerelle/domain/shared/people/contract'
import { type InquiryRead, answerInquiry } from '@passerelle/domain/shared/recognition/asking-contract'
import { knowingText } from '@passerelle/domain/shared/recognition/asking-text'
import { type FormEvent, useState } from 'react'
import { useAct, useRead } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { AgreementFields } from '../../../kit/agreement/AgreementFields.tsx'
import { agreementOf, askedOf, beginAgreement, faultsOfAgreement } from '../../../kit/agreement/agreement.ts'
import { useTried } from '../../../kit/tried.ts'
import styles from '../Recognition.module.css'

interface YesDialogProps {
  readonly inquiry: InquiryRead
  readonly onClose: () => void
}

/** Which of ours it is; then they are asked. */
export function YesDialog({ inquiry, onClose }: YesDialogProps) {
  const { t } = useWords()
  const [first] = inquiry.candidates
  const [chosen, setChosen] = useState(first?.id ?? '')
  const person = useRead(readPerson, { id: chosen }, { enabled: chosen !== '' })
  return (
    <Dialog title={t('web.recognition.answer.known')} onClose={onClose} size="lg">
      {inquiry.candidates.length > 1 && (
        <Radio.Group label={t('web.recognition.which')} value={chosen} onChange={setChosen}>
          {inquiry.candidates.map(({ id, displayName, code }) => (
            <Radio key={id} value={id} label={`${displayName} (${code})`} mt="xs" />
          ))}
        </Radio.Group>
      )}
      <ErrorPanel problem={person.error} />
      {person.data ? (
        <YesForm key={chosen} inquiry={inquiry} person={person.data} onClose={onClose} />
      ) : (
        <Waiting lines={6} />
      )}
    </Dialog>
  )
}

interface YesFormProps extends YesDialogProps {
  readonly person: PersonRead
}

function YesForm({ inquiry, person, onClose }: YesFormProps) {
  const { t, language } = useWords()
  const today = useToday()
  const { organisation } = useSession()
  const { act, busy, problem } = useAct(answerInquiry)
  const asked = askedOf(person)
  const [told, setTold] = useState(() => beginAgreement(asked, language))
  const [note, setNote] = useState('')
  const { fault, passes } = useTried(faultsOfAgreement(told, person.age, today), problem)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!passes()) return
    const answer = { answer: 'known', personId: person.id, agreement: agreementOf(told) } as const
    if (!(await act({ id: inquiry.id, ...answer, note: note.trim() || null }))) return
    toast(t('web.recognition.answered'))
    onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.page}>
      <AgreementFields
        asked={asked}
        text={(each) =>
          knowingText({ organisation: organisation.name, asker: inquiry.askerName, language: each })
        }
        value={told}
        onChange={setTold}
        fault={fault}
      />
      <Textarea
        label={t('web.recognition.how-on')}
        description={t('web.recognition.how-on.hint')}
        dir="auto"
        autosize
        minRows={2}
        value={note}
        error={fault('note')}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <ErrorPanel problem={problem} focus faultsElsewhere />
      <div className={dialog.actions}>
        <Button variant="default" onClick={onClose}>
          {t('kit.confirm.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('web.recognition.answer.do')}
        </Button>
      </div>
    </form>
  )
}
