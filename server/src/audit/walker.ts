import { hash } from 'node:crypto'
import { EVENT_COLUMNS, FIELD, newSealer } from './sealing.ts'
import { type Tuple, bigintAt, bytesAt, isNull, uuidAt } from './tuples.ts'

/** The columns of an event, then the hash that a checkpoint signed for its place, if one did. */
export const WALKED = EVENT_COLUMNS.length + 1
const SIGNED_HASH = EVENT_COLUMNS.length

/** Walks along the chains, events in the order of stream and place; remembers little more than the last one. */
export interface Walker {
  take(tuple: Tuple): void
  readonly events: number
  readonly streams: number
  /** Chains in which something is wrong; what it is, a closer look tells. */
  readonly suspects: ReadonlySet<string>
}

/** More chains than these are counted as wrong but not remembered. */
const MOST_SUSPECTS = 1000

export function newWalker(key: Buffer): Walker {
  const seal = newSealer(key)
  const link = newLinker()
  const suspects = new Set<string>()
  let [events, streams, seq, stream, last, id] = [0, 0, 0, '', '', '']
  return {
    suspects,
    get events() {
      return events
    },
    get streams() {
      return streams
    },
    take(tuple) {
      const nowIn = bytesAt(tuple, FIELD.stream)
      if (nowIn !== stream) {
        ;[stream, seq, last, id] = [nowIn, 0, '', '']
        streams += 1
      }
      const [itsId, itsSeq, itsHash] = [
        bytesAt(tuple, FIELD.id),
        bigintAt(tuple, FIELD.seq),
        bytesAt(tuple, FIELD.hash),
      ]
      const again = itsId === id && itsSeq === seq
      const sound = isSigned(tuple, itsHash) && (again || follows(tuple, itsSeq, itsHash))
      if (!sound && suspects.size < MOST_SUSPECTS) suspects.add(uuidAt(tuple, FIELD.stream) ?? '')
      ;[id, seq, last] = [itsId, itsSeq, itsHash]
      if (!again) events += 1
    },
  }

  function follows(tuple: Tuple, itsSeq: number, itsHash: string): boolean {
    const mac = bytesAt(tuple, FIELD.mac)
    return (
      itsSeq === seq + 1 &&
      bytesAt(tuple, FIELD.previous) === last &&
      seal(tuple) === mac &&
      link(last, mac, itsSeq) === itsHash
    )
  }
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
