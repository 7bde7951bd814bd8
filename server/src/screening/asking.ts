import { screeningConfig } from '@passerelle/domain/shared/screening/config'
import { carriesOver, goneFor, replyUntil } from '@passerelle/domain/shared/screening/rules'
import type {
  GoneReason,
  QuestionState,
  RunCause,
  Subject,
} from '@passerelle/domain/shared/screening/screening'
import { newId } from '../engine/ids.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { type Alike, alikeOn, pairKey } from './comparing-lists.ts'
import type { PreparedList } from './lists.ts'
import { familyPrint } from './prints.ts'

/** One organisation laid beside one version of a list, at a moment. */
export interface Run {
  readonly tx: Tx
  readonly organisationId: string
  readonly subjects: readonly Subject[]
  readonly cause: RunCause
  readonly now: Date
}

/** What came of it. */
export interface Ran {
  readonly asked: number
  readonly lapsed: number
  readonly gone: number
}

interface Standing {
  readonly id: string
  readonly officerId: string | null
  readonly reference: string
  readonly state: QuestionState
  readonly gone: GoneReason | null
  readonly subjectPrint: string
  readonly entryPrint: string
}

/** Compares, asks what is new, and marks what is no more. Nothing is decided here, and nothing that was decided is undone. */
export async function runAgainst(run: Run, list: PreparedList): Promise<Ran> {
  const standing = await standingQuestions(run, list.source)
  const alike = alikeOn(list, run.subjects)
  let asked = 0
  for (const one of alike) asked += await askUnlessKnown(run, list, one, standing)
  const met = new Set(alike.map(({ subject, listed }) => pairKey(subject.officerId, listed.reference)))
  const away = standing.filter(({ officerId, reference }) => !met.has(pairKey(officerId, reference)))
  const left = await markAway(run, list, away)
  await writeDown(run, list, asked)
  return { asked, ...left }
}

/** What still stands, the newest question of a pair last; held, so that nobody decides what is being asked anew. */
function standingQuestions({ tx, organisationId }: Run, source: string): Promise<Standing[]> {
  return tx.rows<Standing>(sql`
    select id, officer_id as "officerId", reference, state, gone, subject_print as "subjectPrint", entry_print as "entryPrint"
    from screening_questions
    where organisation_id = ${organisationId} and source = ${source} and state in ('open', 'unsettled', 'confirmed', 'cleared')
    order by opened_at, id for update`)
}

async function askUnlessKnown(
  run: Run,
  list: PreparedList,
  alike: Alike,
  standing: readonly Standing[],
): Promise<number> {
  const { subject, listed } = alike
  const key = pairKey(subject.officerId, listed.reference)
  const earlier = standing.findLast(({ officerId, reference }) => pairKey(officerId, reference) === key)
  if (carriesOver(earlier, { subjectPrint: alike.subjectPrint, entryPrint: listed.print })) {
    if (earlier?.gone)
      await run.tx.run(sql`update screening_questions set gone = null where id = ${earlier.id}`)
    return 0
  }
  if (earlier) await giveWay(run, earlier)
  await ask(run, list, alike, earlier?.id ?? null)
  return 1
}

/** What two people confirmed holds until two people have settled the new question. */
async function giveWay({ tx, now }: Run, { id }: Standing): Promise<void> {
  await tx.run(sql`
    update screening_questions set state = 'superseded', settled_at = coalesce(settled_at, ${now.toISOString()})
    where id = ${id} and state <> 'confirmed'`)
}

async function ask(
  { tx, organisationId, now }: Run,
  { id: listId, source }: PreparedList,
  { subject, subjectPrint, listed, likeness }: Alike,
  previousId: string | null,
): Promise<void> {
  const id = newId()
  const until = replyUntil(now.toISOString().slice(0, 10))
  await tx.run(sql`
    insert into screening_questions (id, organisation_id, list_id, source, reference, officer_id, subject, subject_print, entry, entry_print,
      previous_id, opened_at, reply_until)
    values (${id}, ${organisationId}, ${listId}, ${source}, ${listed.reference}, ${subject.officerId}, ${JSON.stringify(subject)}, ${subjectPrint},
      ${JSON.stringify(listed.entry)}, ${listed.print}, ${previousId}, ${now.toISOString()}, ${until})`)
  await tx.run(sql`
    insert into screening_evidence (question_id, weight, lines) values (${id}, ${likeness.weight}, ${JSON.stringify(likeness.evidence)})`)
}

async function markAway(
  { tx, subjects, now }: Run,
  { references }: PreparedList,
  away: readonly Standing[],
): Promise<Pick<Ran, 'lapsed' | 'gone'>> {
  const officers = new Set(subjects.map(({ officerId }) => officerId))
  let [lapsed, gone] = [0, 0]
  for (const { id, state, officerId, reference, gone: before } of away) {
    const why = { listed: references.has(reference), present: officers.has(officerId) }
    const { reason, lapses } = goneFor(state, why)
    if (reason === null || (reason === before && !lapses)) continue
    if (lapses) lapsed += 1
    else gone += 1
    await tx.run(sql`
      update screening_questions set gone = ${reason}, state = case when ${lapses} then 'lapsed' else state end,
        settled_at = case when ${lapses} then ${now.toISOString()}::timestamptz else settled_at end
      where id = ${id} and state = ${state}`)
  }
  return { lapsed, gone }
}

async function writeDown(
  { tx, organisationId, subjects, cause, now }: Run,
  { id }: PreparedList,
  asked: number,
): Promise<void> {
  await tx.run(sql`
    insert into screening_runs (id, organisation_id, list_id, cause, print, subjects, asked, weights, at)
    values (${newId()}, ${organisationId}, ${id}, ${cause}, ${familyPrint(subjects)}, ${subjects.length}, ${asked}, ${screeningConfig.version},
      ${now.toISOString()})`)
}
