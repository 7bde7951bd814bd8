import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { registerPerson } from '@passerelle/domain/shared/people/contract'
import {
  answerHit,
  answerQuestions,
  assessInterests,
  closeMatch,
  confirmMatch,
  endMatch,
  listHits,
  openTracing,
  readMatch,
  reunite,
  tellWhereabouts,
  withdrawTracing,
} from '@passerelle/domain/shared/tracing/contract'
import type { Match } from '@passerelle/domain/shared/tracing/schema'
import type { Side } from '@passerelle/domain/shared/tracing/tracing'
import { otherSide } from '@passerelle/domain/shared/tracing/rules'
import { newId } from '../engine/ids.ts'
import { lookFor } from './looking.ts'

// Whatever two organisations do in whatever order, on the road of one match.

let app: TestApp
let people: Record<Side, readonly SignedIn[]>

beforeAll(async () => {
  app = await testApp()
  const harbour = await organisation(app.house, { name: 'Harbour' })
  const lantern = await organisation(app.house, { name: 'Lantern' })
  const hire = (org: string, name: string) =>
    staff(app.house, { organisation: org, role: 'supervisor', name })
  people = {
    seeker: [await hire(harbour, 'Bruno'), await hire(harbour, 'Basma')],
    found: [await hire(lantern, 'Chen'), await hire(lantern, 'Cleo')],
  }
})
afterAll(() => app.close())

const agreement = {
  givenBy: 'self',
  form: 'explicit-oral-witnessed',
  proof: 'Rana',
  language: 'ara',
} as const
const ofChild = { ...agreement, givenBy: 'child-assent-and-guardian', guardianName: 'Umm Salim' } as const
const whereabouts = { seeker: 'The seeker lives at the mill', found: 'The child lives at the well' } as const
const answers = {
  seeker: { 'mother-name': 'S1', 'father-name': 'S2', siblings: 'S3' },
  found: { 'mother-name': 'F1', 'father-name': 'F2', siblings: 'F3' },
} as const

const acts = ['answer', 'confirm', 'deny', 'tell', 'assess', 'reunite', 'close', 'end', 'withdraw'] as const
interface Move {
  readonly act: (typeof acts)[number]
  readonly side: Side
  readonly hand: 0 | 1
}

const move: fc.Arbitrary<Move> = fc.record({
  act: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('answer', 'confirm', 'tell', 'assess', 'reunite') },
    { weight: 1, arbitrary: fc.constantFrom(...acts) },
  ),
  side: fc.constantFrom('seeker', 'found'),
  hand: fc.constantFrom(0, 1),
})

let serial = 0
async function begun(): Promise<{ readonly match: string; readonly request: string }> {
  serial += 1
  const [bruno, chen] = [people.seeker[0]?.secret ?? '', people.found[0]?.secret ?? '']
  const named = (text: string) => [{ text, script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const]
  const name = named(`Lost Child ${'abcdefghijklmnopqrstuvwxyz'[serial % 26]}${serial}uri`)
  const birth = { day: '2016-02-03', precision: 'exact' } as const
  const [seekerId, foundId, request] = [newId(), newId(), newId()]
  const seeker = named(`Seeker Number${serial}`)
  await app.inject(
    registerPerson,
    { id: seekerId, names: seeker, birth: { day: '1980-02-03', precision: 'exact' } },
    { as: bruno },
  )
  await app.inject(registerPerson, { id: foundId, names: name, birth }, { as: chen })
  const opening = {
    id: request,
    seekerId,
    agreement,
    textLanguage: 'en' as const,
    sought: [{ id: newId(), names: name, birth, relation: 'child' as const }],
  }
  await app.inject(openTracing, opening, { as: bruno })
  await lookFor(app.house, request)
  const hits = (await app.inject(listHits, {}, { as: chen })).body.hits
  const hit = hits.find(({ person }) => person.id === foundId)
  const said = await app.inject(
    answerHit,
    { id: hit?.id ?? '', answer: 'agreed', agreement: ofChild },
    { as: chen },
  )
  return { match: said.body.matchId ?? '', request }
}

async function take({ act, side, hand }: Move, match: string, request: string): Promise<void> {
  const as = { as: people[side][hand]?.secret ?? '' }
  const on = { id: match, side }
  switch (act) {
    case 'answer':
      return void (await app.inject(answerQuestions, { ...on, answers: answers[side] }, as))
    case 'confirm':
      return void (await app.inject(confirmMatch, { ...on, isThem: true }, as))
    case 'deny':
      return void (await app.inject(confirmMatch, { ...on, isThem: false }, as))
    case 'tell':
      return void (await app.inject(
        tellWhereabouts,
        { ...on, whereabouts: whereabouts[side], agreement: side === 'found' ? ofChild : agreement },
        as,
      ))
    case 'assess':
      return void (await app.inject(assessInterests, { ...on, outcome: 'for', why: 'It is good.' }, as))
    case 'reunite':
      return void (await app.inject(reunite, { ...on, on: '2026-01-02', reunion: 'in-person' }, as))
    case 'close':
      return void (await app.inject(
        closeMatch,
        { ...on, closing: 'contact-restored', followUp: 'Well.' },
        as,
      ))
    case 'end':
      return void (await app.inject(endMatch, on, as))
    case 'withdraw':
      if (side === 'seeker') await app.inject(withdrawTracing, { id: request }, as)
  }
}

async function seenBy(side: Side, match: string): Promise<{ readonly body: Match; readonly text: string }> {
  return app.inject(readMatch, { id: match, side }, { as: people[side][0]?.secret ?? '' })
}

function check(side: Side, own: Match, text: string, far: Match): void {
  const theirs = otherSide(side)
  const bothAnswered = own.own.answeredAt !== null && far.own.answeredAt !== null
  const bothAgreed = own.own.agreedAt !== null && far.own.agreedAt !== null
  const living = ['verified', 'reunified', 'closed'].includes(own.state)
  expect(text.includes(answers[theirs]['mother-name'])).toBe(bothAnswered)
  expect(text.includes(whereabouts[theirs])).toBe(bothAgreed && living)
  if (own.state === 'reunified') {
    expect(bothAgreed).toBe(true)
    const child = side === 'found' ? own.own : far.own
    const { byName, approvedByName, outcome } = child.assessment ?? {}
    expect({ outcome, twoPeople: approvedByName !== null && approvedByName !== byName }).toEqual({
      outcome: 'for',
      twoPeople: true,
    })
  }
}

it('neither side ever reads what the other has not agreed to, and no child goes without two people who looked', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 20, maxLength: 60 }), async (moves) => {
      const { match, request } = await begun()
      for (const each of moves) {
        await take(each, match, request)
        const [seeker, found] = [await seenBy('seeker', match), await seenBy('found', match)]
        expect(found.body.state).toBe(seeker.body.state)
        check('seeker', seeker.body, seeker.text, found.body)
        check('found', found.body, found.text, seeker.body)
        reached.add(seeker.body.state)
      }
    }),
    { numRuns: Number(process.env['TRACING_RUNS'] ?? 15), seed: 7 },
  )
  expect([...reached].toSorted()).toContain('reunified')
}, 120_000)
