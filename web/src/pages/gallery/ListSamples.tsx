import { Button } from '@mantine/core'
import { useAddress } from '../../app/address.ts'
import { Clock } from '../../kit/Clock.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { StateBadge } from '../../kit/StateBadge.tsx'
import type { Column, ListFilter } from '../../kit/data-list.ts'
import { toneOfReferral } from '../../kit/tones.ts'
import { inHours, people } from './fixtures.ts'

type Row = (typeof people)[number]

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (row) => <NameDisplay name={row.name} latin={row.latin} />,
    sort: (row) => row.latin ?? row.name,
  },
  {
    id: 'state',
    header: 'State',
    cell: (row) => <StateBadge tone={toneOfReferral(row.state)}>{row.state}</StateBadge>,
    sort: (row) => row.state,
    narrow: 'bare',
  },
  {
    id: 'due',
    header: 'Clock',
    cell: (row) => row.due !== null && <Clock due={inHours(row.due)} started={inHours(-30)} />,
    sort: (row) => row.due,
    narrow: 'bare',
  },
  { id: 'place', header: 'Place', cell: (row) => row.place, sort: (row) => row.place },
  { id: 'risk', header: 'Risk', cell: (row) => row.risk, align: 'end', sort: (row) => row.risk },
]

const filters: readonly ListFilter[] = [
  {
    id: 'state',
    label: 'State',
    options: ['sent', 'accepted', 'completed'].map((value) => ({ value, label: value })),
  },
  { id: 'overdue', label: 'Overdue', options: [{ value: 'yes', label: 'yes' }] },
]

export function ListSamples() {
  const [address] = useAddress()
  const rows = people.filter(
    (row) =>
      (!address['state'] || row.state === address['state']) &&
      (!address['overdue'] || (row.due !== null && row.due < 0)) &&
      `${row.name} ${row.latin}`.toLowerCase().includes((address['search'] ?? '').toLowerCase()),
  )
  return (
    <>
      <DataList
        caption="People"
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/kit?person=${row.id}`}
        filters={filters}
        search="Name or code"
        total={rows.length}
        onMore={() => undefined}
        empty={null}
      />
      <DataList
        caption="Nobody"
        rows={[]}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            icon="inbox"
            title="Nothing waits for you"
            action={<Button variant="default">Directory</Button>}
          >
            Referrals that partners send you arrive here.
          </EmptyState>
        }
      />
    </>
  )
}
