import { Button, FileInput, Textarea } from '@mantine/core'
import { screeningConfig } from '@passerelle/domain/shared/screening/config'
import { replyToQuestion } from '@passerelle/domain/shared/screening/contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { readFile } from '../imports/read-file.ts'
import styles from './Screening.module.css'

const { count, bytes } = screeningConfig.files

interface ReplyingProps {
  readonly questionId: string
  /** It answered before. */
  readonly again: boolean
}

/** The place to answer, with documents. What was typed stays when sending fails. */
export function Replying({ questionId, again }: ReplyingProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(replyToQuestion)
  const fault = useFaults(problem)
  const [id, setId] = useState(newId)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const tooMuch = files.length > count || files.some(({ size }) => size > bytes || size === 0)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (tooMuch) return
    if (!(await act({ id, questionId, text, files: await Promise.all(files.map(sent)) }))) return
    toast(t('web.screening.answered'))
    setId(newId())
    setText('')
    setFiles([])
  }
  const limits = { count, megabytes: bytes / 1_048_576 }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <ErrorPanel problem={problem} focus faultsElsewhere />
      <Textarea
        label={t(again ? 'web.screening.answer-more' : 'web.screening.answer')}
        description={t('web.screening.answer.hint')}
        dir="auto"
        autosize
        minRows={3}
        value={text}
        error={fault('text')}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <FileInput
        label={t('web.screening.documents')}
        description={t('web.screening.documents.hint', limits)}
        placeholder={t('kit.file.choose-some')}
        multiple
        clearable
        clearButtonProps={{ 'aria-label': t('kit.file.remove') }}
        value={[...files]}
        error={tooMuch ? t('web.screening.documents.too-much', limits) : fault('files')}
        onChange={setFiles}
      />
      <Button type="submit" loading={busy}>
        {t('web.screening.send-answer')}
      </Button>
    </form>
  )
}

async function sent(file: File) {
  return { id: newId(), name: file.name, content: await readFile(file) }
}
