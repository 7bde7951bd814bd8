import { registerPerson, relatePeople } from '@passerelle/domain/shared/people/contract'
import type { PersonName } from '@passerelle/domain/shared/people/person'
import {
  answerHit,
  answerQuestions,
  assessInterests,
  closeMatch,
  confirmMatch,
  openTracing,
  reunite,
  tellWhereabouts,
} from '@passerelle/domain/shared/tracing/contract'
import type { Relative, Side } from '@passerelle/domain/shared/tracing/tracing'
import { idOf } from './ids.ts'
import type { Teller } from './telling.ts'

interface Somebody {
  readonly key: string
  readonly name: string
  readonly script: PersonName['script']
  readonly born: string
  readonly sex: 'female' | 'male'
}

const said = { form: 'explicit-oral-witnessed', proof: 'Rana Odeh, interpreter', language: 'ara' } as const
const ofAdult = { ...said, givenBy: 'self' } as const
const ofChild = {
  ...said,
  givenBy: 'child-assent-and-guardian',
  guardianName: 'Hanan Salloum, foster mother',
} as const

/** Families who lost each other: one is being brought together, one is asked about, one speaks again. */
export async function traceFamilies(teller: Teller): Promise<void> {
  await theSalloums(teller)
  await theKovalenkos(teller)
  await theTesfayes(teller)
}

function names({ name, script }: Pick<Somebody, 'name' | 'script'>): PersonName[] {
  return [{ text: name, script, kind: 'as-spoken', order: 'given-first' }]
}

/** Registered by somebody, so many days ago; gives the id. */
async function registered(teller: Teller, who: string, daysAgo: number, person: Somebody): Promise<string> {
  const id = idOf('person', 'traced', person.key)
  const birth = { day: person.born, precision: 'exact' } as const
  await teller.act(who, teller.daysAgo(daysAgo), registerPerson, {
    id,
    names: names(person),
    birth,
    sex: person.sex,
  })
  return id
}

interface Wanted extends Somebody {
  readonly relation: Relative
  readonly place?: string
  readonly separatedOn?: string
  readonly note?: string
}

/** A request, and the machine looks for the whole family at once. */
async function seek(
  teller: Teller,
  who: string,
  daysAgo: number,
  { seekerId, family }: { readonly seekerId: string; readonly family: readonly Wanted[] },
): Promise<string> {
  const id = idOf('tracing', seekerId)
  await teller.act(who, teller.daysAgo(daysAgo), openTracing, {
    id,
    seekerId,
    agreement: ofAdult,
    textLanguage: 'ar',
    sought: family.map((each) => ({
      id: idOf('sought', seekerId, each.key),
      names: names(each),
      birth: { day: each.born, precision: 'year' as const },
      sex: each.sex,
      relation: each.relation,
      placeText: each.place ?? null,
      separatedOn: each.separatedOn ?? null,
      note: each.note ?? null,
    })),
  })
  await teller.machine(teller.daysAgo(daysAgo, 10), 'tracing.look', { request: id })
  return id
}

/** The desk that keeps somebody asked them, and they agreed; gives the match. */
async function agreed(
  teller: Teller,
  who: string,
  daysAgo: number,
  { personId, agreement }: { readonly personId: string; readonly agreement: typeof ofAdult | typeof ofChild },
): Promise<string> {
  const { rows } = await teller.house.owner.query<{ id: string }>(
    'select id from trace_hits where person_id = $1 order by weight desc limit 1',
    [personId],
  )
  const hit = rows[0]?.id ?? ''
  await teller.act(who, teller.daysAgo(daysAgo), answerHit, { id: hit, answer: 'agreed', agreement })
  const begun = await teller.house.owner.query<{ match: string }>(
    'select match_id as match from trace_hits where id = $1',
    [hit],
  )
  return begun.rows[0]?.match ?? ''
}

type Hands = Readonly<Record<Side, { readonly worker: string; readonly supervisor: string }>>

interface Verified {
  readonly match: string
  readonly hands: Hands
  readonly answers: Readonly<Record<Side, Readonly<Record<string, string>>>>
}

/** Both sides answered apart from each other, and both said that it is them. */
async function verify(teller: Teller, daysAgo: number, { match, hands, answers }: Verified): Promise<void> {
  for (const side of ['seeker', 'found'] as const)
    await teller.act(hands[side].worker, teller.daysAgo(daysAgo), answerQuestions, {
      id: match,
      side,
      answers: answers[side],
    })
  for (const side of ['seeker', 'found'] as const)
    await teller.act(hands[side].supervisor, teller.daysAgo(daysAgo - 1), confirmMatch, {
      id: match,
      side,
      isThem: true,
    })
}

/** Hanan looks for her sister's boy, whom a partner keeps, and for her brother: the boy's best interests wait for a second person. */
async function theSalloums(teller: Teller): Promise<void> {
  const seekerId = await registered(teller, 'nour', 60, {
    key: 'iman',
    name: 'إيمان خليل سلوم',
    script: 'Arab',
    born: '1986-03-14',
    sex: 'female',
  })
  const boy = {
    key: 'tarek',
    name: 'Tarek Adnan Salloum',
    script: 'Latn',
    born: '2014-09-02',
    sex: 'male',
  } as const
  const boyId = await registered(teller, 'chen', 48, { ...boy, name: 'Tareq Adnan Saloum' })
  await seek(teller, 'nour', 40, {
    seekerId,
    family: [
      {
        ...boy,
        relation: 'child',
        place: 'Idlib',
        separatedOn: '2024-12-03',
        note: 'A burn on the right forearm.',
      },
      {
        key: 'maher',
        name: 'Maher Khalil Salloum',
        script: 'Latn',
        born: '1979-01-01',
        sex: 'male',
        relation: 'sibling',
        place: 'Aleppo',
      },
    ],
  })
  const match = await agreed(teller, 'ines', 30, { personId: boyId, agreement: ofChild })
  const hands = {
    seeker: { worker: 'nour', supervisor: 'bruno' },
    found: { worker: 'ines', supervisor: 'chen' },
  }
  await verify(teller, 22, {
    match,
    hands,
    answers: {
      seeker: { 'mother-name': 'Iman', siblings: 'None', memory: 'The well behind the school' },
      found: {
        'mother-name': 'Mama Iman',
        siblings: 'I have none',
        memory: 'We threw stones into the school well',
      },
    },
  })
  const at = { id: match, side: 'found' } as const
  await teller.act('ines', teller.daysAgo(15), tellWhereabouts, {
    ...at,
    whereabouts: 'With a foster family in Zarqa; reach him through Ines, 06 555 0142.',
    agreement: ofChild,
  })
  await teller.act('ines', teller.daysAgo(6), assessInterests, {
    ...at,
    outcome: 'for',
    why: 'He asks for his mother every evening. The foster family supports it; two visits went well.',
  })
}

/** A grandmother registered in Chișinău may be the one whom a family in Amman looks for: nobody at the desk has answered yet. */
async function theKovalenkos(teller: Teller): Promise<void> {
  const seekerId = await registered(teller, 'vera', 25, {
    key: 'oksana',
    name: 'Оксана Петрівна Коваленко',
    script: 'Cyrl',
    born: '1991-11-20',
    sex: 'female',
  })
  const mother = { key: 'halyna', script: 'Cyrl', born: '1958-06-05', sex: 'female' } as const
  const father = { key: 'petro', script: 'Cyrl', born: '1955-02-17', sex: 'male' } as const
  const motherId = await registered(teller, 'amal', 20, {
    ...mother,
    name: 'Galina Ivanivna Kovalenko',
    script: 'Latn',
  })
  const fatherId = await registered(teller, 'amal', 20, {
    ...father,
    name: 'Petro Kovalenko',
    script: 'Latn',
  })
  await teller.act('amal', teller.daysAgo(20, 10), relatePeople, {
    id: idOf('relation', 'traced', 'kovalenko'),
    personId: motherId,
    otherId: fatherId,
    kind: 'spouse',
  })
  await seek(teller, 'vera', 3, {
    seekerId,
    family: [
      {
        ...mother,
        name: 'Галина Іванівна Коваленко',
        relation: 'mother',
        place: 'Mariupol',
        separatedOn: '2022-03-18',
      },
      {
        ...father,
        name: 'Петро Коваленко',
        relation: 'father',
        place: 'Mariupol',
        separatedOn: '2022-03-18',
      },
    ],
  })
}

/** Two brothers speak again: followed up and closed. */
async function theTesfayes(teller: Teller): Promise<void> {
  const seekerId = await registered(teller, 'dmytro', 150, {
    key: 'biniam',
    name: 'ቢንያም ተስፋዬ ገብረ',
    script: 'Ethi',
    born: '1997-07-07',
    sex: 'male',
  })
  const brother = {
    key: 'dawit',
    name: 'Dawit Tesfaye Gebre',
    script: 'Latn',
    born: '1994-04-12',
    sex: 'male',
  } as const
  const brotherId = await registered(teller, 'yonas', 140, {
    ...brother,
    name: 'ዳዊት ተስፋዬ ገብረ',
    script: 'Ethi',
  })
  await seek(teller, 'dmytro', 130, {
    seekerId,
    family: [{ ...brother, relation: 'sibling', place: 'Asmara', separatedOn: '2019-08-01' }],
  })
  const match = await agreed(teller, 'bruno', 120, { personId: brotherId, agreement: ofAdult })
  const hands = {
    seeker: { worker: 'dmytro', supervisor: 'ana' },
    found: { worker: 'yonas', supervisor: 'bruno' },
  }
  await verify(teller, 110, {
    match,
    hands,
    answers: {
      seeker: { 'mother-name': 'Letebrhan', 'father-name': 'Tesfaye Gebre', siblings: 'Dawit, Selam' },
      found: { 'mother-name': 'Letebrhan', 'father-name': 'Tesfaye', siblings: 'Biniam and little Selam' },
    },
  })
  for (const [side, where] of [
    ['seeker', 'Codru reception house, ask for Dmytro.'],
    ['found', 'Telephone 07 9555 0118, after six.'],
  ] as const)
    await teller.act(hands[side].worker, teller.daysAgo(100), tellWhereabouts, {
      id: match,
      side,
      whereabouts: where,
      agreement: ofAdult,
    })
  const together = { id: match, side: 'seeker' } as const
  await teller.act('dmytro', teller.daysAgo(95), reunite, {
    ...together,
    on: teller.daysAgo(95).toISOString().slice(0, 10),
    reunion: 'by-telephone',
  })
  await teller.act('dmytro', teller.daysAgo(40), closeMatch, {
    ...together,
    closing: 'contact-restored',
    followUp: 'They speak every Sunday. He asks about family reunification; referred to legal aid.',
  })
}
