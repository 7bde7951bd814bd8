import { useMemo } from 'react'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { StateBadge } from '../../kit/StateBadge.tsx'
import type { Column } from '../../kit/data-list.ts'
import { ColleagueMenu } from './ColleagueMenu.tsx'
import type { Colleague } from './Team.tsx'

export function useColleagueColumns(): readonly Column<Colleague>[] {
  const { t, list, shortDay } = useWords()
  const { role } = useSession()
  return useMemo(() => {
    const columns: (Column<Colleague> | false)[] = [
      {
        id: 'name',
        header: t('web.team.column.name'),
        cell: ({ name, email }) => (
          <>
            <bdi>{name}</bdi>{' '}
            <bdi dir="ltr" className="soft small">
              {email}
            </bdi>
          </>
        ),
        sort: ({ name }) => name,
      },
      {
        id: 'role',
        header: t('web.team.column.role'),
        cell: ({ role: held, capacity }) => (
          <>
            {t(`accounts.role.${held}`)}
            {capacity !== 'operational' && (
              <span className="soft"> · {t(`accounts.capacity.${capacity}`)}</span>
            )}
          </>
        ),
        sort: ({ role: held }) => t(`accounts.role.${held}`),
        narrow: 'bare',
      },
      {
        id: 'clearances',
        header: t('web.team.column.clearances'),
        cell: ({ clearances }) =>
          clearances.length > 0 && list(clearances.map((each) => t(`accounts.clearance.${each}`))),
      },
      {
        id: 'supervisor',
        header: t('web.team.column.supervisor'),
        cell: ({ supervisor }) => supervisor && <bdi>{supervisor.name}</bdi>,
        sort: ({ supervisor }) => supervisor?.name,
      },
      {
        id: 'work',
        header: t('web.team.column.work'),
        cell: ({ openWork }) => openWork && held(openWork) > 0 && t('web.team.work', openWork),
        sort: ({ openWork }) => openWork && held(openWork),
      },
      {
        id: 'seen',
        header: t('web.team.column.seen'),
        cell: ({ lastSeenOn }) => lastSeenOn && <span className="unbroken">{shortDay(lastSeenOn)}</span>,
        sort: ({ lastSeenOn }) => lastSeenOn,
      },
      {
        id: 'status',
        header: t('web.team.column.status'),
        cell: ({ status }) => (
          <StateBadge tone={status === 'active' ? 'done' : 'stopped'}>
            {t(`accounts.status.${status}`)}
          </StateBadge>
        ),
        narrow: 'bare',
      },
      role === 'administrator' && {
        id: 'deeds',
        header: t('web.team.column.deeds'),
        cell: (colleague) => <ColleagueMenu colleague={colleague} />,
        narrow: 'bare',
      },
    ]
    return columns.filter((column) => column !== false)
  }, [t, list, shortDay, role])
}

function held({ records, tasks, referrals }: NonNullable<Colleague['openWork']>): number {
  return records + tasks + referrals
}
