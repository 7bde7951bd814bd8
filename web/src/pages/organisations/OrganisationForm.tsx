import { Button, Checkbox, TextInput, Textarea } from '@mantine/core'
import {
  listOrganisations,
  readOrganisation,
  saveOrganisation,
} from '@passerelle/domain/shared/organisations/contract'
import {
  organisationKinds,
  organisationStandings,
} from '@passerelle/domain/shared/organisations/organisation'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useId } from 'react'
import type { InputOf } from '../../app/call.ts'
import { useDraft } from '../../app/drafts/useDraft.ts'
import { useAct, useRead } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { OneOf } from '../../kit/Choose.tsx'
import { DraftLine } from '../../kit/DraftLine.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { CountryField } from '../../kit/form/CodeFields.tsx'
import styles from './Organisations.module.css'

type Input = InputOf<typeof saveOrganisation>
export type OrganisationEntry = Required<Omit<Input, 'id' | 'version'>>
type Contact = OrganisationEntry['contact']

interface OrganisationFormProps {
  readonly id: string
  /** 0 adds. */
  readonly version: number
  readonly initial: OrganisationEntry
  /** Whether standing and observer status may be set here. */
  readonly registrar: boolean
}

function isEntry(kept: unknown): kept is OrganisationEntry {
  return typeof kept === 'object' && kept !== null && 'contact' in kept && 'kind' in kept
}

export function OrganisationForm({ id, version, initial, registrar }: OrganisationFormProps) {
  const { t } = useWords()
  const router = useRouter()
  const client = useQueryClient()
  const { act, busy, problem } = useAct(saveOrganisation)
  const fault = useFaults(problem)
  const draft = useDraft({
    name: `organisation/${version === 0 ? 'new' : `${id}/${version}`}`,
    initial,
    fits: isEntry,
  })
  const change = (part: Partial<OrganisationEntry>) => draft.change({ ...draft.value, ...part })
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const { standing, observer, ...rest } = draft.value
    if (!(await act({ id, version, ...rest, ...(registrar ? { standing, observer } : {}) }))) return
    draft.finish()
    toast(t('web.organisations.saved'))
    void router.navigate({ href: `/organisations/${id}` })
  }
  const readTheirs = () => void client.invalidateQueries({ queryKey: [readOrganisation.name] })
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <DraftLine draft={draft} />
      <ErrorPanel problem={problem} focus faultsElsewhere>
        {problem?.code === 'changed-meanwhile' && (
          <Button variant="default" size="xs" onClick={readTheirs}>
            {t('web.organisations.read-theirs')}
          </Button>
        )}
      </ErrorPanel>
      <Identity id={id} entry={draft.value} change={change} fault={fault} />
      <ContactFields
        contact={draft.value.contact}
        fault={fault}
        onChange={(contact) => change({ contact })}
      />
      {registrar && <RegistrarFields entry={draft.value} change={change} fault={fault} />}
      <Button type="submit" loading={busy}>
        {t('web.organisations.save')}
      </Button>
    </form>
  )
}

interface FieldsProps {
  readonly entry: OrganisationEntry
  readonly change: (part: Partial<OrganisationEntry>) => void
  readonly fault: (path: string) => string | undefined
}

function Identity({ id, entry, change, fault }: FieldsProps & { readonly id: string }) {
  const { t } = useWords()
  const countryId = useId()
  const { data } = useRead(listOrganisations, {})
  const heads = (data?.organisations ?? []).filter((each) => each.headquartersId === null && each.id !== id)
  return (
    <>
      <TextInput
        label={t('web.organisations.name')}
        dir="auto"
        value={entry.name}
        error={fault('name')}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <TextInput
        label={t('web.organisations.acronym')}
        dir="auto"
        value={entry.acronym ?? ''}
        error={fault('acronym')}
        onChange={({ currentTarget }) => change({ acronym: currentTarget.value || null })}
      />
      <OneOf
        label={t('web.organisations.kind')}
        choices={organisationKinds.map((value) => ({ value, label: t(`organisations.kind.${value}`) }))}
        value={entry.kind}
        error={fault('kind')}
        onChange={(kind) => change({ kind: kind ?? entry.kind })}
      />
      <CountryField
        id={countryId}
        label={t('web.organisations.country')}
        description={undefined}
        error={fault('country')}
        required
        value={entry.country}
        onChange={(country) => change({ country: typeof country === 'string' ? country : '' })}
      />
      <OneOf
        label={t('web.organisations.headquarters')}
        none={t('web.organisations.headquarters.none')}
        choices={heads.map((head) => ({ value: head.id, label: head.name }))}
        value={entry.headquartersId ?? undefined}
        error={fault('headquartersId')}
        onChange={(headquartersId) => change({ headquartersId: headquartersId ?? null })}
      />
    </>
  )
}

interface ContactFieldsProps {
  readonly contact: Contact
  readonly fault: (path: string) => string | undefined
  readonly onChange: (contact: Contact) => void
}

function ContactFields({ contact, fault, onChange }: ContactFieldsProps) {
  const { t } = useWords()
  return (
    <>
      {(['email', 'phone', 'website'] as const).map((name) => (
        <TextInput
          key={name}
          label={t(`web.organisations.${name}`)}
          description={name === 'email' ? t('web.organisations.email.hint') : undefined}
          dir="ltr"
          value={contact[name] ?? ''}
          error={fault(`contact.${name}`)}
          onChange={({ currentTarget }) =>
            onChange({ ...contact, [name]: currentTarget.value.trim() || null })
          }
        />
      ))}
      <Textarea
        label={t('web.organisations.about')}
        dir="auto"
        rows={4}
        value={contact.about ?? ''}
        error={fault('contact.about')}
        onChange={({ currentTarget }) => onChange({ ...contact, about: currentTarget.value || null })}
      />
      <Checkbox
        label={t('web.organisations.has-accounts')}
        description={t('web.organisations.has-accounts.hint')}
        checked={contact.hasAccounts}
        onChange={({ currentTarget }) => onChange({ ...contact, hasAccounts: currentTarget.checked })}
      />
    </>
  )
}

function RegistrarFields({ entry, change, fault }: FieldsProps) {
  const { t } = useWords()
  return (
    <>
      <OneOf
        label={t('web.organisations.standing')}
        choices={organisationStandings.map((value) => ({
          value,
          label: t(`organisations.standing.${value}`),
        }))}
        value={entry.standing}
        error={fault('standing')}
        onChange={(standing) => change({ standing: standing ?? entry.standing })}
      />
      <Checkbox
        label={t('web.organisations.observer')}
        checked={entry.observer ?? false}
        onChange={({ currentTarget }) => change({ observer: currentTarget.checked })}
      />
    </>
  )
}
