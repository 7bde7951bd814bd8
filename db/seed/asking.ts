import { registerPerson } from '@passerelle/domain/shared/people/contract'
import { answerInquiry, askOthers } from '@passerelle/domain/shared/recognition/asking-contract'
import { idOf } from './ids.ts'
import type { Teller } from './telling.ts'

const agreement = {
  givenBy: 'self',
  form: 'explicit-oral-witnessed',
  proof: 'Rana Odeh, interpreter',
  language: 'ara',
} as const

interface Told {
  readonly key: string
  readonly text: string
  readonly script: 'Latn' | 'Arab'
  readonly born: string
}

async function registered(teller: Teller, who: string, daysAgo: number, told: Told): Promise<string> {
  const id = idOf('person', 'asked', told.key)
  await teller.act(who, teller.daysAgo(daysAgo), registerPerson, {
    id,
    names: [{ text: told.text, script: told.script, kind: 'as-spoken', order: 'given-first' }],
    birth: { day: told.born, precision: 'exact' },
    sex: 'female',
  })
  return id
}

async function asked(teller: Teller, who: string, daysAgo: number, personId: string): Promise<string> {
  const id = idOf('asking', personId)
  await teller.act(who, teller.daysAgo(daysAgo), askOthers, { id, personId, agreement, textLanguage: 'ar' })
  await teller.machine(teller.daysAgo(daysAgo, 10), 'recognition.route', { request: id })
  return id
}

/** Two organisations know the same woman: one question was answered with her consent, one lies at a desk. */
export async function askOneAnother(teller: Teller): Promise<void> {
  const here = { key: 'rahaf-here', text: 'رهف منير الجندي', script: 'Arab', born: '1993-10-09' } as const
  const there = {
    key: 'rahaf-there',
    text: 'Rahaf Munir Al-Jundi',
    script: 'Latn',
    born: '1993-10-09',
  } as const
  const rahafThere = await registered(teller, 'dima', 34, there)
  const rahaf = await registered(teller, 'nour', 12, here)
  const request = await asked(teller, 'nour', 9, rahaf)
  const { rows } = await teller.house.owner.query<{ id: string }>(
    "select i.id from recognition_inquiries i join organisations o on o.id = i.organisation_id where i.request_id = $1 and o.name like 'Lantern%'",
    [request],
  )
  const note = 'She comes on Tuesdays for legal aid. Call Dima before you begin anything about papers.'
  await teller.act('ines', teller.daysAgo(7), answerInquiry, {
    id: rows[0]?.id ?? '',
    answer: 'known',
    personId: rahafThere,
    agreement,
    note,
  })
  const lina = { text: 'Lubna Fares Hourani', script: 'Latn', born: '1989-05-27' } as const
  await registered(teller, 'nour', 50, { ...lina, key: 'lubna-here', text: 'Loubna Faris Horani' })
  const elsewhere = await registered(teller, 'karim', 5, { ...lina, key: 'lubna-there' })
  await asked(teller, 'karim', 2, elsewhere)
}
