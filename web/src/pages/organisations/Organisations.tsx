import { Button } from '@mantine/core'
import { listOrganisations, readOrganisation } from '@passerelle/domain/shared/organisations/contract'
import { type Organisation, organisationKinds } from '@passerelle/domain/shared/organisations/organisation'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Address, useAddress } from '../../app/address.ts'
import type { InputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import type { Column, ListFilter } from '../../kit/data-list.ts'
import { OrganisationState } from './OrganisationState.tsx'
import { nameOfCountry } from './country-name.ts'

/** Who is on the platform. */
export function Organisations() {
  const { t } = useWords()
  const router = useRouter()
  const { organisation } = useSession()
  const [address] = useAddress()
  const { data, error, refetch } = useRead(listOrganisations, inputOf(address), { keepLast: true })
  const own = useRead(readOrganisation, { id: organisation.id })
  const add = own.data?.may.register ? () => void router.navigate({ href: '/organisations/new' }) : undefined
  return (
    <>
      <PageHeader
        windowTitle={t('app.nav.organisations')}
        about={<span>{t('web.organisations.lead')}</span>}
        primary={
          add && (
            <Button leftSection={<Icon name="plus" size={18} />} onClick={add}>
              {t('web.organisations.add')}
            </Button>
          )
        }
      />
      <DataList
        caption={t('app.nav.organisations')}
        rows={data?.organisations}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/organisations/${id}`}
        filters={useFilters(data?.organisations ?? [], address['country'])}
        search={t('web.organisations.search')}
        problem={error}
        onRetry={() => void refetch()}
        total={data?.organisations.length}
        onNew={add}
        empty={
          <EmptyState icon="building" title={t('web.organisations.none.title')}>
            {t('web.organisations.none.body')}
          </EmptyState>
        }
      />
    </>
  )
}

function inputOf({ search, kind, country }: Address): InputOf<typeof listOrganisations> {
  const known = organisationKinds.find((each) => each === kind)
  return {
    ...(search ? { text: search } : {}),
    ...(known ? { kind: known } : {}),
    ...(country ? { country } : {}),
  }
}

function useColumns(): readonly Column<Organisation>[] {
  const { t, language } = useWords()
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('web.organisations.name'),
        cell: ({ name, acronym }) => (
          <bdi>
            {name}
            {acronym && ` (${acronym})`}
          </bdi>
        ),
        sort: ({ name }) => name,
      },
      {
        id: 'kind',
        header: t('web.organisations.kind'),
        cell: ({ kind }) => t(`organisations.kind.${kind}`),
        sort: ({ kind }) => t(`organisations.kind.${kind}`),
        narrow: 'bare',
      },
      {
        id: 'country',
        header: t('web.organisations.country'),
        cell: ({ country }) => nameOfCountry(country, language),
        sort: ({ country }) => nameOfCountry(country, language),
        narrow: 'bare',
      },
      {
        id: 'standing',
        header: t('web.organisations.standing'),
        cell: ({ standing }) => <OrganisationState standing={standing} />,
        sort: ({ standing }) => standing,
        narrow: 'bare',
      },
    ],
    [t, language],
  )
}

/** Countries that occur, so that the choice stays short; the chosen one stays even when nothing is left. */
function useFilters(listed: readonly Organisation[], chosen: string | undefined): readonly ListFilter[] {
  const { t, language, compare } = useWords()
  const { data } = useRead(listOrganisations, {})
  const known = (data?.organisations ?? listed).map(({ country }) => country)
  const countries = [...new Set([...known, ...(chosen ? [chosen] : [])])]
  const options = (words: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }))
  return [
    {
      id: 'kind',
      label: t('web.organisations.kind'),
      options: options('organisations.kind', organisationKinds),
    },
    ...(countries.length > 1
      ? [
          {
            id: 'country',
            label: t('web.organisations.country'),
            options: countries
              .map((value) => ({ value, label: nameOfCountry(value, language) }))
              .toSorted((a, b) => compare(a.label, b.label)),
          },
        ]
      : []),
  ]
}
