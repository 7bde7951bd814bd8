import { readOrganisation } from '@passerelle/domain/shared/organisations/contract'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../app/queries.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { OrganisationForm, type OrganisationEntry } from './OrganisationForm.tsx'

export function EditOrganisationPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(readOrganisation, { id })
  if (!data) return error ? <ErrorPanel problem={error} retry={() => void refetch()} /> : <Waiting />
  const { organisation, contact, version, may } = data
  const { name, acronym, kind, country, headquartersId, standing, observer } = organisation
  return (
    <>
      <PageHeader
        windowTitle={t('web.organisations.edit')}
        back={{ href: `/organisations/${id}`, label: name }}
      />
      <OrganisationForm
        key={version}
        id={id}
        version={version}
        registrar={may.register}
        initial={{ name, acronym, kind, country, headquartersId, standing, observer, contact }}
      />
    </>
  )
}

const empty: OrganisationEntry = {
  name: '',
  acronym: null,
  kind: 'national-ngo',
  country: '',
  headquartersId: null,
  standing: 'active',
  observer: false,
  contact: { email: null, phone: null, website: null, about: null, hasAccounts: true },
}

/** The registrar brings a new organisation onto the platform. */
export function NewOrganisationPage() {
  const { t } = useWords()
  const [id] = useState(newId)
  return (
    <>
      <PageHeader
        windowTitle={t('web.organisations.add')}
        back={{ href: '/organisations', label: t('app.nav.organisations') }}
      />
      <OrganisationForm id={id} version={0} registrar initial={empty} />
    </>
  )
}
