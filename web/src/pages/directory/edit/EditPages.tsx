import { readService } from '@passerelle/domain/shared/services/contract'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../../app/queries.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { nameOfService } from '../service-words.ts'
import { ServiceForm } from './ServiceForm.tsx'
import { entryOf, newEntry } from './entry.ts'

/** Changes an entry of the own organisation. */
export function EditServicePage() {
  const { t, language } = useWords()
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(readService, { id })
  if (!data)
    return error ? <ErrorPanel problem={error} retry={() => void refetch()} /> : <Waiting lines={8} />
  const { listed, version } = data
  const name = nameOfService(listed.service, language)
  return (
    <>
      <PageHeader windowTitle={t('web.directory.edit')} back={{ href: `/directory/${id}`, label: name }} />
      <ServiceForm key={version} id={id} version={version} initial={entryOf(listed.service)} />
    </>
  )
}

/** Adds a service of the own organisation. */
export function NewServicePage() {
  const { t, language } = useWords()
  const [id] = useState(newId)
  return (
    <>
      <PageHeader
        windowTitle={t('web.directory.add')}
        back={{ href: '/directory', label: t('app.nav.directory') }}
      />
      <ServiceForm id={id} version={0} initial={newEntry(language)} />
    </>
  )
}
