import { listInquiries } from '@passerelle/domain/shared/recognition/asking-contract'
import { listHits, listMatches } from '@passerelle/domain/shared/tracing/contract'
import { useRead } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { WorkRow } from './WorkRow.tsx'

export interface WaitingFamilies {
  /** So many of our people may be looked for. */
  readonly hits: number
  readonly matches: readonly Waits[]
  /** So many questions of others whether we know somebody have no answer. */
  readonly questions: number
}

/** What waits of family tracing and of others’ questions: names are read there, not here. */
export function useWaitingFamilies(): WaitingFamilies {
  const { role } = useSession()
  const desk = role === 'supervisor' || role === 'coordinator'
  const matches = useRead(listMatches, {})
  const hits = useRead(listHits, {}, { enabled: desk })
  const asked = useRead(listInquiries, {}, { enabled: desk })
  return {
    hits: hits.data?.hits.length ?? 0,
    questions: (asked.data?.inquiries ?? []).filter(({ answer }) => answer === null).length,
    matches: (matches.data?.matches ?? []).filter(({ waitsForUs }) => waitsForUs),
  }
}

export function QuestionsRow({ count }: { readonly count: number }) {
  const { t } = useWords()
  const about = t('web.home.recognition.questions', { count })
  return (
    <WorkRow
      href="/recognition/inquiries"
      title={about}
      meta={<span>{t('app.nav.recognition')}</span>}
      act={{ href: '/recognition/inquiries', label: t('web.home.read'), about }}
    />
  )
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
