import { readOrganisation } from '@passerelle/domain/shared/organisations/contract'
import { useRead } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { Own } from './Own.tsx'
import { Questions } from './Questions.tsx'

/** Whoever keeps the register decides here; everybody else answers. */
export function Screening() {
  const { organisation } = useSession()
  const { data, error, refetch } = useRead(readOrganisation, { id: organisation.id })
  if (!data)
    return error ? <ErrorPanel problem={error} retry={() => void refetch()} focus /> : <Waiting lines={6} />
  return data.may.register ? <Questions /> : <Own />
}
