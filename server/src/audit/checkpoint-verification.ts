import type { Finding } from '@passerelle/domain/shared/audit/finding'
import type { PoolClient } from 'pg'
import { to } from 'pg-copy-streams'
import type { House } from '../engine/house.ts'
import { checkpointFile, type CheckpointLine, readCheckpointFile } from './checkpoint-file.ts'
import { type Digester, isSignedBy, newDigester } from './statement.ts'
import { bigintAt, bytesAt, eachTuple } from './tuples.ts'

interface StoredCheckpoint {
  readonly number: number
  readonly until: string
  readonly streams: number
  readonly digest: Buffer
  readonly previous: Buffer
  readonly signature: Buffer
}

interface Checked {
  readonly count: number
  readonly until: string | null
  readonly findings: readonly Finding[]
}

/** Whether every checkpoint is what was signed, none is missing between them, and the file outside knows the same. */
export async function verifyCheckpoints(client: PoolClient, house: House): Promise<Checked> {
  const { rows } = await client.query<StoredCheckpoint>(
    'select number, until, streams, digest, previous, signature from event_checkpoints order by number',
  )
  const digests = await digestsOf(client, rows)
  const lines = await readCheckpointFile(checkpointFile(house.settings.dataFolder))
  const altered = rows.filter(
    (row, index) => !holds(row, rows[index - 1], digests, house.keys.signing.publicKey),
  )
  return {
    count: rows.length,
    until: rows.at(-1)?.until ?? null,
    findings: [
      ...altered.map((row): Finding => ({ kind: 'checkpoint-altered', checkpoint: row.number })),
      ...gapsBetween(rows),
      ...againstFile(rows, lines),
    ],
  }
}

function holds(
  row: StoredCheckpoint,
  before: StoredCheckpoint | undefined,
  digests: ReadonlyMap<number, Buffer>,
  publicKey: string,
): boolean {
  // A checkpoint that is missing before this one is said once, there.
  const chained = before?.number !== row.number - 1 || before.digest.equals(row.previous)
  return (
    chained &&
    digests.get(row.number)?.equals(row.digest) === true &&
    isSignedBy(row.digest, row.signature, publicKey)
  )
}

/** Digests anew what the heads say, in one pass over them. */
async function digestsOf(
  client: PoolClient,
  rows: readonly StoredCheckpoint[],
): Promise<ReadonlyMap<number, Buffer>> {
  const digesters = new Map<number, Digester>(rows.map((row) => [row.number, newDigester(row)]))
  const query =
    'copy (select number, stream, seq, hash from event_checkpoint_heads order by number, stream) to stdout (format binary)'
  await eachTuple(client.query(to(query)), 4, (tuple) => {
    digesters.get(bigintAt(tuple, 0))?.add({
      stream: Buffer.from(bytesAt(tuple, 1), 'latin1'),
      seq: bigintAt(tuple, 2),
      hash: Buffer.from(bytesAt(tuple, 3), 'latin1'),
    })
  })
  return new Map([...digesters].map(([number, digester]) => [number, digester.digest()]))
}

function gapsBetween(rows: readonly StoredCheckpoint[]): readonly Finding[] {
  return rows.flatMap((row, index): Finding[] => {
    const expected = (rows[index - 1]?.number ?? 0) + 1
    const missing = Array.from({ length: Math.min(100, row.number - expected) }, (_, at) => expected + at)
    return missing.map((checkpoint) => ({ kind: 'checkpoint-dropped', checkpoint }))
  })
}

/** The file says what was once signed: the end of the list may not have been cut off, nothing may have been made anew. */
function againstFile(
  rows: readonly StoredCheckpoint[],
  lines: readonly CheckpointLine[],
): readonly Finding[] {
  const stored = new Map(rows.map((row) => [row.number, row.digest.toString('hex')]))
  const known = new Map(lines.map((line) => [line.number, line.digest]))
  const last = rows.at(-1)?.number ?? 0
  // The newest may not have reached the file yet: that is made good when the next is signed.
  const unknown = rows.filter((row) => row.number < last && !known.has(row.number))
  return [
    ...lines.filter((line) => line.number > last).map((line) => finding('checkpoint-dropped', line.number)),
    ...lines
      .filter((line) => stored.has(line.number) && stored.get(line.number) !== line.digest)
      .map((line) => finding('checkpoint-altered', line.number)),
    ...unknown.slice(0, 20).map((row) => finding('checkpoint-unknown', row.number)),
  ]
}

function finding(kind: Finding['kind'], checkpoint: number): Finding {
  return { kind, checkpoint }
}
