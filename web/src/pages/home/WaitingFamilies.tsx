import { listHits, listMatches } from '@passerelle/domain/shared/tracing/contract'
import { useRead } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { WorkRow } from './WorkRow.tsx'

export interface WaitingFamilies {
  /** So many of our people may be looked for. */
  readonly hits: number
  readonly matches: readonly Waits[]
}

/** What waits of family tracing: names are read there, not here. */
export function useWaitingFamilies(): WaitingFamilies {
  const { role } = useSession()
  const desk = role === 'supervisor' || role === 'coordinator'
  const matches = useRead(listMatches, {})
  const hits = useRead(listHits, {}, { enabled: desk })
  return {
    hits: hits.data?.hits.length ?? 0,
    matches: (matches.data?.matches ?? []).filter(({ waitsForUs }) => waitsForUs),
  }
}

interface Waits {
  readonly id: string
  readonly side: string
  readonly otherName: string
}

export function HitsRow({ count }: { readonly count: number }) {
  const { t } = useWords()
  const about = t('web.home.tracing.hits', { count })
  return (
    <WorkRow
      href="/tracing"
      title={about}
      meta={<span>{t('app.nav.tracing')}</span>}
      act={{ href: '/tracing', label: t('web.home.read'), about }}
    />
  )
}

export function MatchWaits({ match: { id, side, otherName } }: { readonly match: Waits }) {
  const { t } = useWords()
  const about = t('web.home.tracing.match', { organisation: otherName })
  const href = `/tracing/matches/${id}/${side}`
  return (
    <WorkRow
      href={href}
      title={<bdi>{about}</bdi>}
      meta={<span>{t('app.nav.tracing')}</span>}
      act={{ href, label: t('web.home.read'), about }}
    />
  )
}
