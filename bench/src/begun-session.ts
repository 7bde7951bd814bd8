import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { newId } from '../../server/src/engine/ids.ts'

/** A session of the case worker of the invented world who has most to do today; gives its secret. */
export async function busiestWorker(owner: Pool): Promise<string> {
  const secret = randomBytes(32).toString('hex')
  const { rowCount } = await owner.query(
    `insert into private.sessions (id, secret_hash, account_id, membership_id, organisation_id, role, capacity, clearances, expires_at)
     select $1, $2, m.account_id, m.id, m.organisation_id, m.role, m.capacity, '{}', now() + interval '10 hours'
     from memberships m where m.role = 'case-worker' and m.ended_at is null and m.clearances = '{}'
     order by (select count(*) from records r where r.worker_id = m.account_id and r.closed_on is null) desc limit 1`,
    [newId(), createHash('sha256').update(secret).digest()],
  )
  if (rowCount !== 1) throw new Error('nobody works in the invented world')
  return secret
}
