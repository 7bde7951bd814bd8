import { Button, Checkbox, TextInput } from '@mantine/core'
import { type PersonRead, changeHousehold } from '@passerelle/domain/shared/people/contract'
import type { PersonSummary } from '@passerelle/domain/shared/people/person'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { PersonPicker } from './PersonPicker.tsx'

interface HouseholdDialogProps {
  readonly personId: string
  /** Absent: a new one, with this person in it. */
  readonly household: PersonRead['households'][number] | undefined
  readonly onClose: () => void
}

/** Makes a household, or adds somebody to it. */
export function HouseholdDialog({ personId, household, onClose }: HouseholdDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(changeHousehold)
  const fault = useFaults(problem)
  const [id] = useState(() => household?.id ?? newId())
  const [label, setLabel] = useState(household?.label ?? '')
  const [other, setOther] = useState<PersonSummary>()
  const [principal, setPrincipal] = useState(false)
  const [tried, setTried] = useState(false)
  const nameless = !household && label.trim() === ''
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (nameless || (household && !other)) return
    const own = household ? [] : [{ personId, principal: !principal }]
    const add = [...own, ...(other ? [{ personId: other.id, principal }] : [])]
    if (await act({ id, ...(household ? {} : { label }), add })) onClose()
  }
  return (
    <Dialog title={t(household ? 'web.people.household.add' : 'web.people.household.new')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        {!household && (
          <TextInput
            label={t('web.people.household.label')}
            description={t('web.people.household.label.hint')}
            dir="auto"
            value={label}
            error={tried && nameless ? t('kernel.fault.required') : fault('label')}
            onChange={({ currentTarget }) => setLabel(currentTarget.value)}
          />
        )}
        <PersonPicker
          label={t('web.people.household.who')}
          not={personId}
          value={other}
          error={tried && household && !other ? t('kernel.fault.required') : fault('add')}
          onChange={setOther}
        />
        {other && (
          <Checkbox
            label={t('web.people.household.is-principal')}
            checked={principal}
            onChange={({ currentTarget: { checked } }) => setPrincipal(checked)}
          />
        )}
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.people.household.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
