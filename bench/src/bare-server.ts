import Fastify from 'fastify'
import pg from 'pg'
import { newId } from '../../server/src/engine/ids.ts'

/**
 * The reference: what a hand-written handler costs that inserts the same rows, one prepared statement a table, in one
 * transaction, and knows no sessions, rights, consent, audit or checks. Its tables have our columns, indexes and foreign keys, nothing else.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 })
const app = Fastify()

interface Body {
  readonly id: string
  readonly needId: string
  readonly recordId: string
  readonly personId: string
  readonly ids: Readonly<Record<'sender' | 'account' | 'recipient' | 'service' | 'consent', string>>
}

const columns =
  'id, code, need_id, record_id, person_id, sender_id, sender_account_id, recipient_id, service_id, service_type, priority, state, categories, sent_at, due_at'

app.post<{ Body: Body }>('/referrals', async (request) => {
  const { id, needId, recordId, personId, ids } = request.body
  const client = await pool.connect()
  const now = new Date().toISOString()
  const categories = ['name', 'age-and-sex', 'need']
  try {
    await client.query('begin')
    await client.query({
      name: 'referral',
      text: `insert into bare.referrals (${columns}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,'legal-aid','urgent','sent',$10,$11,$11)`,
      values: [
        id,
        id.slice(-9),
        needId,
        recordId,
        personId,
        ids.sender,
        ids.account,
        ids.recipient,
        ids.service,
        categories,
        now,
      ],
    })
    await client.query({
      name: 'shares',
      text: `insert into bare.shares (id, record_id, person_id, organisation_id, recipient_id, referral_id, category, basis, consent_id, until)
        values ($1,$4,$5,$6,$7,$8,'name','consent',$9,$10), ($2,$4,$5,$6,$7,$8,'age-and-sex','consent',$9,$10), ($3,$4,$5,$6,$7,$8,'need','consent',$9,$10)`,
      values: [
        newId(),
        newId(),
        newId(),
        recordId,
        personId,
        ids.sender,
        ids.recipient,
        id,
        ids.consent,
        '2027-01-01',
      ],
    })
    await client.query({
      name: 'slices',
      text: `insert into bare.slices (referral_id, category, organisation_id, recipient_id, content)
        values ($1,'name',$2,$3,$4), ($1,'age-and-sex',$2,$3,$4), ($1,'need',$2,$3,$4)`,
      values: [
        id,
        ids.sender,
        ids.recipient,
        JSON.stringify([{ key: 'people.field.name', value: 'Nadia Haddad' }]),
      ],
    })
    await client.query({
      name: 'step',
      text: `insert into bare.referral_steps (id, referral_id, position, from_state, to_state, organisation_id, account_id)
        values ($1,$2,1,'draft','sent',$3,$4)`,
      values: [newId(), id, ids.sender, ids.account],
    })
    await client.query({
      name: 'need',
      text: `update bare.needs set state = 'in-progress', response = 'referred' where id = $1`,
      values: [needId],
    })
    await client.query({
      name: 'event',
      text: `insert into bare.events (id, stream, seq, at, operation, account_id, organisation_id, record_id, referral_id, details, mac, previous, hash)
        values ($1,$1,1,$3,'referrals.send',$4,$5,$2,$6,$7,'x','x','x')`,
      values: [newId(), recordId, now, ids.account, ids.sender, id, JSON.stringify({ categories })],
    })
    await client.query({
      name: 'answer',
      text: `insert into bare.operation_answers (operation_id, account_id, operation, answer) values ($1,$2,'referrals.send',$3)`,
      values: [newId(), ids.account, JSON.stringify({ id, state: 'sent', code: id })],
    })
    await client.query({
      name: 'clock',
      text: `update bare.records set next_due_at = $2 where id = $1 and (next_due_at is null or next_due_at > $2)`,
      values: [recordId, now],
    })
    await client.query({
      name: 'jobs',
      text: `insert into bare.jobs_to_queue (jobs) values ($1)`,
      values: [
        JSON.stringify([
          { task: 'sent', payload: { referral: id }, run_at: now },
          { task: 'due', payload: { referral: id }, run_at: now },
        ]),
      ],
    })
    await client.query('commit')
    return { id, state: 'sent' }
  } catch (error) {
    await client.query('rollback')
    console.error(error)
    throw error
  } finally {
    client.release()
  }
})

await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })
console.log('ready')
