import type { referralRow } from '@passerelle/domain/shared/referrals/contract'
import { useMemo } from 'react'
import type { z } from 'zod'
import { useWords } from '../../app/words.tsx'
import { Clock } from '../../kit/Clock.tsx'
import { StateBadge } from '../../kit/StateBadge.tsx'
import type { Column } from '../../kit/data-list.ts'
import { toneOfReferral } from '../../kit/tones.ts'

export type ReferralRow = z.output<typeof referralRow>

/** Nobody has answered yet, so the clock still means something. */
export function clockRuns({ state }: Pick<ReferralRow, 'state'>): boolean {
  return state === 'sent' || state === 'received'
}

export function useReferralColumns(side: 'sender' | 'recipient'): readonly Column<ReferralRow>[] {
  const { t, shortDay } = useWords()
  return useMemo(() => {
    const columns: (Column<ReferralRow> | false)[] = [
      {
        id: 'person',
        header: t('web.referrals.column.what'),
        cell: ({ serviceType, personName, code }) => (
          <bdi>
            {personName
              ? t('web.home.for', { service: t(`services.type.${serviceType}`), name: personName })
              : t('web.home.for-code', { service: t(`services.type.${serviceType}`), code })}
          </bdi>
        ),
      },
      {
        id: 'other',
        header: t(side === 'sender' ? 'web.referrals.column.partner' : 'web.referrals.column.from'),
        cell: ({ otherName }) => <bdi>{otherName}</bdi>,
        narrow: 'bare',
      },
      {
        id: 'state',
        header: t('web.referrals.column.state'),
        cell: ({ state }) => (
          <StateBadge tone={toneOfReferral(state)}>{t(`referrals.state.${state}`)}</StateBadge>
        ),
        narrow: 'bare',
      },
      {
        id: 'due',
        header: t('web.referrals.column.clock'),
        cell: (row) => clockRuns(row) && row.dueAt && <Clock due={row.dueAt} started={row.sentAt} />,
        narrow: 'bare',
      },
      {
        id: 'urgency',
        header: t('web.referrals.column.urgency'),
        cell: ({ priority }) => (priority === 'normal' ? null : t(`web.referrals.urgency.${priority}`)),
        narrow: 'bare',
      },
      side === 'recipient' && {
        id: 'handler',
        header: t('web.referrals.column.handler'),
        cell: ({ handlerName }) => handlerName && <bdi>{handlerName}</bdi>,
      },
      {
        id: 'sent',
        header: t('web.referrals.column.sent'),
        cell: ({ sentAt }) => sentAt && shortDay(sentAt.slice(0, 10)),
        narrow: 'hidden',
      },
    ]
    return columns.filter((column) => column !== false)
  }, [t, shortDay, side])
}
