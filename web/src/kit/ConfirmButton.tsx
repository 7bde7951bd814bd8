import { Button, type ButtonProps, Modal, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useWords } from '../app/words.tsx'

interface ConfirmButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'leftSection'> {
  /** What the button does, as a verb: "End this share". */
  readonly label: string
  /** The question that is asked before: "End sharing with Lantern?" */
  readonly question: string
  /** What follows and cannot be taken back. */
  readonly consequence: ReactNode
  /** A word that must be typed first; for the few deeds that destroy. */
  readonly typed?: string
  readonly onConfirm: () => Promise<unknown> | void
  readonly busy?: boolean
}

/** For what cannot be undone: the question is asked once, names what follows, and the safe answer comes first. */
export function ConfirmButton({ label, question, onConfirm, ...rest }: ConfirmButtonProps) {
  const { consequence, typed, busy = false, ...looks } = rest
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  async function confirm(): Promise<void> {
    await onConfirm()
    close()
  }
  return (
    <>
      <Button variant="default" {...looks} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Modal
        opened={asking}
        onClose={close}
        title={question}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
      >
        <Question
          {...{ label, typed, busy, consequence }}
          onConfirm={() => void confirm()}
          onCancel={close}
        />
      </Modal>
    </>
  )
}

interface QuestionProps {
  readonly label: string
  readonly typed: string | undefined
  readonly busy: boolean
  readonly consequence: ReactNode
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

function Question({ label, typed, busy, consequence, onConfirm, onCancel }: QuestionProps) {
  const { t } = useWords()
  const [word, setWord] = useState('')
  const [wrong, setWrong] = useState(false)
  const hintId = useId()
  function submit(event: FormEvent): void {
    event.preventDefault()
    const right = typed === undefined || word.trim() === typed
    setWrong(!right)
    if (right) onConfirm()
  }
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: '1rem' }}>
      <div id={hintId}>{consequence}</div>
      {typed !== undefined && (
        <TextInput
          label={t('kit.confirm.type', { word: typed })}
          value={word}
          autoComplete="off"
          error={wrong && t('kit.confirm.wrong')}
          onChange={({ currentTarget: { value } }) => setWord(value)}
        />
      )}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem', justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('kit.confirm.cancel')}
        </Button>
        <Button type="submit" color="red" loading={busy} aria-describedby={hintId}>
          {label}
        </Button>
      </div>
    </form>
  )
}
