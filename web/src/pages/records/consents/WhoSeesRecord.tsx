import { whoSees } from '@passerelle/domain/shared/consents/contract'
import type { OutputOf } from '../../../app/call.ts'
import { useState } from 'react'
import { useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { type Seer, WhoSees } from '../../../kit/WhoSees.tsx'
import { useRecord } from '../record-context.tsx'
import { EndShareDialog, type Ending } from './EndShareDialog.tsx'

type Share = OutputOf<typeof whoSees>['shares'][number]

/** The quiet line under the name: who outside this house can read something of it, why, until when, and how to end it. */
export function WhoSeesRecord() {
  const { t } = useWords()
  const { id } = useRecord()
  const { data } = useRead(whoSees, { recordId: id })
  const [ending, setEnding] = useState<Ending>()
  if (!data) return null
  const living = data.shares.filter((share) => share.endedAt === null)
  const seers = living.map(
    (share): Seer => seerOf(share, t('web.records.by-referral', { code: share.referralCode })),
  )
  function end(seer: Seer): void {
    const share = living.find((each) => idOf(each) === seer.id)
    if (share) setEnding(share)
  }
  return (
    <>
      <WhoSees seers={seers} onEnd={end} />
      {ending && <EndShareDialog recordId={id} share={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

function idOf(share: Share): string {
  return `${share.referralId} ${share.basis}`
}

function seerOf(share: Share, purpose: string): Seer {
  return {
    id: idOf(share),
    organisation: share.organisationName,
    categories: share.categories,
    basis: share.basis,
    purpose,
    from: share.from.slice(0, 10),
    until: share.until,
  }
}
