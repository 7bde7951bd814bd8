import { once } from 'node:events'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { type EventRow, sealEvent } from '../../server/src/engine/event.ts'
import { newId } from '../../server/src/engine/ids.ts'
import { newLinker } from '../../server/src/audit/walker.ts'

interface Chain {
  readonly id: string
  seq: number
  hash: string
}

/** Lays a sound trail: so many events on so many chains, one after the other in time, chains mixed. */
export async function layEvents(
  owner: pg.Pool,
  { events, chains: many, key }: { events: number; chains: number; key: Buffer },
): Promise<void> {
  const client = await owner.connect()
  const [link, random] = [newLinker(), seeded(7)]
  const chains = Array.from({ length: many }, (): Chain => ({ id: newId(), seq: 0, hash: '' }))
  const accounts = Array.from({ length: 200 }, newId)
  await client.query('alter table events disable trigger user')
  const sink = client.query(
    from(`copy events (id, stream, at, operation, account_id, organisation_id, other_organisation_id, session_id, record_id,
      person_id, referral_id, details, mac, seq, previous, hash) from stdin`),
  )
  for (let count = 0; count < events; count += 1) {
    const chain = chains[Math.floor(random() * many)]
    const account = accounts[count % accounts.length]
    if (!chain || !account) throw new Error('a trail needs chains and accounts')
    if (!sink.write(lineOf(eventIn(chain, account, count), chain, key, link))) await once(sink, 'drain')
  }
  sink.end()
  await once(sink, 'finish')
  await client.query('alter table events enable trigger user')
  await client.query('vacuum analyze events')
  client.release()
}

const MONTH_MS = 30 * 86_400_000
const BEGIN = Date.now() - MONTH_MS

function eventIn(chain: Chain, account: string, count: number): EventRow {
  return {
    id: newId(),
    stream: chain.id,
    at: new Date(BEGIN + (count % 2_000_000)).toISOString(),
    operation: count % 3 === 0 ? 'records.read' : 'referrals.read',
    account,
    organisation: account,
    other: count % 3 === 0 ? null : chain.id,
    session: newId(),
    record: chain.id,
    person: newId(),
    referral: count % 2 === 0 ? null : newId(),
    details: '{"categories":["name","need"],"step":"screening"}',
  }
}

function lineOf(event: EventRow, chain: Chain, key: Buffer, link: ReturnType<typeof newLinker>): string {
  const mac = sealEvent(event, key).toString('latin1')
  const previous = chain.hash
  chain.seq += 1
  chain.hash = link(previous, mac, chain.seq)
  const bytes = (text: string) => `\\\\x${Buffer.from(text, 'latin1').toString('hex')}`
  const fields = [...Object.values(event), bytes(mac), chain.seq, bytes(previous), bytes(chain.hash)]
  return `${fields.map((field) => field ?? '\\N').join('\t')}\n`
}

/** The same numbers in each run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
