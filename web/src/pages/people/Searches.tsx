import { listTracing } from '@passerelle/domain/shared/tracing/contract'
import type { TracingRow } from '@passerelle/domain/shared/tracing/schema'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { SoughtBadge } from '../tracing/states.tsx'
import styles from './Person.module.css'

/** Whom this person looks for, and the way to look for more. */
export function Searches({ personId }: { readonly personId: string }) {
  const { t } = useWords()
  const { data } = useRead(listTracing, { personId })
  const open = (data?.requests ?? []).filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <div className={styles.searches}>
      {open.map((request) => (
        <Search key={request.id} request={request} />
      ))}
      <GoLink href={`/people/${personId}/trace`} className={styles.trace}>
        <Icon name="search" size={16} />
        {t('web.people.trace')}
      </GoLink>
    </div>
  )
}

function Search({ request: { id, sought, state } }: { readonly request: TracingRow }) {
  const { t, list } = useWords()
  return (
    <p>
      <GoLink href={`/tracing/requests/${id}`}>
        {t('web.people.looks-for', { names: list(sought.map(({ name }) => name)) })}
      </GoLink>{' '}
      <SoughtBadge state={state} />
    </p>
  )
}
