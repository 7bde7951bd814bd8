import type { PoolClient } from 'pg'
import { to } from 'pg-copy-streams'
import type { House } from '../engine/house.ts'
import {
  appendToCheckpointFile,
  checkpointFile,
  type CheckpointLine,
  readCheckpointFile,
} from './checkpoint-file.ts'
import { EVENT_COLUMNS, FIELD, newSealer } from './sealing.ts'
import { newDigester, signDigest, type SignedHead, type Statement, uuidBytes } from './statement.ts'
import { bigintAt, bytesAt, eachTuple, type Tuple, uuidAt } from './tuples.ts'
import { withLongReading } from './long-reading.ts'

/** What one round of signing did. */
export interface Signed {
  /** Absent: there was nothing new to sign. */
  readonly number?: number
  readonly streams: number
  /** Events that came without the seal of the program; their chains are not signed from there on. */
  readonly unsealed: readonly { readonly event: string; readonly stream: string }[]
}

/** An event is written just before its transaction ends; after a minute every one that bears an earlier time is there. */
const SETTLED_MS = 60_000
/** Looks back this much further, for events that were written late. */
const OVERLAP = '10 minutes'
const LOCK = 7_258_203

/**
 * Signs where the chains ended a minute ago, and writes the statement to a file outside the database as well. Events
 * are checked before they are signed, so that a checkpoint never vouches for one that the program did not write.
 */
export async function signCheckpoint(house: House, now: Date): Promise<Signed> {
  const signed = await withLongReading(house.worker, 'read write', async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const last = await lastCheckpoint(client)
    const until = new Date(now.getTime() - SETTLED_MS)
    const ends = await newEnds(client, house, { since: last?.until ?? null, until })
    if (ends.heads.length === 0) return { streams: 0, unsealed: ends.unsealed }
    const number = (last?.number ?? 0) + 1
    await write(
      client,
      house,
      {
        number,
        until: until.toISOString(),
        streams: ends.heads.length,
        previous: last?.digest ?? Buffer.alloc(0),
      },
      ends.heads,
    )
    return { number, streams: ends.heads.length, unsealed: ends.unsealed }
  })
  await bringFileUpToDate(house)
  return signed
}

interface Last {
  readonly number: number
  readonly until: string
  readonly digest: Buffer
}

async function lastCheckpoint(client: PoolClient): Promise<Last | undefined> {
  const { rows } = await client.query<Last>(
    'select number, until, digest from event_checkpoints order by number desc limit 1',
  )
  return rows[0]
}

interface Ends {
  readonly heads: readonly SignedHead[]
  readonly unsealed: Signed['unsealed']
}

/** Walks over what is new and notes the last sealed event of each chain. */
async function newEnds(
  client: PoolClient,
  house: House,
  { since, until }: { since: string | null; until: Date },
): Promise<Ends> {
  const seal = newSealer(house.keys.events)
  const heads = new Map<string, SignedHead>()
  const broken = new Map<string, string>()
  const query = `copy (
    select ${EVENT_COLUMNS.map((name) => `e.${name}`).join(', ')} from events e
    where e.at <= '${until.toISOString()}' ${since ? unsigned(since) : ''}
    order by e.stream, e.seq) to stdout (format binary)`
  await eachTuple(client.query(to(query)), EVENT_COLUMNS.length, (tuple) => {
    const stream = uuidAt(tuple, FIELD.stream) ?? ''
    if (broken.has(stream)) return
    if (seal(tuple) === bytesAt(tuple, FIELD.mac)) heads.set(stream, headOf(tuple, stream))
    else broken.set(stream, uuidAt(tuple, FIELD.id) ?? '')
  })
  return { heads: [...heads.values()], unsealed: [...broken].map(([stream, event]) => ({ stream, event })) }
}

function unsigned(since: string): string {
  return `and e.at > timestamptz '${since}' - interval '${OVERLAP}'
    and not exists (select from event_checkpoint_heads h where h.stream = e.stream and h.seq >= e.seq)`
}

function headOf(tuple: Tuple, stream: string): SignedHead {
  return {
    stream: uuidBytes(stream),
    seq: bigintAt(tuple, FIELD.seq),
    hash: Buffer.from(bytesAt(tuple, FIELD.hash), 'latin1'),
  }
}

async function write(
  client: PoolClient,
  house: House,
  statement: Statement,
  heads: readonly SignedHead[],
): Promise<void> {
  const digester = newDigester(statement)
  for (const head of heads) digester.add(head)
  const digest = digester.digest()
  await client.query(
    'insert into event_checkpoints (number, until, streams, digest, previous, signature) values ($1, $2, $3, $4, $5, $6)',
    [
      statement.number,
      statement.until,
      statement.streams,
      digest,
      statement.previous,
      signDigest(digest, house.keys),
    ],
  )
  for (let from = 0; from < heads.length; from += 10_000) {
    const some = heads.slice(from, from + 10_000)
    await client.query(
      'insert into event_checkpoint_heads (number, stream, seq, hash) select $1, * from unnest($2::uuid[], $3::bigint[], $4::bytea[])',
      [
        statement.number,
        some.map((head) => head.stream.toString('hex')),
        some.map((head) => head.seq),
        some.map((head) => head.hash),
      ],
    )
  }
}

/** Writes the checkpoints that the file lacks at its end; a crash between commit and file is made good here. */
async function bringFileUpToDate(house: House): Promise<void> {
  const path = checkpointFile(house.settings.dataFolder)
  const written = (await readCheckpointFile(path)).at(-1)?.number ?? 0
  const { rows } = await house.worker.query<CheckpointLine>(
    `select number, until, streams, encode(digest, 'hex') as digest, encode(signature, 'base64') as signature
     from event_checkpoints where number > $1 order by number`,
    [written],
  )
  await appendToCheckpointFile(path, rows)
}
