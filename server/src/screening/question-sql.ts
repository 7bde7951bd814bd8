import type { Reason } from '@passerelle/domain/kernel/reason'
import { decisionHindrances } from '@passerelle/domain/shared/screening/rules'
import type { decision, questionSummary, reply, replyFile } from '@passerelle/domain/shared/screening/schema'
import type {
  ListEntry,
  QuestionState,
  Subject,
  Verdict,
} from '@passerelle/domain/shared/screening/screening'
import type { z } from 'zod'
import type { Scene } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import type { Likeness } from './finding.ts'

type Summary = z.output<typeof questionSummary>
type Reply = z.output<typeof reply>
type ReplyFile = z.output<typeof replyFile>

const summary = sql`q.id, q.organisation_id as "organisationId", o.name as "organisationName", q.source, q.subject->>'kind' as "subjectKind",
  q.subject->'names'->>0 as "subjectName", q.entry->'names'->0->>'text' as "listedName", q.state, q.gone, e.weight, q.opened_at as "openedAt",
  q.reply_until as "replyUntil", exists (select from screening_replies r where r.question_id = q.id) as replied,
  exists (select from screening_decisions d where d.question_id = q.id and d.round = q.round) as "halfDecided", q.settled_at as "settledAt"`
const source = sql`screening_questions q join organisations o on o.id = q.organisation_id join screening_evidence e on e.question_id = q.id`

/** What waits for somebody first, the likeliest first. */
export function questionRows(tx: Tx, where: Sql): Promise<Summary[]> {
  return tx.rows<Summary>(sql`
    select ${summary} from ${source} where ${where}
    order by array_position(array['open', 'unsettled', 'confirmed', 'cleared', 'lapsed', 'superseded'], q.state), e.weight desc, q.opened_at, q.id
    limit 500`)
}

export async function countsByState(tx: Tx): Promise<Record<QuestionState, number>> {
  const none = { open: 0, unsettled: 0, confirmed: 0, cleared: 0, superseded: 0, lapsed: 0 }
  const rows = await tx.rows<{ state: QuestionState; count: number }>(
    sql`select state, count(*)::int as count from screening_questions group by state`,
  )
  for (const { state, count } of rows) none[state] = count
  return none
}

interface QuestionRow extends Summary {
  readonly subject: Subject
  readonly entry: ListEntry
  readonly lines: Likeness['evidence']
  readonly listedOn: string
  readonly previousId: string | null
  readonly previousState: QuestionState | null
  readonly round: number
  readonly family: readonly string[]
  readonly memberOf: readonly string[]
}

interface DecisionRow extends z.output<typeof decision> {
  readonly accountId: string
}

/** Everything about one question that whoever decides may read. */
export interface Dossier extends QuestionRow {
  readonly decisions: readonly DecisionRow[]
  readonly replies: readonly Reply[]
}

export async function getDossier(tx: Tx, id: string): Promise<Dossier> {
  const row = found(
    await tx.find<QuestionRow>(sql`
      select ${summary}, q.subject, q.entry, e.lines, l.listed_on as "listedOn", q.previous_id as "previousId", p.state as "previousState", q.round,
        actor.family_of(q.organisation_id) as family, actor.member_of() as "memberOf"
      from ${source} join screening_lists l on l.id = q.list_id left join screening_questions p on p.id = q.previous_id
      where q.id = ${id}`),
  )
  return { ...row, decisions: await decisionsOn(tx, id), replies: await repliesTo(tx, [id]) }
}

function decisionsOn(tx: Tx, id: string): Promise<DecisionRow[]> {
  return tx.rows<DecisionRow>(sql`
    select d.id, d.round, d.position, d.verdict, d.reason, d.evidence, d.at, d.account_id as "accountId", coalesce(a.name, '') as "byName"
    from screening_decisions d left join accounts a on a.id = d.account_id where d.question_id = ${id} order by d.round, d.position`)
}

export interface ReplyRow extends Reply {
  readonly questionId: string
}

export async function repliesTo(tx: Tx, questions: readonly string[]): Promise<ReplyRow[]> {
  const [rows, files] = [
    await tx.rows<Omit<ReplyRow, 'files'>>(sql`
      select id, question_id as "questionId", text, at, account_name as "byName" from screening_replies
      where question_id = any (${questions}::uuid[]) order by at, id`),
    await tx.rows<ReplyFile & { readonly replyId: string }>(sql`
      select f.id, f.reply_id as "replyId", f.name, f.media_type as "mediaType", f.size
      from screening_reply_files f join screening_replies r on r.id = f.reply_id
      where r.question_id = any (${questions}::uuid[]) order by f.name, f.id`),
  ]
  return rows.map((row) => ({ ...row, files: files.filter(({ replyId }) => replyId === row.id) }))
}

/** The decision that waits for a second one. */
function firstOf({ decisions, round }: Dossier): DecisionRow | null {
  return decisions.find((each) => each.round === round) ?? null
}

/** Why whoever acts may not decide so now. */
export function hindrancesTo(
  { actor, today }: Scene,
  dossier: Dossier,
  verdict: Verdict | null,
): readonly Reason[] {
  const first = firstOf(dossier)
  const decider = { account: actor.account, memberOf: dossier.memberOf }
  return decisionHindrances(dossier, decider, first && { by: first.accountId }, verdict, today)
}

/**
 * A first decision is kept from others until a second person has decided, also one of a round that an answer has ended:
 * who decided so will decide again.
 */
function decisionsFor({ actor }: Scene, { decisions }: Dossier): readonly DecisionRow[] {
  const settled = decisions.findLast(({ position }) => position === 2)?.round ?? 0
  return decisions.filter(({ round, accountId }) => round <= settled || accountId === actor.account)
}

/** The dossier as it is shown to whoever asks. */
export function shownTo(scene: Scene, dossier: Dossier) {
  const isMine = firstOf(dossier)?.accountId === scene.actor.account
  return {
    ...dossier,
    evidence: dossier.lines,
    decisions: [...decisionsFor(scene, dossier)],
    firstIsMine: isMine,
    hindrances: {
      decide: [...hindrancesTo(scene, dossier, null)],
      same: [...hindrancesTo(scene, dossier, 'same')],
    },
  }
}
