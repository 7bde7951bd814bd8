import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { addNote } from '@passerelle/domain/shared/records/plan-contract'
import type { FormEvent } from 'react'
import { useDraft } from '../../../app/drafts/useDraft.ts'
import { useAct } from '../../../app/queries.ts'
import { useToday } from '../../../app/today.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { DraftLine } from '../../../kit/DraftLine.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useFaults } from '../../../kit/faults.ts'
import { useRecord } from '../record-context.tsx'
import styles from './Overview.module.css'

interface Note {
  readonly id: string
  readonly text: string
  /** The day on which the person was spoken to; empty: not at all. */
  readonly contactOn: string
}

function isNote(kept: unknown): kept is Note {
  return typeof kept === 'object' && kept !== null && 'id' in kept && 'text' in kept && 'contactOn' in kept
}

const blank: Note = { id: '', text: '', contactOn: '' }

/** A note gets its id with its first letter; it keeps it until it was taken. */
function typed(note: Note, text: string): Note {
  return { ...note, id: note.id || newId(), text }
}

/** A line to write what happened. Notes are never changed afterwards, so the text is kept until it is sent. */
export function NoteWriter() {
  const { t } = useWords()
  const { id: recordId } = useRecord()
  const today = useToday()
  const { act, busy, problem } = useAct(addNote)
  const fault = useFaults(problem)
  const draft = useDraft<Note>({ name: `note/${recordId}`, initial: blank, fits: isNote })
  const { value, change } = draft
  const begun = value.text !== ''
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const { id, text, contactOn } = value
    if (text.trim() === '') return
    if (!(await act({ id, recordId, text, contactOn: contactOn || null }))) return
    draft.change(blank)
    draft.finish()
  }
  return (
    <form className={`${styles.writer} no-print`} onSubmit={(event) => void submit(event)}>
      <Textarea
        label={t('web.records.note.write')}
        description={begun ? t('web.records.note.hint') : undefined}
        dir="auto"
        autosize={false}
        rows={begun ? 4 : 2}
        value={value.text}
        error={fault('text')}
        onChange={({ currentTarget }) => change(typed(value, currentTarget.value))}
      />
      <ErrorPanel problem={problem} focus faultsElsewhere />
      {begun && (
        <div data-row="true">
          <div className={styles.spoken}>
            <Checkbox
              label={t('web.records.note.spoken')}
              checked={value.contactOn !== ''}
              onChange={({ currentTarget: { checked } }) =>
                change({ ...value, contactOn: checked ? today : '' })
              }
            />
            {value.contactOn !== '' && (
              <TextInput
                type="date"
                aria-label={t('web.records.note.spoken-on')}
                max={today}
                value={value.contactOn}
                error={fault('contactOn')}
                onChange={({ currentTarget }) => change({ ...value, contactOn: currentTarget.value })}
              />
            )}
          </div>
          <DraftLine draft={draft} />
          <Button type="submit" loading={busy}>
            {t('web.records.note.do')}
          </Button>
        </div>
      )}
    </form>
  )
}
