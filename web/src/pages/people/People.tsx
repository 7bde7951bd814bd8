import { Button } from '@mantine/core'
import { type FoundPerson, searchPeople } from '@passerelle/domain/shared/people/contract'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useAddress } from '../../app/address.ts'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import type { Column } from '../../kit/data-list.ts'
import { ageWords, birthWords } from './person-words.ts'

/** Finds a person by any name in any script, or by code; and where nobody is found, the way to register them. */
export function People() {
  const { t } = useWords()
  const router = useRouter()
  const [address] = useAddress()
  const text = (address['search'] ?? '').trim()
  const { data, error, refetch, isFetching } = useRead(
    searchPeople,
    { text },
    { enabled: text !== '', keepLast: true },
  )
  const columns = useColumns()
  const toRegister = `/people/new${text === '' ? '' : `?name=${encodeURIComponent(text)}`}`
  const register = () => void router.navigate({ href: toRegister })
  return (
    <>
      <PageHeader
        windowTitle={t('app.nav.people')}
        about={<GoLink href="/records">{t('web.people.to-records')}</GoLink>}
        primary={<RegisterButton onClick={register} />}
      />
      <DataList
        caption={t('app.nav.people')}
        rows={text === '' ? [] : data?.people}
        columns={columns}
        rowKey={(person) => person.id}
        rowHref={(person) => `/people/${person.id}`}
        search={t('web.people.search')}
        problem={error}
        onRetry={() => void refetch()}
        busy={isFetching}
        onNew={register}
        empty={
          <EmptyState icon="search" title={t('web.people.begin')}>
            {t('web.people.begin.body')}
          </EmptyState>
        }
        nothing={
          <EmptyState
            icon="people"
            title={t('web.people.nobody', { text })}
            action={<RegisterButton onClick={register} />}
          >
            {t('web.people.nobody.body')}
          </EmptyState>
        }
      />
      {data?.more && text !== '' && <p className="soft small">{t('web.people.more')}</p>}
    </>
  )
}

function RegisterButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useWords()
  return (
    <Button leftSection={<Icon name="plus" size={18} />} onClick={onClick}>
      {t('web.people.register')}
    </Button>
  )
}

function useColumns(): readonly Column<FoundPerson>[] {
  const speech = useWords()
  return useMemo(() => {
    const { t, number } = speech
    return [
      {
        id: 'name',
        header: t('people.field.name'),
        cell: ({ displayName, latinName }) => <NameDisplay name={displayName} latin={latinName} />,
      },
      {
        id: 'age',
        header: t('people.field.age'),
        cell: ({ age }) => age && ageWords(age, t),
        narrow: 'bare',
      },
      {
        id: 'sex',
        header: t('people.field.sex'),
        cell: ({ sex }) => sex && t(`people.sex.${sex}`),
        narrow: 'bare',
      },
      {
        id: 'birth',
        header: t('people.field.birth'),
        cell: ({ birth }) => birth && birthWords(birth, speech),
        narrow: 'bare',
      },
      { id: 'records', header: t('records.title'), cell: ({ records }) => number(records), align: 'end' },
      { id: 'code', header: t('web.records.column.code'), cell: ({ code }) => <bdi dir="ltr">{code}</bdi> },
    ]
  }, [speech])
}
