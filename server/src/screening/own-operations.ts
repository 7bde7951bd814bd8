import { safeName } from '@passerelle/domain/shared/documents/name'
import { ownQuestions, readReplyFile, replyToQuestion } from '@passerelle/domain/shared/screening/contract'
import { replyHindrances } from '@passerelle/domain/shared/screening/rules'
import type { ownQuestion } from '@passerelle/domain/shared/screening/schema'
import type { z } from 'zod'
import { unrecorded } from '../engine/event.ts'
import { derive, seal, unseal } from '../engine/keys.ts'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { found, refuseWith } from '../engine/problem.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { repliesTo } from './question-sql.ts'
import { type ReplyPaper, paperOf } from './reply-papers.ts'

type Own = z.output<typeof ownQuestion>

/** What the organisation sees: what the list publishes and until when to answer; not who decides, nor how far they are. */
async function ownRows(tx: Tx, where: Sql): Promise<Own[]> {
  const rows = await tx.rows<Omit<Own, 'replies' | 'mayReply'>>(sql`
    select q.id, q.source, l.listed_on as "listedOn", q.subject->>'kind' as "subjectKind", q.subject->'names'->>0 as "subjectName", q.entry, q.state,
      q.opened_at as "openedAt", q.reply_until as "replyUntil", q.settled_at as "settledAt"
    from screening_questions q join screening_lists l on l.id = q.list_id
    where q.organisation_id = actor.led_organisation() and q.state <> 'superseded' and ${where}
    order by (q.state in ('cleared', 'lapsed')), q.opened_at desc, q.id limit 500`)
  const replies = await repliesTo(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    replies: replies.filter(({ questionId }) => questionId === row.id),
    mayReply: replyHindrances(row).length === 0,
  }))
}

const own = operation(
  ownQuestions,
  async ({ tx }) => {
    const home = await tx.find<{ held: boolean }>(
      sql`select held_at is not null as held from organisations where id = actor.led_organisation()`,
    )
    return { questions: await ownRows(tx, sql`true`), held: home?.held ?? false }
  },
  () => unrecorded('an organisation reads what is asked of itself'),
)

async function getOwn(tx: Tx, id: string): Promise<Own> {
  return found((await ownRows(tx, sql`q.id = ${id}`))[0])
}

const FILES = 'documents of replies'

async function keepPaper(scene: Scene, replyId: string, paper: ReplyPaper): Promise<void> {
  const { id, name, mediaType, bytes } = paper
  const sealed = seal(derive(scene.house.keys.master, FILES), bytes, id)
  await scene.tx.run(sql`
    insert into screening_reply_files (id, reply_id, name, media_type, size, sealed)
    values (${id}, ${replyId}, ${safeName(name, mediaType)}, ${mediaType}, ${bytes.length}, ${sealed})`)
}

async function writeReply(
  scene: Scene,
  { id, questionId, text }: { id: string; questionId: string; text: string },
): Promise<void> {
  const { tx, actor, now } = scene
  await tx.run(sql`
    insert into screening_replies (id, question_id, organisation_id, account_id, account_name, text, at)
    select ${id}::uuid, ${questionId}::uuid, actor.led_organisation(), a.id, a.name, ${text}, ${now.toISOString()}::timestamptz
    from accounts a where a.id = ${actor.account}`)
}

const answer = operation(
  replyToQuestion,
  async (scene, { files, ...said }) => {
    refuseWith('not-now', replyHindrances(await getOwn(scene.tx, said.questionId)))
    const papers = files.map(paperOf)
    await writeReply(scene, said)
    for (const paper of papers) await keepPaper(scene, said.id, paper)
    return getOwn(scene.tx, said.questionId)
  },
  ({ id, questionId, files }) => ({ details: { question: questionId, reply: id, files: files.length } }),
  ({ questionId }) => [{ task: 'screening.tell-replied', payload: { question: questionId } }],
)

interface FileRow {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sealed: Buffer
}

const paper = operation(
  readReplyFile,
  async ({ tx, house }, { id }) => {
    const { name, mediaType, size, sealed } = found(
      await tx.find<FileRow>(
        sql`select name, media_type as "mediaType", size, sealed from screening_reply_files where id = ${id}`,
      ),
    )
    const bytes = unseal(derive(house.keys.master, FILES), sealed, id)
    return { name, mediaType, size, inline: false, content: inOnePiece(bytes) }
  },
  ({ id }) => ({ details: { file: id } }),
)

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

export const ownOperations: readonly Operation[] = [own, answer, paper]
