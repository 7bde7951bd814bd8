import { listConsents, whoSees } from '@passerelle/domain/shared/consents/contract'
import { useEffect } from 'react'
import { useRead } from '../../../app/queries.ts'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { useRecord } from '../record-context.tsx'
import { GivenConsents } from './GivenConsents.tsx'
import { Overrides } from './Overrides.tsx'
import { Shares } from './Shares.tsx'
import styles from './Consents.module.css'
import { Withholdings } from './Withholdings.tsx'

/** What the person agreed to, who received what, who must not be told, and what was shared without consent. */
export function ConsentsPage() {
  const { id } = useRecord()
  const consents = useRead(listConsents, { recordId: id })
  const shares = useRead(whoSees, { recordId: id })
  const { data } = consents
  useEffect(() => {
    if (data && window.location.hash) document.querySelector(window.location.hash)?.scrollIntoView()
  }, [data])
  if (!data) {
    return consents.error ? (
      <ErrorPanel problem={consents.error} retry={() => void consents.refetch()} />
    ) : (
      <Waiting lines={6} />
    )
  }
  return (
    <div className={styles.page}>
      <GivenConsents consents={data.consents} />
      <ErrorPanel problem={shares.error} retry={() => void shares.refetch()} />
      {shares.data && <Shares shares={shares.data.shares} glass={shares.data.glass} />}
      <Withholdings withholdings={data.withholdings} />
      <Overrides overrides={data.overrides} />
    </div>
  )
}
