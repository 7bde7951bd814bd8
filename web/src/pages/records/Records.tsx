import { Button } from '@mantine/core'
import { stateKey, programmeKey } from '@passerelle/domain/kernel/words'
import { findProgramme, programmes } from '@passerelle/domain/programmes/index'
import { listRecords } from '@passerelle/domain/shared/records/contract'
import { recordSorts, risks } from '@passerelle/domain/shared/records/record'
import { useRouter } from '@tanstack/react-router'
import { type Address, useAddress } from '../../app/address.ts'
import type { InputOf } from '../../app/call.ts'
import { useProgrammeWords } from '../../app/programme-words.ts'
import { useReadPages } from '../../app/read-pages.ts'
import { type Speech, useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import type { ListFilter } from '../../kit/data-list.ts'
import { isRecordSort, useRecordColumns } from './record-columns.tsx'

/** All records that I may see; what is filtered and how it is sorted stands in the address. */
export function Records() {
  const { t } = useWords()
  const router = useRouter()
  const [address] = useAddress()
  const ready = useProgrammeWords()
  const { pages, problem, retry, more, busy } = useReadPages(
    listRecords,
    inputOf(address),
    ({ next }) => next,
  )
  const columns = useRecordColumns()
  const register = () => void router.navigate({ href: '/people/new' })
  return (
    <>
      <PageHeader windowTitle={t('app.nav.records')} primary={<NewPerson onClick={register} />} />
      <DataList
        caption={t('app.nav.records')}
        rows={ready ? pages?.flatMap((page) => page.records) : undefined}
        columns={columns}
        rowKey={(record) => record.id}
        rowHref={(record) => `/records/${record.id}`}
        filters={ready ? filtersOf(t, address) : []}
        problem={problem}
        onRetry={retry}
        onMore={more}
        busy={busy}
        total={pages?.[0]?.total}
        onNew={register}
        empty={
          <EmptyState
            icon="people"
            title={t('web.records.none.title')}
            action={<NewPerson onClick={register} />}
          >
            {t('web.records.none.body')}
          </EmptyState>
        }
      />
    </>
  )
}

function NewPerson({ onClick }: { readonly onClick: () => void }) {
  const { t } = useWords()
  return (
    <Button leftSection={<Icon name="plus" size={18} />} onClick={onClick}>
      {t('web.people.register')}
    </Button>
  )
}

function inputOf(address: Address): InputOf<typeof listRecords> {
  const { state, open, risk, worker, programme, overdue } = address
  const { sort } = address
  return {
    ...(state ? { state } : {}),
    ...(open === 'yes' || open === 'no' ? { open } : {}),
    ...(risks.some((each) => each === risk) ? { risk: risks.find((each) => each === risk) } : {}),
    ...(worker ? { worker } : {}),
    ...(programme ? { programme } : {}),
    ...(overdue ? { overdue } : {}),
    ...(isRecordSort(sort) ? { sort } : {}),
  }
}

function filtersOf(t: Speech['t'], address: Address): readonly ListFilter[] {
  const chosen = findProgramme(address['programme'] ?? '') ?? programmes[0]
  return [
    { id: 'worker', label: t('web.records.filter.mine'), options: [{ value: 'me', label: '' }] },
    { id: 'overdue', label: t('web.records.filter.overdue'), options: [{ value: 'true', label: '' }] },
    {
      id: 'open',
      label: t('web.records.filter.open'),
      options: ['yes', 'no'].map((value) => ({ value, label: t(`web.records.filter.open.${value}`) })),
    },
    {
      id: 'risk',
      label: t('web.records.column.risk'),
      options: risks.map((value) => ({ value, label: t(`web.records.risk.${value}`) })),
    },
    ...(programmes.length > 1
      ? [
          {
            id: 'programme',
            label: t('web.records.filter.programme'),
            options: programmes.map((each) => ({ value: each.id, label: t(programmeKey(each)) })),
          },
        ]
      : []),
    {
      id: 'sort',
      label: t('web.records.order'),
      options: recordSorts.map((value) => ({ value, label: t(`records.sort.${value}`) })),
    },
    {
      id: 'state',
      label: t('web.records.column.state'),
      options: (chosen?.states ?? []).map((value) => ({
        value,
        label: chosen ? t(stateKey(chosen, value)) : value,
      })),
    },
  ]
}
