import { Button, NativeSelect, Radio, Textarea } from '@mantine/core'
import { addNeed } from '@passerelle/domain/shared/records/plan-contract'
import { type Priority, priorities } from '@passerelle/domain/shared/referrals/referral'
import { type ServiceType, serviceTypes } from '@passerelle/domain/shared/services/service'
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
import { PlaceField } from '../../../kit/PlaceField.tsx'
import { useFaults } from '../../../kit/faults.ts'
import { useRecord } from '../record-context.tsx'

interface Told {
  readonly serviceType: ServiceType | ''
  readonly priority: Priority
  readonly note: string
  readonly placeId: string
}

function isTold(kept: unknown): kept is Told {
  return typeof kept === 'object' && kept !== null && 'serviceType' in kept && 'placeId' in kept
}

const blank: Told = { serviceType: '', priority: 'normal', note: '', placeId: '' }

/** What the person needs, how urgent it is, and where. */
export function NeedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const { id: recordId } = useRecord()
  const { act, busy, problem } = useAct(addNeed)
  const fault = useFaults(problem)
  const [id] = useState(newId)
  const [tried, setTried] = useState(false)
  const draft = useDraft<Told>({ name: `need/${recordId}`, initial: blank, fits: isTold })
  const { value, change } = draft
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    const { serviceType, priority, note, placeId } = value
    if (serviceType === '') return
    const told = { id, recordId, serviceType, priority, note: note.trim() || null, placeId: placeId || null }
    if (!(await act(told))) return
    draft.finish()
    toast(t('web.records.need.added'))
    onClose()
  }
  return (
    <Dialog title={t('web.records.need.add')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <ServiceTypeField
          value={value.serviceType}
          error={tried && value.serviceType === '' ? t('kernel.fault.required') : fault('serviceType')}
          onChange={(serviceType) => change({ ...value, serviceType })}
        />
        <UrgencyField value={value.priority} onChange={(priority) => change({ ...value, priority })} />
        <Textarea
          label={t('web.records.need.note')}
          description={t('web.records.need.note.hint')}
          dir="auto"
          rows={3}
          value={value.note}
          error={fault('note')}
          onChange={({ currentTarget }) => change({ ...value, note: currentTarget.value })}
        />
        <PlaceField
          id="need-place"
          label={t('web.records.need.place')}
          description={t('web.records.need.place.hint')}
          error={fault('placeId')}
          required={false}
          value={value.placeId}
          onChange={(placeId) => change({ ...value, placeId: typeof placeId === 'string' ? placeId : '' })}
        />
        <DraftLine draft={draft} />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.records.need.add-do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface ServiceTypeFieldProps {
  readonly value: ServiceType | ''
  readonly error: string | undefined
  readonly onChange: (type: ServiceType | '') => void
}

function ServiceTypeField({ value, error, onChange }: ServiceTypeFieldProps) {
  const { t, compare } = useWords()
  const options = serviceTypes
    .map((type) => ({ value: type, label: t(`services.type.${type}`) }))
    .toSorted((a, b) => (a.value === 'other' ? 1 : b.value === 'other' ? -1 : compare(a.label, b.label)))
  return (
    <NativeSelect
      label={t('web.records.need.what')}
      value={value}
      error={error}
      data-autofocus
      data={[{ value: '', label: t('kit.form.choose') }, ...options]}
      onChange={({ currentTarget }) =>
        onChange(serviceTypes.find((type) => type === currentTarget.value) ?? '')
      }
    />
  )
}

interface UrgencyFieldProps {
  readonly value: Priority
  readonly onChange: (priority: Priority) => void
}

/** How long a partner has for an answer; the words say the time, so that nobody has to know a scale. */
export function UrgencyField({ value, onChange }: UrgencyFieldProps) {
  const { t } = useWords()
  return (
    <Radio.Group
      label={t('web.records.need.urgency')}
      value={value}
      onChange={(next) => onChange(priorities.find((each) => each === next) ?? value)}
    >
      {priorities.map((priority) => (
        <Radio key={priority} value={priority} label={t(`referrals.priority.${priority}`)} mt="xs" />
      ))}
    </Radio.Group>
  )
}
