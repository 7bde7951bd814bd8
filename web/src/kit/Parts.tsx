import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../app/words.tsx'
import { Icon } from './Icon.tsx'
import styles from './Parts.module.css'

export interface Part {
  readonly id: string
  readonly title: string
  /** What was decided, in a line, once the part is done. */
  readonly summary?: ReactNode
  readonly content: ReactNode
  readonly done: boolean
}

interface PartsProps {
  readonly parts: readonly Part[]
  /** The part that is open. */
  readonly open: string
  readonly onOpen: (id: string) => void
  /** What stays in sight at the side: "They will see". */
  readonly aside?: ReactNode
  /** After the last part. */
  readonly end?: ReactNode
}

/**
 * One page in numbered parts, one open at a time. What is done shows its answer and can be opened again; what lies
 * ahead says which part comes before it.
 */
export function Parts({ parts, open, onOpen, aside, end }: PartsProps) {
  const firstUndone = parts.findIndex((part) => !part.done)
  const reachable = firstUndone === -1 ? parts.length - 1 : firstUndone
  return (
    <div className={styles.frame} data-aside={aside !== undefined}>
      <div className={styles.parts}>
        {parts.map((part, index) => (
          <PartView
            key={part.id}
            part={part}
            number={index + 1}
            isOpen={part.id === open}
            before={index > reachable ? parts[reachable] : undefined}
            onOpen={() => onOpen(part.id)}
          />
        ))}
        {end && <div className={styles.end}>{end}</div>}
      </div>
      {aside && <div className={styles.aside}>{aside}</div>}
    </div>
  )
}

interface PartViewProps {
  readonly part: Part
  readonly number: number
  readonly isOpen: boolean
  /** The part that has to be done first; absent when this one can be opened. */
  readonly before: Part | undefined
  readonly onOpen: () => void
}

function PartView({ part, number, isOpen, before, onOpen }: PartViewProps) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (isOpen && !wasOpen.current) heading.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const isSettled = part.done && !isOpen
  return (
    <section className={styles.part} data-open={isOpen} aria-current={isOpen ? 'step' : undefined}>
      <div className={styles.head}>
        <span className={styles.number} data-done={isSettled} aria-hidden="true">
          {isSettled ? <Icon name="check" size={16} /> : number}
        </span>
        <h2 ref={heading} tabIndex={-1}>
          {part.title}
          {isSettled && <span className="visually-hidden"> – {t('kit.parts.done')}</span>}
        </h2>
        {!isOpen && !before && (
          <button type="button" className={styles.change} onClick={onOpen}>
            {t(part.done ? 'kit.parts.change' : 'kit.parts.open')}
            <span className="visually-hidden"> {part.title}</span>
          </button>
        )}
      </div>
      {isOpen ? <div className={styles.content}>{part.content}</div> : <Closed part={part} before={before} />}
    </section>
  )
}

/** What a closed part says: its answer, or what comes first. */
function Closed({ part, before }: Pick<PartViewProps, 'part' | 'before'>) {
  const { t } = useWords()
  if (before) return <p className={styles.summary}>{t('kit.parts.first', { part: before.title })}</p>
  return part.done && part.summary ? <div className={styles.summary}>{part.summary}</div> : null
}
