import { useAddress } from '../app/address.ts'
import styles from './DataList.module.css'
import { Icon } from './Icon.tsx'
import { type Column, nextSort, readSort } from './data-list.ts'

const group = { role: 'rowgroup' }
const line = { role: 'row' }
const heading = { role: 'columnheader' }

export function DataListHead<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  const [address] = useAddress()
  const sorted = readSort(address['sort'])
  return (
    <thead className={styles.head} {...group}>
      <tr {...line}>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            data-align={column.align}
            aria-sort={sorted.id === column.id ? (sorted.turned ? 'descending' : 'ascending') : undefined}
            {...heading}
          >
            {column.sort ? <SortButton column={column} /> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function SortButton<Row>({ column }: { readonly column: Column<Row> }) {
  const [address, change] = useAddress()
  const sorted = readSort(address['sort'])
  const icon = sorted.id !== column.id ? undefined : sorted.turned ? 'down' : 'up'
  return (
    <button
      type="button"
      className={`${styles.sort} prints`}
      onClick={() => change({ sort: nextSort(address['sort'], column.id) })}
    >
      {column.header}
      <span className={styles.arrow}>{icon && <Icon name={icon} size={14} />}</span>
    </button>
  )
}
