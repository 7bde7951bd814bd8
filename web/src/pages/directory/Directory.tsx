import { Button } from '@mantine/core'
import { directory, publicDirectory } from '@passerelle/domain/shared/services/contract'
import type { ListedService } from '@passerelle/domain/shared/services/contract'
import { useRouter } from '@tanstack/react-router'
import { useAddress } from '../../app/address.ts'
import { useReadPages } from '../../app/read-pages.ts'
import { useMaybeSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { PrintButton } from '../../kit/PrintButton.tsx'
import { DirectoryMap } from './DirectoryMap.tsx'
import { PlaceFilter } from './PlaceFilter.tsx'
import { filterOf, useDirectoryFilters } from './directory-filter.ts'
import { useServiceColumns } from './service-columns.tsx'
import { keepsEntries } from './service-words.ts'

/** Which help there is, where, when and for whom; open to everybody, with more for those who are signed in. */
export function Directory() {
  const { t } = useWords()
  const session = useMaybeSession()
  const router = useRouter()
  const add = () => void router.navigate({ href: '/directory/new' })
  const keeps = session !== undefined && keepsEntries(session.role)
  return (
    <>
      <PageHeader
        windowTitle={t('app.nav.directory')}
        about={<span>{t(session ? 'web.directory.lead' : 'web.directory.lead.public')}</span>}
        actions={
          <>
            {session && <ExportButton />}
            <PrintButton />
          </>
        }
        primary={
          keeps && (
            <Button leftSection={<Icon name="plus" size={18} />} onClick={add}>
              {t('web.directory.add')}
            </Button>
          )
        }
      />
      <PlaceFilter />
      {session ? <PartnerList onNew={keeps ? add : undefined} /> : <PublicList />}
    </>
  )
}

interface ListProps {
  readonly onNew?: (() => void) | undefined
}

function PartnerList({ onNew }: ListProps) {
  const [address] = useAddress()
  const pages = useReadPages(directory, filterOf(address), ({ next }) => next)
  return <List {...pages} onNew={onNew} />
}

function PublicList() {
  const [address] = useAddress()
  const pages = useReadPages(publicDirectory, filterOf(address), ({ next }) => next)
  return <List {...pages} />
}

interface Page {
  readonly services: readonly ListedService[]
  readonly total: number
}

interface FoundProps extends Omit<ReturnType<typeof useReadPages>, 'pages'>, ListProps {
  readonly pages: readonly Page[] | undefined
}

function List({ pages, problem, retry, more, busy, onNew }: FoundProps) {
  const { t } = useWords()
  const [address] = useAddress()
  const filters = useDirectoryFilters()
  const columns = useServiceColumns()
  const rows = pages?.flatMap((page) => page.services)
  const narrowed = address['place'] !== undefined || address['country'] !== undefined
  return (
    <DirectoryMap services={rows ?? []}>
      <DataList
        caption={t('app.nav.directory')}
        rows={rows}
        columns={columns}
        rowKey={({ service }) => service.id}
        rowHref={({ service }) => `/directory/${service.id}`}
        filters={filters}
        search={t('web.directory.search')}
        problem={problem}
        onRetry={retry}
        onMore={more}
        busy={busy}
        total={pages?.[0]?.total}
        onNew={onNew}
        empty={
          <EmptyState
            icon="directory"
            title={t(narrowed ? 'web.directory.nothing-there' : 'web.directory.none.title')}
          >
            {t(narrowed ? 'web.directory.nothing-there.body' : 'web.directory.none.body')}
          </EmptyState>
        }
      />
    </DirectoryMap>
  )
}

function ExportButton() {
  const [address] = useAddress()
  const query = new URLSearchParams(
    Object.entries(filterOf(address)).map(([name, value]) => [name, String(value)]),
  )
  return (
    <Button
      component="a"
      variant="default"
      download
      href={`/api/services/export?${query.toString()}`}
      leftSection={<Icon name="download" size={18} />}
    >
      CSV
    </Button>
  )
}
