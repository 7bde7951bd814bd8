import { Button } from '@mantine/core'
import { type InquiryRead, answerInquiry } from '@passerelle/domain/shared/recognition/asking-contract'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import styles from '../Recognition.module.css'
import { YesDialog } from './YesDialog.tsx'

/** Yes needs one of our people and their agreement; of every other answer whoever asked hears nothing. */
export function Answering({ inquiry }: { readonly inquiry: InquiryRead }) {
  const { t } = useWords()
  const [saysYes, setSaysYes] = useState(false)
  const { act, busy, problem } = useAct(answerInquiry)
  if (inquiry.answer)
    return (
      <Panel title={t(`web.recognition.answer.${inquiry.answer}`)}>
        <p>{t('web.recognition.answered-by', { name: inquiry.answeredByName ?? '' })}</p>
      </Panel>
    )
  const say = async (answer: 'not-known' | 'cannot-say') => {
    if (await act({ id: inquiry.id, answer })) toast(t('web.recognition.answered'))
  }
  return (
    <Panel title={t('web.recognition.inquiry.question')}>
      <p>{t('web.recognition.inquiry.lead')}</p>
      <ErrorPanel problem={problem} focus />
      <div className={styles.buttons}>
        <Button disabled={inquiry.candidates.length === 0} onClick={() => setSaysYes(true)}>
          {t('web.recognition.answer.known')}
        </Button>
        <Button variant="default" loading={busy} onClick={() => void say('not-known')}>
          {t('web.recognition.answer.not-known')}
        </Button>
        <Button variant="default" loading={busy} onClick={() => void say('cannot-say')}>
          {t('web.recognition.answer.cannot-say')}
        </Button>
      </div>
      <p className="soft small">{t('web.recognition.inquiry.silent')}</p>
      {saysYes && <YesDialog inquiry={inquiry} onClose={() => setSaysYes(false)} />}
    </Panel>
  )
}
