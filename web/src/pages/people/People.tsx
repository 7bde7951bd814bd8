import { Button } from '@mantine/core'
import { type FoundPerson, searchPeople } from '@passerelle/domain/shared/people/contract'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useRead } from '../../app/queries.ts'
import { useSearchText } from '../../app/search-text.ts'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import type { Column } from '../../kit/data-list.ts'
import styles from './People.module.css'
import { PeopleSearch } from './PeopleSearch.tsx'
import { ageWords, birthWords } from './person-words.ts'

/** Finds a person by any name in any script, or by code; and where nobody is found, the way to register them. */
export function People() {
  const { t } = useWords()
  const router = useRouter()
  const [text, change] = useSearchText()
  const register = () => void router.navigate({ to: '/people/new', state: { search: text } })
  return (
    <>
      <PageHeader
        windowTitle={t('app.nav.people')}
        about={<GoLink href="/records">{t('web.people.to-records')}</GoLink>}
        primary={<RegisterButton onClick={register} />}
      />
      <div className={styles.page}>
        <PeopleSearch text={text} onChange={change} />
        <Found text={text.trim()} onRegister={register} />
      </div>
    </>
  )
}

interface FoundProps {
  readonly text: string
  readonly onRegister: () => void
}

function Found({ text, onRegister }: FoundProps) {
  const { t } = useWords()
  const asked = text !== ''
  const columns = useColumns()
  const { data, error, refetch, isFetching } = useRead(
    searchPeople,
    { text },
    { enabled: asked, keepLast: true },
  )
  return (
    <>
      <DataList
        caption={t('app.nav.people')}
        rows={asked ? data?.people : []}
        columns={columns}
        rowKey={(person) => person.id}
        rowHref={(person) => `/people/${person.id}`}
        problem={error}
        onRetry={() => void refetch()}
        busy={asked && isFetching}
        onNew={onRegister}
        empty={asked ? <Nobody text={text} onRegister={onRegister} /> : <Begin />}
      />
      {asked && data?.more && <p className="soft small">{t('web.people.more')}</p>}
    </>
  )
}

function Begin() {
  const { t } = useWords()
  return (
    <EmptyState icon="search" title={t('web.people.begin')}>
      {t('web.people.begin.body')}
    </EmptyState>
  )
}

function Nobody({ text, onRegister }: FoundProps) {
  const { t } = useWords()
  return (
    <EmptyState
      icon="people"
      title={t('web.people.nobody', { text })}
      action={<RegisterButton onClick={onRegister} />}
    >
      {t('web.people.nobody.body')}
    </EmptyState>
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
      {
        id: 'code',
        header: t('web.records.column.code'),
        cell: ({ code }) => <bdi dir="ltr">{code}</bdi>,
        narrow: 'bare',
      },
    ]
  }, [speech])
}
