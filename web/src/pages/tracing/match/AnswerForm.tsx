import { Button, NativeSelect, Textarea } from '@mantine/core'
import { answersFaults } from '@passerelle/domain/shared/tracing/rules'
import { answerQuestions } from '@passerelle/domain/shared/tracing/contract'
import type { Match } from '@passerelle/domain/shared/tracing/schema'
import { type Answers, type Question, questions } from '@passerelle/domain/shared/tracing/tracing'
import { questionText } from '@passerelle/domain/shared/tracing/tracing-text'
import { type FormEvent, useState } from 'react'
import { useDraft } from '../../../app/drafts/useDraft.ts'
import { type Language, languageNames, languages } from '../../../app/languages/load.ts'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { DraftLine } from '../../../kit/DraftLine.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { FaultList } from '../../../kit/FaultList.tsx'
import styles from '../Tracing.module.css'
import { readLanguage } from '../../../kit/agreement/agreement.ts'
import { useTried } from '../../../kit/tried.ts'

function isAnswers(kept: unknown): kept is Answers {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept)
}

/** The questions are read out, the answers written as they are given; the other side does the same for itself. */
export function AnswerForm({ match: { id, side } }: { readonly match: Match }) {
  const { t, language } = useWords()
  const draft = useDraft<Answers>({ name: `tracing-answers/${id}/${side}`, initial: {}, fits: isAnswers })
  const [read, setRead] = useState<Language>(language)
  const { act, busy, problem } = useAct(answerQuestions)
  const { fault, shown, passes } = useTried(answersFaults(draft.value), problem)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!passes() || !(await act({ id, side, answers: filled(draft.value) }))) return
    draft.finish()
    toast(t('web.tracing.answers.done'))
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
      <DraftLine draft={draft} />
      <NativeSelect
        label={t('web.tracing.answers.language')}
        value={read}
        data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
        onChange={({ currentTarget }) => setRead(readLanguage(currentTarget.value, read))}
      />
      {questions.map((question) => (
        <QuestionField
          key={question}
          question={question}
          read={read}
          value={draft.value[question] ?? ''}
          error={fault(`answers.${question}`)}
          onChange={(text) => draft.change({ ...draft.value, [question]: text })}
        />
      ))}
      <ErrorPanel problem={problem} focus faultsElsewhere />
      <FaultList faults={shown} />
      <div>
        <Button type="submit" loading={busy}>
          {t('web.tracing.answers.do')}
        </Button>
      </div>
    </form>
  )
}

interface QuestionFieldProps {
  readonly question: Question
  /** In which the question is read out. */
  readonly read: Language
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (text: string) => void
}

function QuestionField({ question, read, value, error, onChange }: QuestionFieldProps) {
  const { t, language } = useWords()
  return (
    <Textarea
      label={t(`tracing.question.${question}`)}
      description={
        read === language ? undefined : (
          <span lang={read} dir="auto">
            {questionText(question, read)}
          </span>
        )
      }
      dir="auto"
      autosize
      minRows={1}
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

/** What was not answered does not travel. */
function filled(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, text]) => text.trim() !== ''))
}
