import { Button, Checkbox, Radio, Textarea } from '@mantine/core'
import { type DataCategory, dataCategories } from '@passerelle/domain/kernel/vocabulary'
import { askOverride } from '@passerelle/domain/shared/consents/contract'
import { type OverrideGround, overrideGrounds } from '@passerelle/domain/shared/consents/consent'
import { type FormEvent, useState } from 'react'
import { useDraft } from '../../../app/drafts/useDraft.ts'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { DraftLine } from '../../../kit/DraftLine.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useFaults } from '../../../kit/faults.ts'
import { useRecord } from '../record-context.tsx'
import { type Named, OrganisationField } from './OrganisationField.tsx'

interface Asking {
  readonly id: string
  readonly whom: Named
  readonly categories: readonly DataCategory[]
  readonly ground: OverrideGround | ''
  readonly reason: string
}

function isAsking(kept: unknown): kept is Asking {
  return typeof kept === 'object' && kept !== null && 'id' in kept && 'whom' in kept && 'ground' in kept
}

interface AskOverrideDialogProps {
  readonly onClose: () => void
  /** From the page of a referral: whom and what. */
  readonly whom?: Named
  readonly categories?: readonly DataCategory[]
}

/** Asks a supervisor to allow sharing without consent. */
export function AskOverrideDialog({ onClose, whom, categories }: AskOverrideDialogProps) {
  const { t } = useWords()
  const { id: recordId } = useRecord()
  const { act, busy, problem } = useAct(askOverride)
  const fault = useFaults(problem)
  const [initial] = useState<Asking>(() => ({
    id: newId(),
    whom: whom ?? { id: null, text: '' },
    categories: categories ?? [],
    ground: '',
    reason: '',
  }))
  const [tried, setTried] = useState(false)
  const draft = useDraft<Asking>({ name: `override/${recordId}/${whom?.id ?? ''}`, initial, fits: isAsking })
  const { value, change } = draft
  const missing = (is: boolean) => (tried && is ? t('kernel.fault.required') : undefined)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    const recipientId = value.whom.id
    if (recipientId === null || value.ground === '' || value.categories.length === 0) return
    const { id, ground, reason } = value
    if (!(await act({ id, recordId, recipientId, categories: [...value.categories], ground, reason }))) return
    draft.finish()
    toast(t('web.consents.override.was-asked'))
    onClose()
  }
  return (
    <Dialog title={t('web.consents.override.ask')} onClose={onClose} size="lg">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <p>{t('web.consents.override.lead')}</p>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <OrganisationField
          label={t('web.consents.override.whom')}
          value={value.whom}
          error={missing(value.whom.id === null) ?? fault('recipientId')}
          onChange={(next) => change({ ...value, whom: next })}
        />
        <Radio.Group
          label={t('web.consents.override.ground')}
          value={value.ground}
          error={missing(value.ground === '') ?? fault('ground')}
          onChange={(next) =>
            change({ ...value, ground: overrideGrounds.find((each) => each === next) ?? '' })
          }
        >
          {overrideGrounds.map((ground) => (
            <Radio key={ground} value={ground} label={t(`consents.ground.${ground}`)} mt="xs" />
          ))}
        </Radio.Group>
        <CategoryBoxes
          label={t('web.consents.override.what')}
          value={value.categories}
          error={missing(value.categories.length === 0) ?? fault('categories')}
          onChange={(next) => change({ ...value, categories: next })}
        />
        <Textarea
          label={t('web.consents.override.reason')}
          description={t('web.consents.override.reason.hint')}
          dir="auto"
          rows={4}
          value={value.reason}
          error={fault('reason')}
          onChange={({ currentTarget }) => change({ ...value, reason: currentTarget.value })}
        />
        <DraftLine draft={draft} />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.consents.override.ask-do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface CategoryBoxesProps {
  readonly label: string
  readonly value: readonly DataCategory[]
  readonly error?: string | undefined
  readonly onChange: (categories: readonly DataCategory[]) => void
}

/** Data categories ticked one by one. */
export function CategoryBoxes({ label, value, error, onChange }: CategoryBoxesProps) {
  const { t } = useWords()
  return (
    <Checkbox.Group
      label={label}
      error={error}
      value={[...value]}
      onChange={(next) => onChange(dataCategories.filter((category) => next.includes(category)))}
    >
      <div style={{ columns: '2 12rem', paddingBlockStart: '0.25rem' }}>
        {dataCategories.map((category) => (
          <Checkbox key={category} value={category} label={t(`consents.category.${category}`)} py={4} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
