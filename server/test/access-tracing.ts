import { registerPerson } from '@passerelle/domain/shared/people/contract'
import { openTracing } from '@passerelle/domain/shared/tracing/contract'
import { newId } from '../src/engine/ids.ts'
import type { AccessWorld } from './access-world.ts'
import type { Crossing } from './crossing.ts'

const agreement = {
  givenBy: 'self',
  form: 'explicit-oral-witnessed',
  proof: 'Rana',
  language: 'ara',
} as const
const name = { text: 'Rim Sabbagh', script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const
const answers = { 'mother-name': 'Salma', 'father-name': 'Yusuf', siblings: 'Two brothers' }

/** The one of the record looks for her sister, and may be sought by somebody of a partner; four matches have come so far. */
export async function thingsOfTracing(file: Crossing) {
  const { town, person, amal, harbour, lantern, chen } = file
  const [theirPerson, request, sought, theirs, theirSought, hit] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ]
  void (await town.inject(registerPerson, { id: theirPerson, names: [name] }, { as: chen.secret })).body
  const open = (id: string, seekerId: string, soughtId: string) => ({
    id,
    seekerId,
    agreement,
    textLanguage: 'en' as const,
    sought: [{ id: soughtId, names: [name], relation: 'sibling' as const }],
  })
  void (await town.inject(openTracing, open(request, person, sought), { as: amal.secret })).body
  void (await town.inject(openTracing, open(theirs, theirPerson, theirSought), { as: chen.secret })).body
  const told = JSON.stringify({
    relation: 'sibling',
    sought: { names: [name], birth: null, sex: null },
    seeker: null,
    placeId: null,
    placeText: 'Qamishli',
    separatedOn: null,
    note: null,
  })
  await town.house.owner.query(
    `insert into trace_hits (id, request_id, sought_id, organisation_id, asker_id, person_id, told, weight, probability, score, model)
     values ($1, $2, $3, $4, $5, $6, $7, 1, 0.5, '{"weight": 1, "probability": 0.5, "band": "review", "evidence": []}', 'test')`,
    [hit, theirs, theirSought, harbour, lantern, person, told],
  )
  const match = matches(file, { request, sought, told, theirPerson })
  return {
    tracing: request,
    sought,
    hit,
    freshMatch: await match('in-progress', 'child = false'),
    answeredMatch: await match('in-progress', `answers = '${JSON.stringify(answers)}', answered_at = now()`),
    verifiedMatch: await match('verified', 'child = true'),
    agreedMatch: await match(
      'verified',
      "whereabouts = 'House 7', agreed_at = now(), given_by = 'self', consent_form = 'explicit-written', consent_proof = 'Paper 4'",
    ),
  }
}

interface Ground {
  readonly request: string
  readonly sought: string
  readonly told: string
  readonly theirPerson: string
}

/** A match that has come so far: both sides with these columns. */
function matches({ town: { house }, person, harbour, lantern }: Crossing, ground: Ground) {
  return async (state: string, sides: string): Promise<string> => {
    const id = newId()
    await house.owner.query(
      'insert into trace_matches (id, request_id, sought_id, told, state) values ($1, $2, $3, $4, $5)',
      [id, ground.request, ground.sought, ground.told, state],
    )
    await house.owner.query(
      `insert into trace_sides (match_id, side, organisation_id, person_id, child)
       values ($1, 'seeker', $2, $3, false), ($1, 'found', $4, $5, false)`,
      [id, harbour, person, lantern, ground.theirPerson],
    )
    await house.owner.query('alter table trace_sides disable trigger side_moves')
    await house.owner.query(`update trace_sides set ${sides} where match_id = $1`, [id])
    await house.owner.query('alter table trace_sides enable trigger side_moves')
    return id
  }
}

export function tracingInputs({ file: { person }, at }: AccessWorld): Readonly<Record<string, unknown>> {
  const sought = { id: newId(), names: [name], relation: 'child' }
  const on = (id: string) => ({ id, side: 'seeker' })
  return {
    'tracing.open': { id: newId(), seekerId: person, agreement, textLanguage: 'ar', sought: [sought] },
    'tracing.requests': {},
    'tracing.request': { id: at.tracing },
    'tracing.save-sought': { requestId: at.tracing, sought, version: 0 },
    'tracing.close-sought': { requestId: at.tracing, soughtId: at.sought, closing: 'no-hope' },
    'tracing.withdraw': { id: at.tracing },
    'tracing.hits': {},
    'tracing.hit': { id: at.hit },
    'tracing.answer-hit': { id: at.hit, answer: 'not-them', why: 'Another village.' },
    'tracing.matches': {},
    'tracing.match': on(at.freshMatch),
    'tracing.answer-questions': { ...on(at.freshMatch), answers },
    'tracing.confirm': { ...on(at.answeredMatch), isThem: true },
    'tracing.tell': { ...on(at.verifiedMatch), whereabouts: 'House 8', agreement },
    'tracing.assess': { ...on(at.verifiedMatch), outcome: 'for', why: 'He asks for her daily.' },
    'tracing.reunite': { ...on(at.agreedMatch), on: '2026-01-02', reunion: 'in-person' },
    'tracing.close': { ...on(at.agreedMatch), closing: 'contact-restored', followUp: 'They speak weekly.' },
    'tracing.end': on(at.freshMatch),
    'tracing.export': { id: at.tracing },
    'tracing.import': {
      file: '<pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4"></pfif:pfif>',
      dryRun: true,
    },
  }
}
