import { Button } from '@mantine/core'
import { type DragEvent, useId, useRef, useState } from 'react'
import { type Problem, asProblem } from '../app/problem.ts'
import { useWords } from '../app/words.tsx'
import styles from './FileDrop.module.css'
import { ErrorPanel } from './ErrorPanel.tsx'
import { Icon } from './Icon.tsx'

interface FileDropProps {
  readonly label: string
  /** What is taken, in words: "PDF or photo, up to 20 MB". */
  readonly hint: string
  /** For the file dialogue: `.csv,text/csv`. */
  readonly accept: string
  readonly maxBytes: number
  /** Sends one file; tells its progress from 0 to 1; rejects with a Problem. */
  readonly send: (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<unknown>
  readonly multiple?: boolean
}

type FileState =
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly problem: Problem }

interface Sending {
  readonly id: number
  readonly file: File
  readonly state: FileState
  readonly stop: AbortController
}

/** Takes files by dropping, choosing or photographing; each says how far it is and what is wrong with it. */
export function FileDrop(props: FileDropProps) {
  const { t } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const { sendings, add, retry, remove } = useSendings(props)
  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    add([...event.dataTransfer.files])
  }
  return (
    <div className={styles.files}>
      <div
        className={styles.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className={styles.label} id={id}>
          {props.label}
        </p>
        <p className="soft small">{props.hint}</p>
        <Button variant="default" size="xs" aria-describedby={id} onClick={() => input.current?.click()}>
          {t(props.multiple ? 'kit.file.choose-some' : 'kit.file.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept={props.accept}
          multiple={props.multiple ?? false}
          onChange={({ currentTarget }) => {
            add([...(currentTarget.files ?? [])])
            currentTarget.value = ''
          }}
        />
      </div>
      <ul className={styles.list} aria-live="polite">
        {sendings.map((sending) => (
          <FileLine
            key={sending.id}
            sending={sending}
            onRetry={() => retry(sending)}
            onRemove={() => remove(sending)}
          />
        ))}
      </ul>
    </div>
  )
}

let lastId = 0

function useSendings({ maxBytes, send, multiple }: FileDropProps) {
  const [sendings, setSendings] = useState<readonly Sending[]>([])
  function tell(id: number, state: FileState): void {
    setSendings((now) => now.map((each) => (each.id === id ? { ...each, state } : each)))
  }
  async function go({ id, file, stop }: Sending): Promise<void> {
    try {
      await send(file, (share) => tell(id, { kind: 'sending', share }), stop.signal)
      tell(id, { kind: 'done' })
    } catch (thrown) {
      if (!stop.signal.aborted) tell(id, { kind: 'refused', problem: asProblem(thrown) })
    }
  }
  function begin(file: File): Sending {
    lastId += 1
    const problem = faultOf(file, maxBytes)
    const state: FileState = problem ? { kind: 'refused', problem } : { kind: 'sending', share: 0 }
    const sending = { id: lastId, file, state, stop: new AbortController() }
    if (!problem) void go(sending)
    return sending
  }
  return {
    sendings,
    add: (files: readonly File[]) => {
      const taken = (multiple ? files : files.slice(0, 1)).map(begin)
      setSendings((now) => (multiple ? [...now, ...taken] : taken))
    },
    retry: (sending: Sending) => {
      tell(sending.id, { kind: 'sending', share: 0 })
      void go(sending)
    },
    remove: (sending: Sending) => {
      sending.stop.abort()
      setSendings((now) => now.filter((each) => each.id !== sending.id))
    },
  }
}

function faultOf(file: File, maxBytes: number): Problem | undefined {
  const told = (code: string) => asProblem(new Error(code), { code, values: { limit: megabytes(maxBytes) } })
  if (file.size === 0) return told('web.file-empty')
  return file.size > maxBytes ? told('too-large') : undefined
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`
}

interface FileLineProps {
  readonly sending: Sending
  readonly onRetry: () => void
  readonly onRemove: () => void
}

function FileLine({ sending: { file, state }, onRetry, onRemove }: FileLineProps) {
  const { t } = useWords()
  const share = state.kind === 'sending' ? state.share : 1
  const percent = Math.round(share * 100)
  return (
    <li className={styles.line} data-state={state.kind}>
      <Icon name={state.kind === 'done' ? 'check' : 'file'} size={18} />
      <div className={styles.about}>
        <bdi>{file.name}</bdi>
        {state.kind === 'sending' && (
          <>
            <progress value={share} aria-label={t('kit.file.sending', { percent })} />
            <span className="soft small">{t('kit.file.sending', { percent })}</span>
          </>
        )}
        {state.kind === 'done' && <span className="soft small">{t('kit.file.done')}</span>}
        {state.kind === 'refused' && (
          <ErrorPanel problem={state.problem} retry={state.problem.unanswered ? onRetry : undefined} />
        )}
      </div>
      {state.kind !== 'done' && (
        <Button variant="subtle" size="xs" onClick={onRemove}>
          {t('kit.file.remove')}
          <span className="visually-hidden"> {file.name}</span>
        </Button>
      )}
    </li>
  )
}
