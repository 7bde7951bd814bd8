import type { Facts } from '@passerelle/domain/kernel/facts'
import type { Programme } from '@passerelle/domain/kernel/programme'
import type { Standing } from '@passerelle/domain/kernel/steps'
import { findProgramme } from '@passerelle/domain/programmes/index'
import { type RecordRead, readRecord } from '@passerelle/domain/shared/records/contract'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, createContext, use, useMemo } from 'react'
import { useProgrammeWords } from '../../app/programme-words.ts'
import { useRead } from '../../app/queries.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { useFacts } from './facts.ts'

/** A record on the page: what was read, its programme, and what rules may look at. */
export interface OpenRecord {
  readonly read: RecordRead
  readonly id: string
  readonly programme: Programme | undefined
  readonly standing: Standing
  readonly facts: Facts
}

const RecordContext = createContext<OpenRecord | undefined>(undefined)

export function useRecord(): OpenRecord {
  const record = use(RecordContext)
  if (!record) throw new Error('useRecord is used outside the pages of a record')
  return record
}

interface RecordProviderProps {
  /** By default the record that the address names. */
  readonly recordId?: string
  readonly children: ReactNode
}

/** Reads a record, and says so while it is on its way or not to be had. */
export function RecordProvider({ recordId, children }: RecordProviderProps) {
  const params = useParams({ strict: false })
  const id = recordId ?? params.id ?? ''
  const ready = useProgrammeWords()
  const { data, error, refetch } = useRead(readRecord, { id })
  if (data && ready) return <Provided read={data}>{children}</Provided>
  return error ? <ErrorPanel problem={error} retry={() => void refetch()} focus /> : <Waiting lines={10} />
}

function Provided({ read, children }: { readonly read: RecordRead; readonly children: ReactNode }) {
  const facts = useFacts(read)
  const open = useMemo<OpenRecord>(() => {
    const { id, programme, state, programmeVersion } = read.record
    return {
      read,
      id,
      programme: findProgramme(programme),
      standing: { state, version: programmeVersion },
      facts,
    }
  }, [read, facts])
  return <RecordContext value={open}>{children}</RecordContext>
}
