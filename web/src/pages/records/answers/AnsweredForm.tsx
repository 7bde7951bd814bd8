import { type Form, questionsOf } from '@passerelle/domain/kernel/form'
import { type Programme, formsOf } from '@passerelle/domain/kernel/programme'
import { formKey, questionKey } from '@passerelle/domain/kernel/words'
import type { KeptAnswer } from '@passerelle/domain/shared/records/schema'
import { useWords } from '../../../app/words.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { AnswerText } from './AnswerText.tsx'
import styles from './Answers.module.css'

export type KeptForm = Readonly<Record<string, KeptAnswer>>

interface AnsweredFormProps {
  readonly form: Form
  readonly kept: KeptForm
  readonly recordId: string
  /** Begun and not handed in yet: no rule looks at it. */
  readonly begun?: boolean
  readonly severe?: boolean
}

export function AnsweredForm({ form, kept, recordId, begun = false, severe = false }: AnsweredFormProps) {
  const { t } = useWords()
  return (
    <Panel
      title={
        <>
          {t(formKey(form))}
          {begun && <span className="soft small"> – {t('web.records.answers.begun')}</span>}
        </>
      }
      severe={severe}
      aside={
        !begun && (
          <GoLink href={`/records/${recordId}/forms/${form.id}`} className="no-print">
            {t('web.records.answers.correct')}
            <span className="visually-hidden"> {t(formKey(form))}</span>
          </GoLink>
        )
      }
    >
      <AnswerList form={form} kept={kept} />
    </Panel>
  )
}

function AnswerList({ form, kept }: { readonly form: Form; readonly kept: KeptForm }) {
  const { t, moment } = useWords()
  const asked = questionsOf(form).flatMap((question) => {
    const answer = kept[question.id]
    return answer ? [{ question, answer }] : []
  })
  return (
    <dl className={styles.answers}>
      {asked.map(({ question, answer }) => (
        <div key={question.id}>
          <dt>{t(questionKey(form, question))}</dt>
          <dd title={`${answer.byName} · ${moment(answer.at)}`}>
            <AnswerText question={question} answer={answer.value} />
          </dd>
        </div>
      ))}
      <LastBy kept={kept} />
    </dl>
  )
}

/** Who wrote last, once for the form; each answer has its own in its tooltip. */
function LastBy({ kept }: { readonly kept: KeptForm }) {
  const { t, moment } = useWords()
  const latest = Object.values(kept).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
  if (!latest) return null
  return (
    <div>
      <dt className="visually-hidden">{t('web.records.answers.by')}</dt>
      <dd className={styles.by}>
        <bdi>{latest.byName}</bdi> · {moment(latest.at)}
      </dd>
    </div>
  )
}

export function formIn(programme: Programme | undefined, id: string): Form | undefined {
  return programme && formsOf(programme).find((form) => form.id === id)
}
