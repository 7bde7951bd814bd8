import { formsOf } from '@passerelle/domain/kernel/programme'
import { useWords } from '../../../app/words.tsx'
import { EmptyState } from '../../../kit/EmptyState.tsx'
import { useRecord } from '../record-context.tsx'
import { AnsweredForm } from './AnsweredForm.tsx'
import styles from './Answers.module.css'
import { Sealed } from './Sealed.tsx'

/** What the person told, form by form, with who wrote it down; sealed answers are opened on purpose. */
export function AnswersPage() {
  const { t } = useWords()
  const { read, programme, id } = useRecord()
  if (!programme) return null
  const forms = formsOf(programme)
  const handedIn = forms.filter((form) => Object.keys(read.answers[form.id] ?? {}).length > 0)
  const begun = forms.filter((form) => Object.keys(read.drafts[form.id] ?? {}).length > 0)
  return (
    <div className={styles.page}>
      {handedIn.length + begun.length + read.sealed.length === 0 && (
        <EmptyState icon="pen" title={t('web.records.answers.none')}>
          {t('web.records.answers.none.body')}
        </EmptyState>
      )}
      <Sealed />
      {begun.map((form) => (
        <AnsweredForm
          key={`${form.id} begun`}
          form={form}
          kept={read.drafts[form.id] ?? {}}
          recordId={id}
          begun
        />
      ))}
      {handedIn.map((form) => (
        <AnsweredForm key={form.id} form={form} kept={read.answers[form.id] ?? {}} recordId={id} />
      ))}
    </div>
  )
}
