import { Button, MultiSelect, TextInput, Textarea } from '@mantine/core'
import { countries } from '@passerelle/domain/shared/places/countries'
import { bornFrom, bornText } from '@passerelle/domain/shared/screening/born'
import { saveOfficer } from '@passerelle/domain/shared/screening/contract'
import { type OfficerRole, officerRoles } from '@passerelle/domain/shared/screening/screening'
import { type FormEvent, useMemo, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { OneOf } from '../../kit/Choose.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import type { OfficerRead } from './Officers.tsx'
import styles from './Screening.module.css'

interface OfficerDialogProps {
  readonly organisationId: string
  /** Absent: a new one. */
  readonly officer: OfficerRead | undefined
  readonly onClose: () => void
}

interface Typed {
  readonly names: string
  readonly role: OfficerRole
  readonly born: string
  readonly citizenships: readonly string[]
  readonly endedOn: string
}

function typedOf(officer: OfficerRead | undefined): Typed {
  return {
    names: officer?.names.join('\n') ?? '',
    role: officer?.role ?? 'chair',
    born: officer?.born ? bornText(officer.born) : '',
    citizenships: officer?.citizenships ?? [],
    endedOn: officer?.endedOn ?? '',
  }
}

/** An officer with every name they go by. Saving it has the organisation screened again. */
export function OfficerDialog({ organisationId, officer, onClose }: OfficerDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(saveOfficer)
  const [id] = useState(() => officer?.id ?? newId())
  const [typed, setTyped] = useState(() => typedOf(officer))
  const [unread, setUnread] = useState(false)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const born = typed.born.trim() === '' ? null : bornFrom(typed.born)
    setUnread(born === undefined)
    if (born === undefined) return
    const names = typed.names.split('\n').filter((name) => name.trim() !== '')
    const { role, citizenships, endedOn } = typed
    const said = { id, organisationId, names, role, born, citizenships: [...citizenships] }
    if (!(await act({ ...said, endedOn: endedOn || null, version: officer?.version ?? 0 }))) return
    toast(t('web.screening.officers.saved'))
    onClose()
  }
  const title = t(officer ? 'web.screening.officers.change' : 'web.screening.officers.add')
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <Fields
          typed={typed}
          change={(part) => setTyped({ ...typed, ...part })}
          problem={problem}
          unread={unread}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.screening.officers.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface FieldsProps {
  readonly typed: Typed
  readonly change: (part: Partial<Typed>) => void
  readonly problem: Parameters<typeof useFaults>[0]
  /** The birth that was typed cannot be read. */
  readonly unread: boolean
}

function Fields({ typed, change, problem, unread }: FieldsProps) {
  const { t } = useWords()
  const fault = useFaults(problem)
  return (
    <>
      <Textarea
        label={t('web.screening.names')}
        description={t('web.screening.names.hint')}
        dir="auto"
        autosize
        minRows={2}
        value={typed.names}
        error={fault('names')}
        onChange={({ currentTarget }) => change({ names: currentTarget.value })}
      />
      <OneOf
        label={t('web.screening.role')}
        choices={officerRoles.map((value) => ({ value, label: t(`screening.role.${value}`) }))}
        value={typed.role}
        onChange={(role) => change({ role: role ?? typed.role })}
      />
      <TextInput
        label={t('web.screening.born')}
        description={t('web.screening.born.hint')}
        dir="ltr"
        value={typed.born}
        error={unread ? t('screening.row-birth') : fault('born')}
        onChange={({ currentTarget }) => change({ born: currentTarget.value })}
      />
      <Citizenships values={typed.citizenships} onChange={(citizenships) => change({ citizenships })} />
      <TextInput
        type="date"
        label={t('web.screening.ended')}
        description={t('web.screening.ended.hint')}
        value={typed.endedOn}
        error={fault('endedOn')}
        onChange={({ currentTarget }) => change({ endedOn: currentTarget.value })}
      />
    </>
  )
}

interface CitizenshipsProps {
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

function Citizenships({ values, onChange }: CitizenshipsProps) {
  const { t, language, compare } = useWords()
  const data = useMemo(
    () =>
      countries
        .map(({ code, names }) => ({ value: String(code), label: names[language] }))
        .toSorted((a, b) => compare(a.label, b.label)),
    [language, compare],
  )
  return (
    <MultiSelect
      label={t('web.screening.citizenships')}
      description={t('web.screening.citizenships.hint')}
      searchable
      maxValues={8}
      data={data}
      value={[...values]}
      onChange={onChange}
    />
  )
}
