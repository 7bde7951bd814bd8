import { Button, Radio, TextInput } from '@mantine/core'
import { agree } from '@passerelle/domain/shared/organisations/contract'
import {
  type Organisation,
  type Relation,
  type RelationMode,
  relationModes,
  relations,
} from '@passerelle/domain/shared/organisations/organisation'
import { personLevelHindrances } from '@passerelle/domain/shared/organisations/rules'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useToday } from '../../app/today.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { ManyOf } from '../../kit/Choose.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'

interface AgreeDialogProps {
  readonly organisation: Pick<Organisation, 'id' | 'name'>
  readonly onClose: () => void
}

/** What another organisation is to ours, under one agreement. */
export function AgreeDialog({ organisation, onClose }: AgreeDialogProps) {
  const { t } = useWords()
  const today = useToday()
  const { act, busy, problem } = useAct(agree)
  const fault = useFaults(problem)
  const [id] = useState(newId)
  const [chosen, setChosen] = useState<readonly Relation[]>([])
  const [mode, setMode] = useState<RelationMode>('equal')
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  const [missing, setMissing] = useState(false)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setMissing(chosen.length === 0)
    if (chosen.length === 0) return
    const input = { id, toId: organisation.id, relations: [...chosen], mode, from, until: until || null }
    if (!(await act(input))) return
    toast(t('web.organisations.agreed'))
    onClose()
  }
  return (
    <Dialog title={t('web.organisations.agree.title', { organisation: organisation.name })} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <ManyOf
          label={t('web.organisations.relations')}
          error={missing ? t('web.organisations.relations.choose') : fault('relations')}
          choices={relations.map((value) => ({
            value,
            label: t(`organisations.relation.${value}`),
            ...(personLevelHindrances(value).length > 0
              ? { description: t('web.organisations.relations.no-persons') }
              : {}),
          }))}
          values={chosen}
          onChange={setChosen}
        />
        <Radio.Group
          label={t('web.organisations.mode')}
          value={mode}
          onChange={(next) => setMode(relationModes.find((each) => each === next) ?? mode)}
        >
          {relationModes.map((value) => (
            <Radio key={value} value={value} mt="xs" label={t(`organisations.mode.${value}`)} />
          ))}
        </Radio.Group>
        <TextInput
          type="date"
          label={t('web.organisations.from')}
          value={from}
          error={fault('from')}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('web.organisations.until')}
          description={t('web.organisations.until.hint')}
          value={until}
          error={fault('until')}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.organisations.agree')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
