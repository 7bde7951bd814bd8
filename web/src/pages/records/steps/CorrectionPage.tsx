import type { Answers } from '@passerelle/domain/kernel/facts'
import type { Form } from '@passerelle/domain/kernel/form'
import type { Programme } from '@passerelle/domain/kernel/programme'
import { formKey } from '@passerelle/domain/kernel/words'
import { saveAnswers } from '@passerelle/domain/shared/records/contract'
import { correction } from '@passerelle/domain/shared/records/correcting'
import { valuesOf } from '@passerelle/domain/shared/records/rules'
import { useParams, useRouter } from '@tanstack/react-router'
import { Problem } from '../../../app/problem.ts'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { NameDisplay } from '../../../kit/NameDisplay.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { Reasons } from '../../../kit/Reasons.tsx'
import { formIn } from '../answers/AnsweredForm.tsx'
import { RecordProvider, useRecord } from '../record-context.tsx'
import type { Versions } from './AnswersConflict.tsx'
import { StepForm } from './StepForm.tsx'

/** Mends answers that were written down wrongly; what a second person decided on stays. */
export function CorrectionPage() {
  return (
    <RecordProvider>
      <Correct />
    </RecordProvider>
  )
}

function Correct() {
  const { t } = useWords()
  const { form: name = '' } = useParams({ strict: false })
  const { programme, read, id } = useRecord()
  const form = formIn(programme, name)
  const { person } = read
  if (!programme || !form) return <p>{t('records.no-such-form')}</p>
  return (
    <>
      <PageHeader
        windowTitle={t('web.records.correct.title', { form: t(formKey(form)) })}
        back={{ href: `/records/${id}/answers`, label: t('web.records.tab.answers') }}
        about={<NameDisplay name={person.displayName} latin={person.latinName} />}
      />
      <Mend programme={programme} form={form} />
    </>
  )
}

function Mend({ programme, form }: { readonly programme: Programme; readonly form: Form }) {
  const { t } = useWords()
  const { read, facts, id } = useRecord()
  const router = useRouter()
  const saving = useAct(saveAnswers)
  const current = valuesOf(read.answers[form.id] ?? {})
  const { state } = read.record
  const { reasons } = correction({ programme, form: form.id, state, facts, current, changes: {} })
  async function save(answers: Answers, base: Versions): Promise<Problem | undefined> {
    const gone = Object.keys(base).filter((field) => answers[field] === undefined)
    const changes = { ...answers, ...Object.fromEntries(gone.map((field) => [field, null])) }
    const refused = await saving.attempt({ recordId: id, form: form.id, answers: changes, base })
    if (refused instanceof Problem) return refused
    toast(t('web.records.correct.done'))
    await router.navigate({ href: `/records/${id}/answers` })
    return undefined
  }
  if (reasons.length > 0) {
    return (
      <Panel title={t('web.records.correct.not-now')}>
        <Reasons reasons={reasons} />
      </Panel>
    )
  }
  return (
    <StepForm
      correcting
      form={form}
      draft={`correct/${id}/${form.id}`}
      submitLabel={t('web.records.correct.do')}
      busy={saving.busy}
      problem={saving.problem}
      onSubmit={save}
    />
  )
}
