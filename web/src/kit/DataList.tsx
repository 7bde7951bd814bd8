import { Button } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useAddress } from '../app/address.ts'
import type { Problem } from '../app/problem.ts'
import { useWords } from '../app/words.tsx'
import styles from './DataList.module.css'
import { DataListHead } from './DataListHead.tsx'
import { ErrorPanel } from './ErrorPanel.tsx'
import { FilterBar } from './FilterBar.tsx'
import { GoLink } from './GoLink.tsx'
import { ListKeys } from './ListKeys.tsx'
import { Waiting } from './Waiting.tsx'
import { type Column, type ListFilter, activeFilters, sortRows } from './data-list.ts'

interface DataListProps<Row> {
  /** What the list holds, for those who cannot see it. */
  readonly caption: string
  /** Absent while they are on their way. */
  readonly rows: readonly Row[] | undefined
  /** The first column is the title of the row; it carries the link. */
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly rowHref?: (row: Row) => string
  readonly filters?: readonly ListFilter[]
  /** The label of a search field; what is typed stands in the address as `search`. */
  readonly search?: string
  /** What to do first, when there is nothing at all. */
  readonly empty: ReactNode
  readonly problem?: Problem | null | undefined
  readonly onRetry?: () => void
  /** How many there are in all, when that is known. */
  readonly total?: number | null | undefined
  readonly onMore?: (() => void) | undefined
  readonly busy?: boolean
  /** `c` on the keyboard. */
  readonly onNew?: (() => void) | undefined
}

/**
 * A list to work in: rows of 40 pixels, sorted and filtered through the address, j and k move, Enter opens.
 * On a telephone each row becomes a card.
 */
export function DataList<Row>(props: DataListProps<Row>) {
  const { rows, filters = [], search, onMore } = props
  const narrowed = useNarrowed(filters, search)
  const hasBar = filters.length > 0 || search !== undefined
  const nothing = rows?.length === 0 && !narrowed
  return (
    <div className={styles.list} aria-busy={props.busy ?? rows === undefined}>
      <ListKeys onNew={props.onNew} />
      {hasBar && !nothing && <FilterBar filters={filters} search={search} found={props.total ?? undefined} />}
      <ErrorPanel problem={props.problem} retry={props.onRetry} />
      {!props.problem && <Content {...props} narrowed={narrowed} />}
      {onMore && <More onMore={onMore} busy={props.busy ?? false} />}
    </div>
  )
}

/** Whether the address asks for less than everything. */
function useNarrowed(filters: readonly ListFilter[], search: string | undefined): boolean {
  const [address] = useAddress()
  const searches = search !== undefined && (address['search'] ?? '') !== ''
  return searches || activeFilters(filters, address).length > 0
}

interface ContentProps<Row> extends DataListProps<Row> {
  readonly narrowed: boolean
}

function Content<Row>({ rows, narrowed, ...props }: ContentProps<Row>) {
  if (!rows) return <Waiting lines={6} />
  if (rows.length > 0) return <Table {...props} rows={rows} />
  return narrowed ? <NothingFound filters={props.filters ?? []} /> : props.empty
}

interface TableProps<Row> extends DataListProps<Row> {
  readonly rows: readonly Row[]
}

/** Said again by hand: as cards the table is no longer laid out as one, and browsers would forget what it is. */
const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  title: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

function Table<Row>({ rows, columns, caption, rowKey, rowHref }: TableProps<Row>) {
  const { compare } = useWords()
  const [address] = useAddress()
  const sort = address['sort']
  const sorted = useMemo(() => sortRows(rows, columns, sort, compare), [rows, columns, sort, compare])
  return (
    <table className={styles.table} {...roles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <DataListHead columns={columns} />
      <tbody {...roles.group}>
        {sorted.map((row) => (
          <tr key={rowKey(row)} className={styles.row} data-opens={rowHref !== undefined} {...roles.row}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.id} scope="row" className={styles.title} {...roles.title}>
                  {rowHref ? (
                    <GoLink href={rowHref(row)} className={styles.link} data-row-link>
                      {column.cell(row)}
                    </GoLink>
                  ) : (
                    column.cell(row)
                  )}
                </th>
              ) : (
                <Cell key={column.id} column={column} row={row} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const content = column.cell(row)
  const isEmpty = content === null || content === undefined || content === '' || content === false
  return (
    <td
      className={styles.cell}
      data-align={column.align}
      data-narrow={column.narrow}
      data-empty={isEmpty}
      {...roles.cell}
    >
      {column.narrow !== 'bare' && (
        <span className={styles.label} aria-hidden="true">
          {column.header}
        </span>
      )}
      {isEmpty ? <span aria-hidden="true">–</span> : <span className={styles.content}>{content}</span>}
    </td>
  )
}

function NothingFound({ filters }: { readonly filters: readonly ListFilter[] }) {
  const { t } = useWords()
  const [, change] = useAddress()
  const clear = () => change(Object.fromEntries([...filters.map(({ id }) => [id, '']), ['search', '']]))
  return (
    <div className={styles.nothing} role="status">
      <p>{t('kit.list.nothing-found')}</p>
      <Button variant="default" size="xs" onClick={clear}>
        {t('kit.list.clear')}
      </Button>
    </div>
  )
}

function More({ onMore, busy }: { readonly onMore: () => void; readonly busy: boolean }) {
  const { t } = useWords()
  return (
    <div className={`${styles.more} no-print`}>
      <Button variant="default" onClick={onMore} loading={busy}>
        {t('kit.list.more')}
      </Button>
    </div>
  )
}
