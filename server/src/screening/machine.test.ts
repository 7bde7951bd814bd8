import { decideQuestion, replyToQuestion } from '@passerelle/domain/shared/screening/contract'
import { verdicts } from '@passerelle/domain/shared/screening/screening'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import {
  type ScreeningTown,
  bring,
  drovia,
  machineScreens,
  officer,
  qarrash,
  questions,
  screeningTown,
  silencePasses,
  tableList,
} from '../../test/screening.ts'
import { newId } from '../engine/ids.ts'

type Deed = (town: Story) => Promise<unknown>

interface Story {
  readonly world: ScreeningTown
  readonly chair: string
  version: number
  day: number
}

const names = ['Barzan Mukhtar Al-Qarrash', 'برزان مختار القراش', 'Tomas Birch']
const births = ['1964-07-17', '1950', '']

async function someQuestion({ world }: Story): Promise<string> {
  const all = await questions(world)
  return all[0]?.id ?? newId()
}

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(fc.constantFrom('rosa', 'rami', 'ruth', 'hana'), fc.constantFrom(...verdicts)).map(
    ([who, verdict]): Deed =>
      async (story) => {
        const said = {
          id: newId(),
          questionId: await someQuestion(story),
          verdict,
          reason: 'Seen.',
          evidence: 'A paper.',
        }
        return story.world.town.inject(decideQuestion, said, { as: story.world[who].secret })
      },
  ),
  fc.constant<Deed>(async (story) => {
    const said = { id: newId(), questionId: await someQuestion(story), text: 'Another man.', files: [] }
    return story.world.town.inject(replyToQuestion, said, { as: story.world.hana.secret })
  }),
  fc.constant<Deed>((story) => silencePasses(story.world)),
  fc.constantFrom(...names).map(
    (name): Deed =>
      async (story) => {
        await officer(story.world, name, { id: story.chair, version: story.version })
        story.version += 1
      },
  ),
  fc.constantFrom(...births, null).map(
    (birth): Deed =>
      async (story) => {
        story.day += 1
        const listed = birth === null ? [drovia] : [qarrash.replace('1964-07-17', birth), drovia]
        await bring(story.world, tableList(...listed, `TST.9${story.day},person,Ode Vantur,,,,,`), {
          listedOn: `2026-01-${String(story.day).padStart(2, '0')}`,
        })
      },
  ),
)

const truths: Readonly<Record<string, string>> = {
  'held is who has a confirmed question, and nobody else': `
    select o.id from organisations o where (o.held_at is not null) <>
      exists (select from screening_questions q where q.organisation_id = o.id and q.state = 'confirmed')`,
  'what is confirmed, two people said in one round': `
    select q.id from screening_questions q where q.state = 'confirmed' and not exists (
      select from screening_decisions d join screening_decisions e on e.question_id = d.question_id and e.round = d.round
      where d.question_id = q.id and d.position = 1 and e.position = 2 and d.account_id <> e.account_id and d.verdict = 'same' and e.verdict = 'same')`,
  'what is cleared, two people said in one round': `
    select q.id from screening_questions q where q.state = 'cleared' and not exists (
      select from screening_decisions d where d.question_id = q.id and d.verdict = 'not-same' group by d.round having count(distinct d.account_id) = 2)`,
  'nobody of those who are screened decided': `
    select d.id from screening_decisions d join screening_questions q on q.id = d.question_id
    join memberships m on m.account_id = d.account_id and m.organisation_id = q.organisation_id`,
  'a pair is asked about once at a time': `
    select count(*) from screening_questions where state in ('open', 'unsettled', 'cleared')
    group by organisation_id, officer_id, source, reference having count(*) > 1`,
  'both sides are kept as they were in the version that is pinned': `
    select q.id from screening_questions q left join screening_entries e on e.list_id = q.list_id and e.reference = q.reference
    where e.print is distinct from q.entry_print or e.entry::text is distinct from q.entry::text`,
}

test('whatever people and lists do, in whatever order, screening stays what it says it is (INV-11)', {
  timeout: 180_000,
}, async () => {
  const world = await screeningTown(await testApp())
  const { owner } = world.town.house
  async function holds(): Promise<void> {
    for (const [sentence, breach] of Object.entries(truths)) {
      const { rows } = await owner.query(breach)
      expect(rows, sentence).toEqual([])
    }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 6, maxLength: 14 }), async (story) => {
      await owner.query('truncate screening_lists, officers cascade')
      await owner.query('update organisations set held_at = null')
      const chair = await officer(world, names[0] ?? '')
      await bring(world, tableList(qarrash, drovia))
      await machineScreens(world.town.house)
      const told: Story = { world, chair, version: 1, day: 10 }
      for (const deed of story) {
        await deed(told)
        await machineScreens(world.town.house)
        await holds()
      }
    }),
    { numRuns: 12, seed: 20261124 },
  )
  await world.town.close()
})
