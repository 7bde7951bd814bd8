import { addDays } from '@passerelle/domain/kernel/day'
import { bornFrom } from '@passerelle/domain/shared/screening/born'
import {
  decideQuestion,
  importList,
  replyToQuestion,
  saveOfficer,
} from '@passerelle/domain/shared/screening/contract'
import type { OfficerRole } from '@passerelle/domain/shared/screening/screening'
import { idOf } from './ids.ts'
import type { Teller } from './telling.ts'

const source = 'Exercise list (invented)'

/** Nobody on it exists. */
const older = `reference,kind,name,original_name,aliases,weak_aliases,birth,countries,programme,listed_on,remarks
EX-0001,person,Zufar Qandil Marwazi,زفر قنديل المروزي,Abu Tamar,Zufar the Clerk,1961-03-04,JOR,Exercise,2019-02-11,Invented for exercise.
EX-0002,person,Ilara Vostrenka,Илара Востренка,,,~1979,MDA,Exercise,2020-06-01,Invented for exercise.
EX-0003,person,Tomas Breguelind,,Tom Bregue,,1950-1955,,Exercise,2018-09-30,Invented for exercise.
EX-0004,organisation,Old Well Neighbours Trading,,OWNT,,,,Exercise,2021-01-15,Invented for exercise.
EX-0005,person,Casimir Odunvale,,,,1948,,Exercise,2017-04-02,Invented for exercise.
EX-0006,organisation,Drovia Maritime Company,,,,,MDA,Exercise,2020-05-05,Invented for exercise.
EX-0007,person,Sunniva Karthala,,Sunny Kart,,1985-11-20,,Exercise,2022-10-10,Invented for exercise.
`
const newer = `${older}EX-0008,person,Ode Vantur,,,,1990,,Exercise,2024-08-08,Invented for exercise.
`

interface InventedOfficer {
  readonly key: string
  readonly organisation: string
  readonly by: string
  readonly names: readonly string[]
  readonly role: OfficerRole
  readonly born: string
  readonly citizenships: readonly string[]
}

const officers: readonly InventedOfficer[] = [
  {
    ...{ key: 'zufar', organisation: 'harbour', by: 'samir', role: 'chair', born: '1974' },
    ...{ names: ['زفر قنديل مروزي', 'Zofar Qandeel Marwazy'], citizenships: ['JOR'] },
  },
  {
    ...{ key: 'widad', organisation: 'harbour', by: 'samir', role: 'treasurer', born: '1968-05-19' },
    ...{ names: ['Widad Halasani'], citizenships: ['JOR'] },
  },
  {
    ...{ key: 'ilara', organisation: 'nistru', by: 'ilie', role: 'director', born: '1979-08-02' },
    ...{ names: ['Ilara Vostrencu'], citizenships: ['MDA'] },
  },
  {
    ...{ key: 'tomas', organisation: 'cedar', by: 'tareq', role: 'board-member', born: '1991' },
    ...{ names: ['Tomas Breguelind'], citizenships: [] },
  },
  {
    ...{ key: 'mei', organisation: 'lantern', by: 'chen', role: 'chair', born: '1970-01-30' },
    ...{ names: ['Mei Tallowood'], citizenships: [] },
  },
]

const fortyYears = 'Some forty years lie between the two births.'

/** Some partners have officers, an invented list came in two versions, and two people have begun to decide. */
export async function screenPartners(teller: Teller): Promise<void> {
  for (const [at, one] of officers.entries()) await writeDown(teller, at, one)
  await bring(teller, older, 40)
  await bring(teller, newer, 3)
  await answer(teller, 'ilie', 'EX-0002')
  await decide(
    teller,
    'rana',
    2,
    'EX-0002',
    'Another spelling, and she never lived in the place that the list’s sources name.',
  )
  await decide(teller, 'rana', 2, 'EX-0003', fortyYears)
  await decide(teller, 'matteo', 1, 'EX-0003', fortyYears)
}

async function writeDown(
  teller: Teller,
  at: number,
  { key, organisation, by, names, born, citizenships, role }: InventedOfficer,
): Promise<void> {
  await teller.act(by, teller.daysAgo(60 - at), saveOfficer, {
    id: idOf('officer', key),
    organisationId: idOf('organisation', organisation),
    names: [...names],
    role,
    born: bornFrom(born) ?? null,
    citizenships: [...citizenships],
    endedOn: null,
    version: 0,
  })
}

/** Only the newest version has everybody compared: the one before it is told as history. */
async function bring(teller: Teller, file: string, daysAgo: number): Promise<void> {
  const listedOn = addDays(teller.today, -daysAgo - 1)
  await teller.act('rana', teller.daysAgo(daysAgo), importList, { file, source, listedOn })
}

async function questionOn(teller: Teller, reference: string): Promise<string> {
  const { rows } = await teller.house.owner.query<{ id: string }>(
    `select id from screening_questions where source = $1 and reference = $2`,
    [source, reference],
  )
  const [found] = rows
  if (!found) throw new Error(`Nobody asked about ${reference}.`)
  return found.id
}

async function answer(teller: Teller, who: string, reference: string): Promise<void> {
  const text =
    'Our director was born in Bălți in 1979 and has directed the centre since it was founded; she never had another name. The Russian spelling on the list is not hers. We can show her birth certificate.'
  await teller.act(who, teller.daysAgo(2, 8), replyToQuestion, {
    id: idOf('reply', reference),
    questionId: await questionOn(teller, reference),
    text,
    files: [],
  })
}

async function decide(
  teller: Teller,
  who: string,
  daysAgo: number,
  reference: string,
  reason: string,
): Promise<void> {
  await teller.act(who, teller.daysAgo(daysAgo, 11), decideQuestion, {
    id: idOf('decision', reference, who),
    questionId: await questionOn(teller, reference),
    verdict: 'not-same',
    reason,
    evidence: 'Passport seen at the visit in spring.',
  })
}
