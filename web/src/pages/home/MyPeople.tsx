import type { Home } from '@passerelle/domain/shared/records/home-contract'
import { useRouter } from '@tanstack/react-router'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useRecordColumns } from '../records/record-columns.tsx'
import styles from './MyDay.module.css'

interface MyPeopleProps {
  readonly people: Home['people']
  readonly total: number
}

export function MyPeople({ people, total }: MyPeopleProps) {
  const { t } = useWords()
  const router = useRouter()
  const columns = useRecordColumns({ own: true })
  return (
    <Panel
      title={t('web.home.people')}
      flush
      aside={<GoLink href="/records?worker=me">{t('web.home.all', { count: total })}</GoLink>}
    >
      <DataList
        caption={t('web.home.people')}
        rows={people}
        columns={columns}
        rowKey={(record) => record.id}
        rowHref={(record) => `/records/${record.id}`}
        empty={<p className={styles.calm}>{t('web.home.people.none')}</p>}
        onNew={() => void router.navigate({ href: '/people/new' })}
      />
    </Panel>
  )
}
