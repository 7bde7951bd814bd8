import { type Day, addDays, addYears } from '@passerelle/domain/kernel/day'
import type { registerPerson } from '@passerelle/domain/shared/people/contract'
import type { z } from 'zod'
import type { Chance } from './chance.ts'
import { idOf } from './ids.ts'
import { type Called, callSomeone, namesOf } from './names.ts'
import { places } from './places.ts'
import type { Origin } from './profiles.ts'

type Draft = z.input<typeof registerPerson.input>

export interface Invented {
  readonly draft: Draft
  readonly called: Called
  readonly origin: Origin
  readonly sex: 'female' | 'male'
  readonly age: number
}

export interface Sketch {
  readonly id: string
  readonly origin: Origin
  readonly sex: 'female' | 'male'
  readonly age: number
  readonly country: 'JOR' | 'MDA'
  readonly today: Day
  /** Somebody of the same family. */
  readonly like?: Invented
}

export function inventPerson(sketch: Sketch, chance: Chance): Invented {
  const { origin, sex, age, like } = sketch
  const called = callSomeone(origin.culture, sex, chance, like?.called)
  const draft: Draft = {
    id: sketch.id,
    names: [...namesOf(origin.culture, called)],
    birth: birth(sketch, chance),
    sex,
    citizenships: chance.happens(0.04) ? null : [origin.citizenship],
    languages: [...origin.languages],
    interpreterNeeded: isForeign(sketch) && !origin.languages.includes('eng'),
    ...status(sketch, chance),
    papers: papers(sketch, chance),
    specificNeeds: specificNeeds(sketch, chance),
    placeId: chance.pick(
      places.filter(({ country, level }) => country === sketch.country && (level === 2 || country === 'MDA')),
    ).id,
    whereabouts: chance.happens(0.5) ? chance.pick(whereabouts) : null,
    contacts: like ? [] : contacts(sketch, chance),
  }
  return { draft, called, origin, sex, age }
}

const whereabouts = [
  'With an aunt, second floor, the door with the blue curtain.',
  'In a room behind the bakery; ask for the baker.',
  'With a colleague from the village, until the end of the month.',
  'Moves between two friends; ask first where tonight.',
  'With the employer’s sister, who does not know.',
]

function isForeign({ origin, country }: Sketch): boolean {
  return country === 'JOR' ? !origin.languages.includes('ara') : !origin.languages.includes('ron')
}

/** Not everybody knows the day; some say how old they are. */
function birth({ age, today }: Sketch, chance: Chance): Draft['birth'] {
  const day = addDays(addYears(today, -age), -chance.whole(5, 350))
  const nearlyGrown = age > 13 && age < 21
  if (nearlyGrown || chance.happens(0.62)) return { day, precision: 'exact' }
  if (chance.happens(0.4)) return { day: `${day.slice(0, 4)}-01-01`, precision: 'year' }
  return { age, on: today }
}

function status(
  { origin, country }: Sketch,
  chance: Chance,
): Pick<Draft, 'displacementStatus' | 'registration'> {
  if (origin.citizenship === country) return { displacementStatus: 'resident', registration: null }
  if (origin.citizenship === 'XXA') return { displacementStatus: 'stateless', registration: 'not-registered' }
  if (origin.citizenship === 'SYR')
    return {
      displacementStatus: 'refugee',
      registration: chance.pick(['registered', 'registered', 'pending']),
    }
  if (origin.citizenship === 'IRQ' || origin.citizenship === 'UKR')
    return { displacementStatus: 'asylum-seeker', registration: chance.pick(['registered', 'pending']) }
  return { displacementStatus: 'foreign-national', registration: chance.pick(['not-registered', null]) }
}

function papers({ origin, age, today }: Sketch, chance: Chance): Draft['papers'] {
  if (chance.happens(0.2)) return null
  if (chance.happens(0.3)) return []
  const number = `X${chance.whole(1_000_000, 9_999_999)}`
  if (origin.citizenship === 'SYR')
    return [
      {
        kind: 'asylum-certificate',
        number: `000-00C${chance.whole(10_000, 99_999)}`,
        country: null,
        expiresOn: addDays(today, chance.whole(-200, 300)),
      },
    ]
  const kind = age < 16 ? 'birth-certificate' : chance.pick(['passport', 'national-identity'] as const)
  const country = origin.citizenship === 'XXA' ? null : origin.citizenship
  return [
    {
      kind,
      number,
      country,
      expiresOn: kind === 'birth-certificate' ? null : addDays(today, chance.whole(-400, 2_000)),
    },
  ]
}

function specificNeeds({ age, sex }: Sketch, chance: Chance): Draft['specificNeeds'] {
  if (chance.happens(0.15)) return null
  const some = new Set<NonNullable<Draft['specificNeeds']>[number]>()
  if (age < 18) some.add('child-at-risk')
  if (sex === 'female' && age >= 18 && chance.happens(0.5)) some.add('woman-at-risk')
  if (chance.happens(0.1)) some.add('disability')
  if (chance.happens(0.12)) some.add('serious-medical-condition')
  if (chance.happens(0.15) && age >= 20) some.add('single-parent')
  return [...some]
}

function contacts({ country, age }: Sketch, chance: Chance): Draft['contacts'] {
  if (age < 14)
    return [
      {
        channel: 'through-someone',
        value: 'Through the teacher of the evening class',
        safe: 'yes',
        when: 'Sunday to Thursday, four to six',
        askFor: null,
      },
    ]
  const number =
    country === 'JOR' ? `+962 7 0000 ${chance.whole(1000, 9999)}` : `+373 600 0${chance.whole(1000, 9999)}`
  const first = {
    channel: chance.pick(['whatsapp', 'phone', 'sms'] as const),
    value: number,
    safe: chance.pick(['yes', 'yes', 'no', 'unknown'] as const),
    when: chance.pick([
      'Mornings, before ten',
      'Only when she sends a full stop first',
      'Friday afternoons',
      null,
    ]),
    askFor: chance.pick([null, null, 'the dressmaker', 'the lady of the library']),
  }
  if (chance.happens(0.7)) return [first]
  return [
    first,
    {
      channel: 'through-someone',
      value: 'Through the corner shop',
      safe: 'unknown',
      when: null,
      askFor: null,
    },
  ]
}

export function personId(caseKey: string, who = 'self'): string {
  return idOf('person', caseKey, who)
}
