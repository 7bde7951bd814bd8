import type { Finding } from '@passerelle/domain/shared/audit/finding'
import { newLinker } from './walker.ts'

/** An event of one chain, with its chain columns as strings of bytes. */
export interface ChainRow {
  readonly id: string
  readonly seq: number
  readonly operation: string
  readonly at: string
  /** Whether its columns are those that the program sealed. */
  readonly sealed: boolean
  readonly mac: string
  readonly previous: string
  readonly hash: string
}

/** What a checkpoint signed about a chain: at this place it had this hash. */
export interface Head {
  readonly checkpoint: number
  readonly seq: number
  readonly hash: string
}

const link = newLinker()

/** Says what happened to one chain, event by event; rows by place, heads by place. */
export function diagnose(
  stream: string,
  rows: readonly ChainRow[],
  heads: readonly Head[],
): readonly Finding[] {
  if (rows.length === 0) return dropped(stream, heads)
  const places = originalPlaces(rows)
  const signedTo = signedUpTo(rows, heads)
  const single = rows.flatMap((row) => findingsOf(stream, row, { rows, places, signedTo }))
  const gaps = gapsIn(stream, rows, places)
  const local = [...single, ...gaps]
  return [...local, ...againstHeads(stream, { rows, heads, signedTo, explained: local.length > 0 })]
}

interface View {
  readonly rows: readonly ChainRow[]
  readonly places: ReadonlyMap<ChainRow, number>
  readonly signedTo: number
}

function dropped(stream: string, heads: readonly Head[]): readonly Finding[] {
  const last = heads.at(-1)
  if (!last) return []
  return [{ kind: 'stream-dropped', stream, seq: 1, until: last.seq, checkpoint: last.checkpoint }]
}

/** Where each event stood when it was written; absent when its own chain columns were touched. */
function originalPlaces(rows: readonly ChainRow[]): ReadonlyMap<ChainRow, number> {
  const places = new Map<ChainRow, number>()
  const byHash = new Map(rows.map((row) => [row.hash, row]))
  for (const row of rows) if (isLinked(row, row.seq)) places.set(row, row.seq)
  let waiting = rows.filter((row) => !places.has(row))
  for (let found = true; found && waiting.length > 0; ) {
    const still = waiting.filter((row) => !place(row, byHash, places))
    found = still.length < waiting.length
    waiting = still
  }
  return places
}

function place(row: ChainRow, byHash: ReadonlyMap<string, ChainRow>, places: Map<ChainRow, number>): boolean {
  const before = byHash.get(row.previous)
  const standsBefore = row.previous === '' ? 0 : before && places.get(before)
  if (standsBefore === undefined || !isLinked(row, standsBefore + 1)) return false
  places.set(row, standsBefore + 1)
  return true
}

function isLinked(row: ChainRow, seq: number): boolean {
  return link(row.previous, row.mac, seq) === row.hash
}

/** The last place at which the chain is what a checkpoint signed; everything before it was sound then. */
function signedUpTo(rows: readonly ChainRow[], heads: readonly Head[]): number {
  const hashes = new Map(rows.map((row) => [row.seq, row.hash]))
  return heads.findLast((head) => hashes.get(head.seq) === head.hash)?.seq ?? 0
}

function findingsOf(stream: string, row: ChainRow, view: View): readonly Finding[] {
  const about = { stream, seq: row.seq, event: row.id, operation: row.operation, at: row.at }
  if (!row.sealed) return [{ kind: row.seq <= view.signedTo ? 'altered' : 'inserted', ...about }]
  const stood = view.places.get(row) ?? placeOfContents(row, view)
  if (stood === undefined) return [{ kind: 'altered', ...about }]
  return stood === row.seq ? [] : [{ kind: 'reordered', ...about, was: stood }]
}

const MOST_COMPARED = 300

/** Two events may have changed everything but their places: then one's seal fits the other's link. */
function placeOfContents(row: ChainRow, { rows, places }: View): number | undefined {
  const loose = rows.filter((other) => !places.has(other))
  if (loose.length > MOST_COMPARED) return undefined
  return loose.find((other) => link(other.previous, row.mac, other.seq) === other.hash)?.seq
}

/** Places that are empty, and links that lead to an event that is no longer there. */
function gapsIn(stream: string, rows: readonly ChainRow[], places: View['places']): readonly Finding[] {
  return rows.flatMap((row, index): Finding[] => {
    const before = rows[index - 1]
    const reached = before?.seq ?? 0
    if (row.seq > reached + 1) return [{ kind: 'dropped', stream, seq: reached + 1, until: row.seq - 1 }]
    const whole = isWhole(row, places) && (!before || isWhole(before, places))
    if (!whole || row.previous === (before?.hash ?? '')) return []
    return [{ kind: 'dropped', stream, seq: row.seq, until: row.seq }]
  })
}

function isWhole(row: ChainRow, places: View['places']): boolean {
  return row.sealed && places.get(row) === row.seq
}

interface Compared {
  readonly rows: readonly ChainRow[]
  readonly heads: readonly Head[]
  readonly signedTo: number
  readonly explained: boolean
}

/** What only the checkpoints know: an end that is missing, or a chain that was made anew from some place on. */
function againstHeads(stream: string, { rows, heads, signedTo, explained }: Compared): readonly Finding[] {
  const end = rows.at(-1)?.seq ?? 0
  const beyond = heads.findLast((head) => head.seq > end)
  const missing: Finding[] = beyond
    ? [{ kind: 'end-dropped', stream, seq: end + 1, until: beyond.seq, checkpoint: beyond.checkpoint }]
    : []
  const hashes = new Map(rows.map((row) => [row.seq, row.hash]))
  const broken = heads.find(({ seq, hash }) => seq <= end && hashes.has(seq) && hashes.get(seq) !== hash)
  if (!broken || explained) return missing
  const from = heads.findLast(({ seq, hash }) => seq < broken.seq && hashes.get(seq) === hash)?.seq ?? 0
  return [
    ...missing,
    {
      kind: 'rewritten',
      stream,
      seq: Math.min(from, signedTo) + 1,
      until: broken.seq,
      checkpoint: broken.checkpoint,
    },
  ]
}
