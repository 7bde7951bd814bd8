import { Button } from '@mantine/core'
import { type ListedService, publicService, readService } from '@passerelle/domain/shared/services/contract'
import { useParams, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useMaybeSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { PrintButton } from '../../kit/PrintButton.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import styles from './Directory.module.css'
import { AddressPanel } from './address/AddressPanel.tsx'
import { KeepPanel } from './KeepPanel.tsx'
import { ServiceParts, ServiceSide } from './ServiceParts.tsx'
import { EntryState } from './service-columns.tsx'
import { nameOfService } from './service-words.ts'

/** One service as its readers need it: where, when, for whom, how to get there. */
export function ServicePage() {
  const session = useMaybeSession()
  const { id = '' } = useParams({ strict: false })
  return session ? <PartnerPage id={id} /> : <PublicPage id={id} />
}

export type Read = OutputOf<typeof readService>

function PartnerPage({ id }: { readonly id: string }) {
  const { data, error, refetch } = useRead(readService, { id })
  if (!data) return error ? <ErrorPanel problem={error} retry={() => void refetch()} /> : <Waiting />
  const { listed, may } = data
  return (
    <Frame listed={listed} actions={may.change && <EditButton id={id} />}>
      {may.change && <KeepPanel listed={listed} />}
      {listed.service.disclosure !== 'open' && <AddressPanel serviceId={id} may={may} />}
    </Frame>
  )
}

function PublicPage({ id }: { readonly id: string }) {
  const { data, error, refetch } = useRead(publicService, { id })
  if (!data) return error ? <ErrorPanel problem={error} retry={() => void refetch()} /> : <Waiting />
  return <Frame listed={data.listed} />
}

interface FrameProps {
  readonly listed: ListedService
  readonly actions?: ReactNode
  /** What only some may do: on a telephone before anything else. */
  readonly children?: ReactNode
}

function Frame({ listed, actions, children }: FrameProps) {
  const { t, language } = useWords()
  const isSignedIn = useMaybeSession() !== undefined
  const { service, organisation } = listed
  return (
    <>
      <PageHeader
        windowTitle={nameOfService(service, language)}
        back={{ href: '/directory', label: t('app.nav.directory') }}
        standing={<EntryState listed={listed} />}
        about={
          <>
            {isSignedIn ? (
              <GoLink href={`/organisations/${organisation.id}`}>
                <bdi>{organisation.name}</bdi>
              </GoLink>
            ) : (
              <bdi>{organisation.name}</bdi>
            )}
            <span>{service.types.map((type) => t(`services.type.${type}`)).join(' · ')}</span>
          </>
        }
        actions={
          <>
            <PrintButton />
            {actions}
          </>
        }
      >
        <bdi>{nameOfService(service, language)}</bdi>
      </PageHeader>
      <div className={styles.page}>
        {children && <div className={styles.first}>{children}</div>}
        <div className={styles.main}>
          <ServiceParts listed={listed} />
        </div>
        <div className={styles.side}>
          <ServiceSide listed={listed} />
        </div>
      </div>
    </>
  )
}

function EditButton({ id }: { readonly id: string }) {
  const { t } = useWords()
  const router = useRouter()
  return (
    <Button
      variant="default"
      leftSection={<Icon name="pen" size={18} />}
      onClick={() => void router.navigate({ href: `/directory/${id}/edit` })}
    >
      {t('web.directory.edit')}
    </Button>
  )
}
