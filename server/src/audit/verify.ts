import type { Finding, Verification } from '@passerelle/domain/shared/audit/finding'
import type { PoolClient } from 'pg'
import { to } from 'pg-copy-streams'
import { sealEvent } from '../engine/event.ts'
import type { House } from '../engine/house.ts'
import { verifyCheckpoints } from './checkpoint-verification.ts'
import { type ChainRow, diagnose, type Head } from './diagnosis.ts'
import { withLongReading } from './long-reading.ts'
import { EVENT_COLUMNS } from './sealing.ts'
import { eachTuple } from './tuples.ts'
import { newWalker, WALKED } from './walker.ts'

/** So many chains are followed at once; with more of them the trail is read several times, each time for a share of them. */
const CHAINS_AT_ONCE = 300_000
const MOST_FINDINGS = 500
/** A chain longer than this is not laid open whole; that it is broken is said all the same. */
const LONGEST_LAID_OPEN = 200_000

/**
 * Reads every event on one snapshot and with little memory, and says which are not as the program wrote them:
 * altered, inserted, dropped, put in another order; and whether each signed checkpoint still holds.
 */
export async function verifyEvents(house: House, chainsAtOnce = CHAINS_AT_ONCE): Promise<Verification> {
  const started = performance.now()
  return withLongReading(house.worker, 'read only', async (client) => {
    const checkpoints = await verifyCheckpoints(client, house)
    const walker = await walk(client, house.keys.events, chainsAtOnce)
    const suspects = new Set([...walker.suspects, ...(await streamsWithoutTheirEnd(client))])
    const findings: Finding[] = [...checkpoints.findings, ...(await repeated(client))]
    for (const stream of suspects) {
      if (findings.length < MOST_FINDINGS)
        findings.push(...(await layOpen(client, house.keys.events, stream)))
    }
    return {
      events: walker.events,
      streams: walker.streams,
      checkpoints: checkpoints.count,
      signedUntil: checkpoints.until,
      findings: findings.slice(0, MOST_FINDINGS),
      more: Math.max(0, findings.length - MOST_FINDINGS),
      milliseconds: Math.round(performance.now() - started),
    }
  })
}

interface Walked {
  readonly events: number
  readonly streams: number
  readonly suspects: readonly string[]
}

async function walk(client: PoolClient, key: Buffer, chainsAtOnce: number): Promise<Walked> {
  const { rows } = await client.query<{ chains: number }>(
    'select count(*) as chains from events where seq = 1',
  )
  const shares = Math.max(1, Math.ceil((rows[0]?.chains ?? 0) / chainsAtOnce))
  let walked: Walked = { events: 0, streams: 0, suspects: [] }
  for (let share = 0; share < shares; share += 1) {
    const walker = newWalker(key)
    const source = client.query(to(eventsOfShare(share, shares)))
    await eachTuple(source, WALKED, (tuple) => walker.take(tuple))
    walked = {
      events: walked.events + walker.events,
      streams: walked.streams + walker.streams,
      suspects: [...walked.suspects, ...walker.suspects()],
    }
  }
  return walked
}

function eventsOfShare(share: number, shares: number): string {
  const only = shares === 1 ? '' : `where (uuid_hash(e.stream) & 1073741823) % ${shares} = ${share}`
  return `copy (
    select ${EVENT_COLUMNS.map((name) => `e.${name}`).join(', ')}, h.hash
    from events e left join event_checkpoint_heads h on h.stream = e.stream and h.seq = e.seq ${only}
  ) to stdout (format binary)`
}

/** Chains of which a checkpoint signed more than there is now. */
async function streamsWithoutTheirEnd(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ stream: string }>(
    `select distinct h.stream from event_checkpoint_heads h
     where not exists (select from events e where e.stream = h.stream and e.seq = h.seq) limit $1`,
    [MOST_FINDINGS],
  )
  return rows.map((row) => row.stream)
}

/** The same event twice carries a true seal; only the uniqueness of ids keeps it out, so that is looked at too. */
async function repeated(client: PoolClient): Promise<readonly Finding[]> {
  const guarded = await client.query(`select from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = 'public.events'::regclass and i.indisunique and i.indisvalid and i.indnkeyatts = 1
      and a.attname = 'id' and i.indpred is null`)
  if ((guarded.rowCount ?? 0) > 0) return []
  const { rows } = await client.query<{
    stream: string
    event: string
    seq: number
    operation: string
    at: string
  }>(
    `select stream, id as event, max(seq) as seq, min(operation) as operation, min(at) as at
     from events group by stream, id having count(*) > 1 limit $1`,
    [MOST_FINDINGS],
  )
  return [{ kind: 'guard-missing' }, ...rows.map((row): Finding => ({ kind: 'replayed', ...row }))]
}

async function layOpen(client: PoolClient, key: Buffer, stream: string): Promise<readonly Finding[]> {
  const rows = await chainOf(client, key, stream)
  if (rows.length > LONGEST_LAID_OPEN) return [{ kind: 'altered', stream }]
  return diagnose(stream, rows, await headsOf(client, stream))
}

interface StoredRow {
  readonly id: string
  readonly seq: number
  readonly at: string
  readonly operation: string
  readonly account: string | null
  readonly organisation: string | null
  readonly other: string | null
  readonly session: string | null
  readonly record: string | null
  readonly person: string | null
  readonly referral: string | null
  readonly details: string
  readonly mac: Buffer
  readonly previous: Buffer
  readonly hash: Buffer
}

async function chainOf(client: PoolClient, key: Buffer, stream: string): Promise<readonly ChainRow[]> {
  const { rows } = await client.query<StoredRow>(
    `select id, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, operation, account_id as account,
       organisation_id as organisation, other_organisation_id as other, session_id as session, record_id as record,
       person_id as person, referral_id as referral, details, mac, previous, hash
     from events where stream = $1 order by seq, id limit $2`,
    [stream, LONGEST_LAID_OPEN + 1],
  )
  return rows.map((row) => chainRow(row, key, stream))
}

function chainRow(row: StoredRow, key: Buffer, stream: string): ChainRow {
  const at = row.at.endsWith('000') ? `${row.at.slice(0, -3)}Z` : `${row.at}Z`
  const text = (bytes: Buffer) => bytes.toString('latin1')
  return {
    id: row.id,
    seq: row.seq,
    operation: row.operation,
    at,
    sealed: sealEvent({ ...row, stream, at }, key).equals(row.mac),
    mac: text(row.mac),
    previous: text(row.previous),
    hash: text(row.hash),
  }
}

async function headsOf(client: PoolClient, stream: string): Promise<readonly Head[]> {
  const { rows } = await client.query<{ checkpoint: number; seq: number; hash: Buffer }>(
    'select number as checkpoint, seq, hash from event_checkpoint_heads where stream = $1 order by seq, number',
    [stream],
  )
  return rows.map((row) => ({ ...row, hash: row.hash.toString('latin1') }))
}
