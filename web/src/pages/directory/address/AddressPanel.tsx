import { Button } from '@mantine/core'
import { listGlass, readAddress } from '@passerelle/domain/shared/services/address-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { caseRoles } from '@passerelle/domain/kernel/contract'
import { useRead } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { useNow } from '../../../app/ticking.ts'
import { useWords } from '../../../app/words.tsx'
import { Clock } from '../../../kit/Clock.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Facts } from '../../../kit/Facts.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import styles from '../Directory.module.css'
import type { Read } from '../ServicePage.tsx'
import { GlassDialog } from './GlassDialog.tsx'
import { GlassList } from './GlassList.tsx'
import { SetAddressDialog } from './SetAddressDialog.tsx'

interface AddressPanelProps {
  readonly serviceId: string
  readonly may: Read['may']
}

/** Where a shelter stands: sealed, opened for those who may and only when asked for; never kept on this device. */
export function AddressPanel({ serviceId, may }: AddressPanelProps) {
  const { t } = useWords()
  const { role } = useSession()
  const [open, setOpen] = useState<'break' | 'set' | 'read'>()
  const close = () => setOpen(undefined)
  const mayLook = may.readAddress || may.setAddress || may.breakGlass
  return (
    <div className="no-print">
      <Panel title={t('web.directory.address')} severe>
        <div className={styles.quick}>
          <p>{t(mayLook ? 'web.directory.address.lead' : 'web.directory.address.closed')}</p>
          {open === 'read' && <Address serviceId={serviceId} />}
          {may.readAddress && (
            <Button variant="default" onClick={() => setOpen(open === 'read' ? undefined : 'read')}>
              {t(open === 'read' ? 'web.directory.address.hide' : 'web.directory.address.read')}
            </Button>
          )}
          {may.setAddress && (
            <Button variant="default" onClick={() => setOpen('set')}>
              {t('web.directory.address.set')}
            </Button>
          )}
          {may.breakGlass && !may.readAddress && (
            <Button color="red" variant="outline" onClick={() => setOpen('break')}>
              {t('web.directory.glass.do')}
            </Button>
          )}
          {caseRoles.includes(role) && <GlassOfService serviceId={serviceId} />}
        </div>
      </Panel>
      {open === 'break' && (
        <GlassDialog serviceId={serviceId} onClose={close} onOpened={() => setOpen('read')} />
      )}
      {open === 'set' && <SetAddressDialog serviceId={serviceId} onClose={close} />}
    </div>
  )
}

function Address({ serviceId }: { readonly serviceId: string }) {
  const { t, moment } = useWords()
  const now = useNow()
  const { data, error, refetch } = useRead(readAddress, { id: serviceId })
  useForgetting(readAddress.name)
  if (data?.until && Date.parse(data.until) <= now) return <p>{t('web.directory.glass.closed')}</p>
  if (!data) return <ErrorPanel problem={error} retry={() => void refetch()} />
  const { address, directions, coordinates, updatedAt, until } = data
  return (
    <div aria-live="polite">
      <Facts
        facts={[
          { id: 'address', label: t('services.column.address'), value: <span dir="auto">{address}</span> },
          {
            id: 'directions',
            label: t('web.directory.address.directions'),
            value: directions && <span dir="auto">{directions}</span>,
          },
          {
            id: 'spot',
            label: t('web.directory.address.spot'),
            value: coordinates && (
              <bdi dir="ltr">
                {coordinates.latitude}, {coordinates.longitude}
              </bdi>
            ),
          },
          { id: 'updated', label: t('web.directory.address.updated'), value: moment(updatedAt) },
          { id: 'until', label: t('web.directory.glass.closes'), value: until && <Clock due={until} /> },
        ]}
      />
    </div>
  )
}

/** What was opened is taken out of this device's memory when it is no longer shown. */
function useForgetting(name: string): void {
  const client = useQueryClient()
  useEffect(() => () => client.removeQueries({ queryKey: [name], type: 'inactive' }), [client, name])
}

function GlassOfService({ serviceId }: { readonly serviceId: string }) {
  const { data } = useRead(listGlass, { serviceId })
  return data && data.openings.length > 0 ? <GlassList openings={data.openings} /> : null
}
