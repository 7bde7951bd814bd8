import { Button, NativeSelect, TextInput } from '@mantine/core'
import { invite } from '@passerelle/domain/shared/accounts/team-contract'
import type { Organisation } from '@passerelle/domain/shared/organisations/organisation'
import { type FormEvent, useState } from 'react'
import { isLanguage, languageNames, languages } from '../../app/languages/load.ts'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { type Membership, MembershipFields } from './MembershipFields.tsx'

interface InviteDialogProps {
  /** Another organisation: then its first administrator is invited, and nobody else. */
  readonly organisation?: Pick<Organisation, 'id' | 'name'>
  readonly onClose: () => void
}

const beginner: Membership = {
  role: 'case-worker',
  capacity: 'operational',
  clearances: [],
  supervisorId: null,
}
const first: Membership = { ...beginner, role: 'administrator' }

/** Invites somebody by letter; the link in it works for a week. */
export function InviteDialog({ organisation, onClose }: InviteDialogProps) {
  const { t, language } = useWords()
  const { act, busy, problem } = useAct(invite)
  const fault = useFaults(problem)
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [locale, setLocale] = useState(language)
  const [membership, setMembership] = useState(organisation ? first : beginner)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = await act({
      id,
      name,
      email,
      locale,
      ...membership,
      clearances: [...membership.clearances],
      ...(organisation ? { organisation: organisation.id } : {}),
    })
    if (!answer) return
    toast(t('web.team.invited', { email: answer.invitation.email }))
    onClose()
  }
  return (
    <Dialog
      title={
        organisation ? t('web.team.invite.to', { organisation: organisation.name }) : t('web.team.invite')
      }
      onClose={onClose}
      size="lg"
    >
      <form onSubmit={(event) => void submit(event)}>
        <p>{t(organisation ? 'web.team.invite.first' : 'web.team.invite.lead')}</p>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <TextInput
          label={t('web.team.column.name')}
          dir="auto"
          autoComplete="off"
          value={name}
          error={fault('name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          type="email"
          label={t('web.team.email')}
          dir="ltr"
          autoComplete="off"
          value={email}
          error={fault('email')}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <NativeSelect
          label={t('web.team.language')}
          value={locale}
          data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
          onChange={({ currentTarget: { value } }) => {
            if (isLanguage(value)) setLocale(value)
          }}
        />
        {!organisation && <MembershipFields value={membership} onChange={setMembership} fault={fault} />}
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.team.invite.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
