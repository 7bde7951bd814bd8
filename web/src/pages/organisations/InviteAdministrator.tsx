import { Button } from '@mantine/core'
import type { Organisation } from '@passerelle/domain/shared/organisations/organisation'
import { useState } from 'react'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { InviteDialog } from '../team/InviteDialog.tsx'

interface InviteAdministratorProps {
  readonly organisation: Organisation
}

/** The registrar invites the first administrator of another organisation; they invite everybody else. */
export function InviteAdministrator({ organisation }: InviteAdministratorProps) {
  const { t } = useWords()
  const { organisation: own } = useSession()
  const [open, setOpen] = useState(false)
  if (own.id === organisation.id) return null
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('web.organisations.invite-administrator')}
      </Button>
      {open && <InviteDialog organisation={organisation} onClose={() => setOpen(false)} />}
    </>
  )
}
