import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useNarrow } from '../../../app/narrow.ts'
import { useWords } from '../../../app/words.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import styles from './PersonForm.module.css'

interface Group {
  readonly id: string
  readonly title: string
  readonly content: ReactNode
}

interface GroupsProps {
  readonly groups: readonly Group[]
  readonly submitLabel: string
  readonly busy: boolean
  readonly onSubmit: () => void
  readonly last: ReactNode
}

/** On a telephone one group at a time, with the way to hand in what is there already; on a wide screen all of them. */
export function Groups({ groups, submitLabel, busy, onSubmit, last }: GroupsProps) {
  const { t } = useWords()
  const narrow = useNarrow()
  const [at, setAt] = useState(0)
  const top = useRef<HTMLFormElement>(null)
  const shown = narrow ? groups.slice(at, at + 1) : groups
  const isLast = !narrow || at === groups.length - 1
  function go(to: number): void {
    setAt(to)
    top.current?.scrollIntoView({ block: 'start' })
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form ref={top} className={styles.form} noValidate onSubmit={submit}>
      {narrow && <p className="soft small">{t('kit.form.progress', { at: at + 1, of: groups.length })}</p>}
      {shown.map((group) => (
        <Panel key={group.id} title={group.title}>
          <div className={styles.group}>{group.content}</div>
        </Panel>
      ))}
      {last}
      <div className={styles.actions}>
        {narrow && at > 0 && (
          <Button variant="default" onClick={() => go(at - 1)}>
            {t('kit.form.back')}
          </Button>
        )}
        {!isLast && <Button onClick={() => go(at + 1)}>{t('kit.form.next')}</Button>}
        <Button type="submit" variant={isLast ? 'filled' : 'default'} loading={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
