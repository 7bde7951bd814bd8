import { registerPerson } from '@passerelle/domain/shared/people/contract'
import { askOthers } from '@passerelle/domain/shared/recognition/asking-contract'
import { judgePair } from '@passerelle/domain/shared/recognition/contract'
import { newId } from '../src/engine/ids.ts'
import type { AccessWorld } from './access-world.ts'
import type { Crossing } from './crossing.ts'

/** Amal judged somebody not to be the person of the record, asks about her, and is asked about somebody else by a partner. */
export async function thingsOfRecognition({ town, person, amal, harbour, lantern, chen }: Crossing) {
  const [judgedPerson, request, inquiry, theirs, theirPerson] = [newId(), newId(), newId(), newId(), newId()]
  const name = { text: 'Nadine Haddad', script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const
  const by = { as: amal.secret }
  void (await town.inject(registerPerson, { id: judgedPerson, names: [name] }, by)).body
  const judged = {
    id: newId(),
    oneId: person,
    otherId: judgedPerson,
    verdict: 'cannot-tell',
    why: 'No proof.',
  } as const
  void (await town.inject(judgePair, judged, by)).body
  const agreement = {
    givenBy: 'self',
    form: 'explicit-oral-witnessed',
    proof: 'Rana',
    language: 'ara',
  } as const
  const asked = { id: request, personId: judgedPerson, agreement, textLanguage: 'en' } as const
  void (await town.inject(askOthers, asked, by)).body
  void (await town.inject(registerPerson, { id: theirPerson, names: [name] }, { as: chen.secret })).body
  void (await town.inject(askOthers, { ...asked, id: theirs, personId: theirPerson }, { as: chen.secret }))
    .body
  await town.house.owner.query(
    `insert into recognition_inquiries (id, request_id, organisation_id, asker_id, told, candidates, model, open_until)
     select $1, q.id, $2, $3, q.told, '[]', 'test', q.open_until from recognition_requests q where q.id = $4`,
    [inquiry, harbour, lantern, theirs],
  )
  return { judgedPerson, request, inquiry }
}

export function recognitionInputs({ file: { person }, at }: AccessWorld): Readonly<Record<string, unknown>> {
  const names = [{ text: 'Layla Said', script: 'Latn', kind: 'as-spoken', order: 'given-first' }]
  const pair = { oneId: person, otherId: at.otherPerson }
  const agreement = { givenBy: 'self', form: 'explicit-oral-witnessed', proof: 'Rana', language: 'ara' }
  const why = 'Her mother told us so.'
  return {
    'recognition.alike': { names },
    'recognition.pairs': {},
    'recognition.pair': pair,
    'recognition.judge': { id: newId(), ...pair, verdict: 'not-same', why },
    'recognition.undo': { oneId: person, otherId: at.judgedPerson, why },
    'recognition.linked': { id: person },
    'recognition.ask': { id: newId(), personId: person, agreement, textLanguage: 'ar' },
    'recognition.requests': { personId: person },
    'recognition.withdraw-request': { id: at.request },
    'recognition.inquiries': {},
    'recognition.inquiry': { id: at.inquiry },
    'recognition.answer': { id: at.inquiry, answer: 'cannot-say' },
  }
}
