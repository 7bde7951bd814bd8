import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { referralConfig } from '@passerelle/domain/shared/referrals/config'
import { answerLink, askLinkCode, readLink } from '@passerelle/domain/shared/referrals/contract'
import { findMove } from '@passerelle/domain/shared/referrals/referral'
import { type Operation, type Scene, atTheDoor } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { type Refused, atTheDoorRemembering, isRefused, refused } from '../engine/remembered.ts'
import { type Sql, sql } from '../engine/sql.ts'
import type { ReferralRow } from './rows.ts'
import type { Slice } from './slices.ts'

interface Link {
  readonly referralId: string
  readonly codeHash: Buffer | null
  readonly codeIsFresh: boolean
  readonly tries: number
  readonly email: string
  readonly locale: string
  readonly state: ReferralRow['state']
  readonly recipientId: string
  readonly senderId: string
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The link behind a secret; one that ended, was answered for good, or never was is the same answer. */
async function getLink({ tx, now }: Scene, token: string): Promise<Link> {
  const link = await tx.find<Link>(sql`
    select l.referral_id as "referralId", l.code_hash as "codeHash", coalesce(l.code_expires_at > ${now.toISOString()}, false) as "codeIsFresh",
      l.code_tries as tries, l.email, l.locale, f.state, f.recipient_id as "recipientId", f.sender_id as "senderId"
    from private.referral_links l join referrals f on f.id = l.referral_id
    where l.secret_hash = ${hash(token)} and l.expires_at > ${now.toISOString()} for update of l`)
  if (!link || link.state === 'revoked' || link.state === 'closed') throw new Refusal('link-expired')
  return link
}

const askCode = atTheDoor(
  askLinkCode,
  async (scene, { token }) => {
    const link = await getLink(scene, token)
    const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
    const { codeMinutes } = referralConfig.link
    await scene.tx.run(sql`
      update private.referral_links set code_hash = ${hash(link.referralId + code)}, code_tries = 0,
        code_expires_at = ${new Date(scene.now.getTime() + codeMinutes * 60_000).toISOString()}
      where referral_id = ${link.referralId}`)
    await scene.tx.run(sql`select enqueue('mail', ${JSON.stringify(codeLetter(link, code))}::json)`)
    return { sentTo: masked(link.email), minutes: codeMinutes }
  },
  () => ({ details: { link: 'code-sent' } }),
)

function codeLetter(link: Link, code: string) {
  return {
    to: link.email,
    locale: link.locale,
    template: 'link-code',
    values: { code, minutes: referralConfig.link.codeMinutes },
  }
}

/** Enough to recognise one's own mailbox, too little to learn a stranger's. */
function masked(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  return `${local.slice(0, 1)}…@${domain}`
}

/** The code must be right; after a few wrong ones a new code is needed. A wrong try counts, although the caller is refused. */
async function checkCode(scene: Scene, token: string, code: string): Promise<Link | Refused> {
  const link = await getLink(scene, token)
  const right =
    link.codeHash !== null &&
    link.codeIsFresh &&
    link.tries < referralConfig.link.codeTries &&
    timingSafeEqual(link.codeHash, hash(link.referralId + code))
  if (right) return link
  await scene.tx.run(
    sql`update private.referral_links set code_tries = code_tries + 1 where referral_id = ${link.referralId}`,
  )
  return refused(
    'not-now',
    { reasons: [{ code: 'referrals.wrong-code' }] },
    { referral: link.referralId, details: { link: 'wrong-code' } },
  )
}

function linkRow(now: Date, id: string): Sql {
  return sql`
    select f.id, f.code, 'recipient' as side, f.state, f.priority, f.service_type as "serviceType", f.service_id as "serviceId",
      s.name as "serviceName", f.sender_id as "otherId", o.name as "otherName", null as "personName", null as "recordId", null as "needId",
      f.sent_at as "sentAt", f.due_at as "dueAt", f.answered_at as "answeredAt",
      f.state in ('sent', 'received') and f.due_at < ${now.toISOString()} as overdue, null as "handlerName", f.updated_at as "updatedAt",
      f.message
    from referrals f join services s on s.id = f.service_id join organisations o on o.id = f.sender_id
    where f.id = ${id}`
}

type LinkRow = ReferralRow & { readonly message: string | null }

async function getLinkRow({ tx, now }: Scene, id: string): Promise<LinkRow> {
  return found(await tx.find<LinkRow>(linkRow(now, id)))
}

const MOVES_BY_LINK = ['accept', 'decline', 'no-capacity', 'start', 'complete']

const readByLink = atTheDoorRemembering(
  readLink,
  async (scene, { token, code }) => {
    const link = await checkCode(scene, token, code)
    if (isRefused(link)) return link
    if (link.state === 'sent') {
      await scene.tx.run(sql`
        update referrals set state = 'received', received_at = ${scene.now.toISOString()}, updated_at = ${scene.now.toISOString()},
          version = version + 1 where id = ${link.referralId}`)
    }
    const row = await getLinkRow(scene, link.referralId)
    const slices = await scene.tx.rows<Slice>(sql`
      select category, content as fields from slices where referral_id = ${link.referralId} and content is not null order by category`)
    return {
      referral: row,
      message: row.message,
      slices,
      moves: MOVES_BY_LINK.filter((name) => findMove(name)?.from.includes(row.state)),
    }
  },
  (_input, output) => ({
    referral: output.referral.id,
    other: output.referral.otherId,
    details: { link: 'read', categories: output.slices.map((slice) => slice.category) },
  }),
)

const answerByLink = atTheDoorRemembering(
  answerLink,
  async (scene, input) => {
    const link = await checkCode(scene, input.token, input.code)
    if (isRefused(link)) return link
    const move = findMove(input.move)
    if (!move?.from.includes(link.state)) {
      throw new Refusal('not-now', {
        reasons: [{ code: 'referrals.not-from-here', values: { state: link.state } }],
      })
    }
    const at = scene.now.toISOString()
    await scene.tx.run(sql`
      update referrals set state = ${move.to}, version = version + 1, updated_at = ${at} ${answerColumns(input, at)} where id = ${link.referralId}`)
    return getLinkRow(scene, link.referralId)
  },
  (input, row) => ({ referral: row.id, other: row.otherId, details: { link: input.move, state: row.state } }),
  (_input, row) => [{ task: 'referral-moved', payload: { referral: row.id } }],
)

function answerColumns(
  input: { move: string; declineCode: string | null; outcome: string | null; note: string | null },
  at: string,
): Sql {
  switch (input.move) {
    case 'start':
      return sql`, started_at = ${at}`
    case 'complete':
      if (!input.outcome)
        throw new Refusal('invalid-input', { faults: [{ path: 'outcome', code: 'faults.missing' }] })
      return sql`, completed_at = ${at}, outcome = ${input.outcome}`
    case 'decline':
      if (!input.declineCode)
        throw new Refusal('invalid-input', { faults: [{ path: 'declineCode', code: 'faults.missing' }] })
      return sql`, answered_at = ${at}, decline_code = ${input.declineCode}, decline_note = ${input.note}`
    default:
      return sql`, answered_at = ${at}, decline_note = ${input.note}`
  }
}

export const linkOperations: readonly Operation[] = [askCode, readByLink, answerByLink]
