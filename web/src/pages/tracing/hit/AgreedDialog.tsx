import { Button } from '@mantine/core'
import type { PersonRead } from '@passerelle/domain/shared/people/contract'
import { answerHit } from '@passerelle/domain/shared/tracing/contract'
import type { Hit } from '@passerelle/domain/shared/tracing/schema'
import { foundText } from '@passerelle/domain/shared/tracing/tracing-text'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { AgreementFields } from '../../../kit/agreement/AgreementFields.tsx'
import { agreementOf, askedOf, beginAgreement, faultsOfAgreement } from '../../../kit/agreement/agreement.ts'
import { useTried } from '../../../kit/tried.ts'

interface AgreedDialogProps {
  readonly hit: Hit
  readonly person: PersonRead
  readonly onClose: () => void
}

/** Our person wishes to be found: how they agreed; then both sides are asked the same questions. */
export function AgreedDialog({ hit, person, onClose }: AgreedDialogProps) {
  const { t, language } = useWords()
  const router = useRouter()
  const today = useToday()
  const { organisation } = useSession()
  const { act, busy, problem } = useAct(answerHit)
  const asked = askedOf(person)
  const [told, setTold] = useState(() => beginAgreement(asked, language))
  const { fault, passes } = useTried(faultsOfAgreement(told, person.age, today), problem)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!passes()) return
    const answered = await act({ id: hit.id, answer: 'agreed', agreement: agreementOf(told) })
    if (!answered) return
    toast(t('web.tracing.hit.agreed.done'))
    onClose()
    if (answered.matchId) await router.navigate({ href: `/tracing/matches/${answered.matchId}/found` })
  }
  return (
    <Dialog title={t('tracing.answer.agreed')} onClose={onClose} size="lg">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <AgreementFields
          asked={asked}
          text={(each) =>
            foundText({ organisation: organisation.name, asker: hit.askerName, language: each })
          }
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
            {t('web.tracing.hit.agreed.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
