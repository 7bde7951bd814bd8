import { Button } from '@mantine/core'
import type { Answers } from '@passerelle/domain/kernel/facts'
import type { FillFacts } from '@passerelle/domain/kernel/faults'
import type { Form } from '@passerelle/domain/kernel/form'
import type { Fault, Reason } from '@passerelle/domain/kernel/reason'
import { formKey } from '@passerelle/domain/kernel/words'
import { type FormEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { type Draft, useDraft } from '../../app/drafts/useDraft.ts'
import type { Problem } from '../../app/problem.ts'
import { useNarrow } from '../../app/narrow.ts'
import { useWords } from '../../app/words.tsx'
import { DraftLine } from '../DraftLine.tsx'
import { ErrorPanel } from '../ErrorPanel.tsx'
import { FaultSummary } from './FaultSummary.tsx'
import { FormPage } from './FormPage.tsx'
import styles from './FormView.module.css'
import type { Pickers } from './QuestionView.tsx'
import { type Page, type Raw, answer, check, faultsOn, isRaw, pagesOf } from './form-state.ts'

interface FormViewProps {
  readonly form: Form
  /** Who asks, whom, and today: what decides which questions are put. */
  readonly facts: FillFacts
  /** What the server has already. */
  readonly initial?: Raw
  /** Under which name what is typed is kept on this device; absent: it is not kept. */
  readonly draft?: string
  /** What the button does: "Record the safety check". */
  readonly submitLabel: string
  /** Answers true when it was taken; the draft is then let go. */
  readonly onSubmit: (answers: Answers) => Promise<boolean>
  readonly busy?: boolean
  /** What the server refused: its faults are shown at their questions. */
  readonly problem?: Problem | undefined
  /** What the programme's calculations say of the answers as they stand; it decides nothing. */
  readonly advice?: (answers: Answers) => readonly Reason[]
  readonly pickers?: Pickers
  /** Beside the button: "Cancel". */
  readonly children?: ReactNode
}

const nothing: Raw = {}

/**
 * Draws any form of the kernel. On a wide screen all groups stand beneath each other; on a telephone there is one
 * group at a time. Nothing typed is lost; what is wrong is said at the question and, after a try, above all.
 */
export function FormView(props: FormViewProps) {
  const { form, facts, initial = nothing, draft: name } = props
  const draft = useDraft<Raw>({ name, initial, fits: isRaw })
  const [shown, setShown] = useState<readonly Fault[]>(props.problem?.faults ?? [])
  const pages = pagesOf(form, draft.value, facts)
  const refused = props.problem?.faults
  const [told, setTold] = useState(refused)
  if (told !== refused) {
    setTold(refused)
    setShown(refused ?? [])
  }

  function change(id: string, value: unknown): void {
    draft.change(answer(draft.value, id, value))
    setShown(shown.filter((fault) => fault.path.split('.')[0] !== id))
  }

  async function submit(): Promise<void> {
    const { answers, faults } = check(form, draft.value, facts)
    setShown(faults)
    if (faults.length === 0 && (await props.onSubmit(answers))) draft.finish()
  }

  return (
    <FormFrame
      {...props}
      draft={draft}
      pages={pages}
      shown={shown}
      onShow={setShown}
      onChange={change}
      onSubmit={submit}
    />
  )
}

interface FormFrameProps extends Omit<FormViewProps, 'onSubmit' | 'draft'> {
  readonly draft: Draft<Raw>
  readonly pages: readonly Page[]
  readonly shown: readonly Fault[]
  readonly onShow: (faults: readonly Fault[]) => void
  readonly onChange: (id: string, value: unknown) => void
  readonly onSubmit: () => Promise<void>
}

function FormFrame(props: FormFrameProps) {
  const { form, facts, draft, pages, shown, problem } = props
  const { t, has } = useWords()
  const narrow = useNarrow()
  const [at, setAt] = useState(0)
  const [tries, setTries] = useState(0)
  const here = Math.min(at, pages.length - 1)
  const visible = narrow ? pages.slice(here, here + 1) : pages
  const isLast = !narrow || here === pages.length - 1
  const top = useRef<HTMLFormElement>(null)

  function go(to: number): void {
    setAt(to)
    top.current?.scrollIntoView({ block: 'start' })
  }

  function next(event: FormEvent): void {
    event.preventDefault()
    setTries(tries + 1)
    const page = pages[here]
    if (isLast || !page) return void props.onSubmit()
    const faults = faultsOn(page, check(form, draft.value, facts).faults)
    props.onShow(faults)
    if (faults.length === 0) go(here + 1)
  }

  const title = formKey(form)
  return (
    <form
      ref={top}
      className={styles.form}
      noValidate
      onSubmit={next}
      aria-label={has(title) ? t(title) : props.submitLabel}
      data-severe={form.compartment !== undefined}
    >
      {form.compartment && <p className={styles.sealed}>{t(`kit.sealed.${form.compartment}`)}</p>}
      <DraftLine draft={draft} />
      {narrow && <Progress at={here} of={pages.length} />}
      <FaultSummary
        faults={shown}
        form={form}
        attempt={tries}
        onGo={(id) => narrow && go(pageWith(pages, id))}
      />
      <ErrorPanel problem={withoutFaults(problem)} focus />
      {visible.map((page) => (
        <FormPage
          key={page.group.id}
          form={form}
          page={page}
          raw={draft.value}
          faults={shown}
          onChange={props.onChange}
          pickers={props.pickers}
          today={facts.today}
        />
      ))}
      {isLast && props.advice && <Advice {...props} advice={props.advice} />}
      <Actions
        onBack={narrow && here > 0 ? () => go(here - 1) : undefined}
        label={isLast ? props.submitLabel : t('kit.form.next')}
        busy={props.busy ?? false}
      >
        {isLast && props.children}
      </Actions>
    </form>
  )
}

interface ActionsProps {
  readonly onBack: (() => void) | undefined
  readonly label: string
  readonly busy: boolean
  readonly children: ReactNode
}

function Actions({ onBack, label, busy, children }: ActionsProps) {
  const { t } = useWords()
  return (
    <div className={styles.actions}>
      {onBack && (
        <Button variant="default" onClick={onBack}>
          {t('kit.form.back')}
        </Button>
      )}
      <Button type="submit" loading={busy}>
        {label}
      </Button>
      {children}
    </div>
  )
}

/** A refusal of the whole; faults are said at their questions. */
function withoutFaults(problem: Problem | undefined): Problem | undefined {
  return problem?.faults.length === 0 ? problem : undefined
}

function pageWith(pages: readonly Page[], id: string): number {
  return Math.max(
    0,
    pages.findIndex((page) => page.questions.some((question) => question.id === id)),
  )
}

function Progress({ at, of }: { readonly at: number; readonly of: number }) {
  const { t } = useWords()
  if (of < 2) return null
  return (
    <div className={styles.progress}>
      <span>{t('kit.form.progress', { at: at + 1, of })}</span>
      <progress value={at + 1} max={of} aria-hidden="true" />
    </div>
  )
}

function Advice({ form, facts, draft, advice }: FormFrameProps & Required<Pick<FormViewProps, 'advice'>>) {
  const { t } = useWords()
  const says = useMemo(
    () => advice(check(form, draft.value, facts).answers),
    [advice, form, draft.value, facts],
  )
  if (says.length === 0) return null
  return (
    <aside className={styles.advice} aria-label={t('kit.form.advice')}>
      <p className={styles.adviceTitle}>{t('kit.form.advice')}</p>
      <ul>
        {says.map(({ code, values }, index) => (
          <li key={`${code} ${index}`}>{t(code, values)}</li>
        ))}
      </ul>
      <p className="soft small">{t('kit.form.advice.decides-nothing')}</p>
    </aside>
  )
}
