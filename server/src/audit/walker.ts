import { hash } from 'node:crypto'
import { EVENT_COLUMNS, FIELD, newSealer } from './sealing.ts'
import { type Tuple, bigintAt, bytesAt, isNull, uuidText } from './tuples.ts'

/** The columns of an event, then the hash that a checkpoint signed for its place, if one did. */
export const WALKED = EVENT_COLUMNS.length + 1
const SIGNED_HASH = EVENT_COLUMNS.length

/** Walks along all chains at once, events in whatever order they lie; of each chain it remembers the last link. */
export interface Walker {
  take(tuple: Tuple): void
  readonly events: number
  readonly streams: number
  /** Chains in which something is wrong, asked once everything was taken; what it is, a closer look tells. */
  suspects(): ReadonlySet<string>
}

interface Link {
  readonly previous: string
  readonly hash: string
}

/** How far a chain has been followed, and links that came before their turn. */
interface Chain {
  readonly id: string
  seq: number
  hash: string
  early?: Map<number, Link>
}

/** More chains than these are known to be wrong but not remembered. */
const MOST_SUSPECTS = 1000
/** Writers fill different pages, so events of a chain may lie a little out of order; more than this is no such thing. */
const MOST_EARLY = 200_000

export function newWalker(key: Buffer): Walker {
  const seal = newSealer(key)
  const link = newLinker()
  const chains = new Map<string, Chain>()
  const suspects = new Set<string>()
  const room: Room = { left: MOST_EARLY }
  let events = 0
  function chainOf(tuple: Tuple): Chain {
    const stream = bytesAt(tuple, FIELD.stream)
    const known = chains.get(stream)
    if (known) return known
    const chain = { id: stream, seq: 0, hash: '' }
    chains.set(stream, chain)
    return chain
  }
  function suspect(chain: Chain): void {
    if (suspects.size < MOST_SUSPECTS) suspects.add(uuidText(chain.id))
  }
  return {
    get events() {
      return events
    },
    get streams() {
      return chains.size
    },
    take(tuple) {
      events += 1
      const chain = chainOf(tuple)
      const seq = bigintAt(tuple, FIELD.seq)
      const [mac, previous, hash] = [
        bytesAt(tuple, FIELD.mac),
        bytesAt(tuple, FIELD.previous),
        bytesAt(tuple, FIELD.hash),
      ]
      const sound = seal(tuple) === mac && link(previous, mac, seq) === hash && isSigned(tuple, hash)
      if (!sound || !follow(chain, seq, { previous, hash }, room)) suspect(chain)
    },
    suspects() {
      for (const chain of chains.values()) if (chain.early?.size) suspect(chain)
      return suspects
    },
  }
}

/** How many links may still wait for their turn, in all chains together. */
interface Room {
  left: number
}

/** Adds a link to its chain, now or when its turn comes; false when it cannot belong there. */
function follow(chain: Chain, seq: number, link: Link, room: Room): boolean {
  if (seq !== chain.seq + 1) return keepForLater(chain, seq, link, room)
  let next: Link | undefined = link
  while (next) {
    if (next.previous !== chain.hash) return false
    chain.seq += 1
    chain.hash = next.hash
    next = takeEarly(chain, room)
  }
  return true
}

function takeEarly(chain: Chain, room: Room): Link | undefined {
  const early = chain.early?.get(chain.seq + 1)
  if (early && chain.early?.delete(chain.seq + 1)) room.left += 1
  return early
}

function keepForLater(chain: Chain, seq: number, link: Link, room: Room): boolean {
  chain.early ??= new Map()
  if (seq <= chain.seq || chain.early.has(seq) || room.left === 0) return false
  chain.early.set(seq, link)
  room.left -= 1
  return true
}

function isSigned(tuple: Tuple, itsHash: string): boolean {
  return isNull(tuple, SIGNED_HASH) || bytesAt(tuple, SIGNED_HASH) === itsHash
}

/** The hash by which an event joins its chain, as the database computes it; strings of bytes. */
export function newLinker(): (previous: string, mac: string, seq: number) => string {
  const buffer = Buffer.alloc(256)
  return (previous, mac, seq) => {
    if (previous.length + mac.length > 240) return ''
    let end = buffer.write(previous, 0, 'latin1')
    end += buffer.write(mac, end, 'latin1')
    buffer.writeUInt32BE(Math.floor(seq / 4_294_967_296) >>> 0, end)
    buffer.writeUInt32BE(seq >>> 0, end + 4)
    return hash('sha256', buffer.subarray(0, end + 8), 'binary')
  }
}
