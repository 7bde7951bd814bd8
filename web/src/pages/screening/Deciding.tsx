import { Button, Textarea } from '@mantine/core'
import { decideQuestion } from '@passerelle/domain/shared/screening/contract'
import { type Verdict, verdicts } from '@passerelle/domain/shared/screening/screening'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Reasons } from '../../kit/Reasons.tsx'
import { useFaults } from '../../kit/faults.ts'
import type { QuestionRead } from './QuestionPage.tsx'
import styles from './Screening.module.css'

/** Three answers that look alike, so that none is suggested, of which only two by two people take effect; what may not be said now says why. */
export function Deciding({ question }: { readonly question: QuestionRead }) {
  const { t } = useWords()
  const [verdict, setVerdict] = useState<Verdict>()
  const { decide, same } = question.hindrances
  const open = decide.length > 0 ? [] : verdicts.filter((each) => each !== 'same' || same.length === 0)
  return (
    <Panel title={t('web.screening.deciding')}>
      <p>{t(leadOf(question))}</p>
      <div className={styles.buttons}>
        {open.map((each) => (
          <Button key={each} variant="default" onClick={() => setVerdict(each)}>
            {t(`screening.verdict.${each}`)}
          </Button>
        ))}
      </div>
      <Reasons reasons={decide.length > 0 ? decide : same} />
      {verdict && (
        <VerdictDialog verdict={verdict} questionId={question.id} onClose={() => setVerdict(undefined)} />
      )}
    </Panel>
  )
}

function leadOf({ firstIsMine, halfDecided }: QuestionRead): string {
  if (firstIsMine) return 'web.screening.noted'
  return halfDecided ? 'web.screening.deciding.second' : 'web.screening.deciding.first'
}

interface VerdictDialogProps {
  readonly verdict: Verdict
  readonly questionId: string
  readonly onClose: () => void
}

function VerdictDialog({ verdict, questionId, onClose }: VerdictDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(decideQuestion)
  const fault = useFaults(problem)
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const [evidence, setEvidence] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const done = await act({ id, questionId, verdict, reason, evidence })
    if (!done) return
    toast(t(done.halfDecided ? 'web.screening.noted' : `screening.state.${done.state}`))
    onClose()
  }
  const title = t(`screening.verdict.${verdict}`)
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p>{t(`web.screening.${verdict}.lead`)}</p>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <Textarea
          label={t('web.screening.reason')}
          description={t('web.screening.reason.hint')}
          dir="auto"
          autosize
          minRows={2}
          value={reason}
          error={fault('reason')}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Textarea
          label={t('web.screening.ground')}
          description={t('web.screening.ground.hint')}
          dir="auto"
          autosize
          minRows={2}
          value={evidence}
          error={fault('evidence')}
          onChange={({ currentTarget }) => setEvidence(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {title}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
