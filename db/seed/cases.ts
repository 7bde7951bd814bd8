import {
  readPerson,
  registerPerson,
  relatePeople,
  changeHousehold,
} from '@passerelle/domain/shared/people/contract'
import { openRecord } from '@passerelle/domain/shared/records/contract'
import {
  addNote,
  addTask,
  finishTask,
  setRisk,
  settleNeed,
} from '@passerelle/domain/shared/records/plan-contract'
import type { NeedResponse, TaskKind } from '@passerelle/domain/shared/records/record'
import type { ServiceType } from '@passerelle/domain/shared/services/service'
import { type Chance, chanceFrom } from './chance.ts'
import { type CaseFile, type Desk, daysAfter, hoursAfter, openFile } from './file.ts'
import { idOf } from './ids.ts'
import { nextLawyer, partnerFor } from './partners.ts'
import { type Invented, inventPerson, personId } from './people.ts'
import { type Profile, profiles } from './profiles.ts'
import { type Course, begins, courses, need, needId, refer } from './referring.ts'
import { type Area, answersFor } from './roads.ts'
import { type Teller, dayOf } from './telling.ts'

/** Where a case stands today, and what it had been when it was not trafficking. */
export type Standing =
  | 'opened'
  | 'referred'
  | 'safety-checked'
  | 'stopped'
  | 'interview-consented'
  | 'screened'
  | 'assessed'
  | 'in-conference'
  | 'status-decided'
  | 'not-a-victim'
  | 'in-reflection'
  | 'plan-agreed'
  | 'assisted'
  | 'follow-up'
  | 'closed'
  | 'closed-not-a-victim'
  | 'handed-over'
  | 'left'
  | 'reopened'

const standings: readonly (readonly [Standing, number])[] = [
  ['opened', 3],
  ['referred', 5],
  ['safety-checked', 4],
  ['stopped', 2],
  ['interview-consented', 4],
  ['screened', 6],
  ['assessed', 7],
  ['in-conference', 4],
  ['status-decided', 5],
  ['not-a-victim', 3],
  ['in-reflection', 10],
  ['plan-agreed', 14],
  ['assisted', 22],
  ['follow-up', 9],
  ['closed', 8],
  ['closed-not-a-victim', 3],
  ['handed-over', 4],
  ['left', 4],
  ['reopened', 2],
]

const desks: readonly (readonly [Desk, number])[] = [
  [{ organisation: 'harbour', country: 'JOR', worker: 'amal', supervisor: 'bruno' }, 5],
  [{ organisation: 'nistru', country: 'MDA', worker: 'vera', supervisor: 'olena' }, 3],
  [{ organisation: 'harbour', country: 'JOR', worker: 'yonas', supervisor: 'bruno' }, 4],
  [{ organisation: 'harbour-irbid', country: 'JOR', worker: 'mita', supervisor: 'firas' }, 3],
  [{ organisation: 'nistru', country: 'MDA', worker: 'natalya', supervisor: 'olena' }, 3],
  [{ organisation: 'harbour', country: 'JOR', worker: 'nour', supervisor: 'bruno' }, 2],
  [{ organisation: 'passerelle', country: 'JOR', worker: 'pilar', supervisor: 'grace' }, 2],
]

/** Every case of the world: each standing falls on desks in turn. */
export function inventCases(teller: Teller): readonly CaseFile[] {
  const places = desks.flatMap(([desk, share]) => Array.from({ length: share }, () => desk))
  const all = standings.flatMap(([standing, count]) =>
    Array.from({ length: count }, (_, at) => ({ standing, key: `${standing} ${at}` })),
  )
  return all.map(({ standing, key }, at) => {
    // Seven has no divisor in common with the turn: every desk meets every standing.
    const desk = places[(at * 7) % places.length]
    if (!desk) throw new Error('No desk is there.')
    const turn = all.slice(0, at).filter((one) => active.includes(one.standing)).length
    return inventCase(teller, { key, standing, desk, at, turn })
  })
}

interface CasePlan {
  readonly key: string
  readonly standing: Standing
  readonly desk: Desk
  readonly at: number
  /** How many cases with referrals under way came before this one. */
  readonly turn: number
}

function inventCase(teller: Teller, plan: CasePlan): CaseFile {
  const chance = chanceFrom(`person ${plan.key}`)
  const start = startOf(teller, plan, chance)
  const profile = chance.pick(profiles[plan.desk.country])
  const person = inventSelf(plan, profile, { chance, today: dayOf(start) })
  const file = openFile({
    key: plan.key,
    desk: plan.desk,
    profile,
    person,
    isChild: person.age < 18,
    begunAt: start,
    personId: personId(plan.key),
    teller,
  })
  begin(file, plan, start)
  return file
}

function inventSelf(
  { key, desk }: CasePlan,
  profile: Profile,
  { chance, today }: { chance: Chance; today: string },
): Invented {
  const sex = profile.sex === 'either' ? chance.pick(['female', 'male'] as const) : profile.sex
  const drawn = chance.whole(...profile.age)
  const age = drawn === 17 ? 16 : drawn === 18 ? 19 : drawn
  return inventPerson(
    { id: personId(key), origin: chance.pick(profile.origins), sex, age, country: desk.country, today },
    chance,
  )
}

/** How many days ago it began: long enough for what was to happen. */
const ages: Readonly<Record<Standing, readonly [least: number, most: number]>> = {
  opened: [0, 2],
  referred: [0, 6],
  'safety-checked': [0, 5],
  stopped: [2, 12],
  'interview-consented': [0, 1],
  screened: [0, 6],
  assessed: [5, 9],
  'in-conference': [8, 15],
  'status-decided': [9, 16],
  'not-a-victim': [12, 25],
  'in-reflection': [12, 32],
  'plan-agreed': [45, 60],
  assisted: [75, 190],
  'follow-up': [200, 420],
  closed: [470, 600],
  'closed-not-a-victim': [40, 120],
  'handed-over': [80, 200],
  left: [30, 150],
  reopened: [520, 600],
}

function startOf(teller: Teller, { standing, at }: CasePlan, chance: Chance): Date {
  const days = chance.whole(...ages[standing])
  const start = teller.daysAgo(days, 6 + (at % 5))
  return days === 0 ? hoursAfter(teller.begun, -chance.whole(3, 7)) : start
}

function begin(file: CaseFile, plan: CasePlan, start: Date): void {
  meet(file, start)
  family(file, start)
  walk(file, plan, start)
  if (plan.standing !== 'opened') judge(file, hoursAfter(start, 4))
  jot(file, plan, start)
  remind(file, plan)
  extra(file, plan, start)
}

function meet({ teller, desk, person, recordId, personId: id, note, chance }: CaseFile, start: Date): void {
  note(start, (at) => teller.act(desk.worker, at, registerPerson, person.draft))
  note(hoursAfter(start, 0.2), (at) =>
    teller.act(desk.worker, at, openRecord, { id: recordId, personId: id, programme: 'counter-trafficking' }),
  )
  if (chance.happens(0.3))
    note(hoursAfter(start, 0.3), (at) => teller.act(desk.worker, at, readPerson, { id }))
}

const relatives = [
  { kind: 'child', older: -20 },
  { kind: 'child', older: -23 },
  { kind: 'sibling', older: 2 },
  { kind: 'parent', older: 24 },
  { kind: 'spouse', older: 4 },
] as const

/** Some came with their families; how well that is proved differs. */
function family(file: CaseFile, start: Date): void {
  const { person, chance, teller, desk, key, note } = file
  if (!chance.happens(0.55)) return
  const fitting = relatives.filter(
    ({ older }) => person.age + older > 0 && person.age + older < 80 && (person.age > 20 || older > 0),
  )
  const some = fitting
    .filter((each) => chance.happens(0.5) && !(each.kind === 'spouse' && person.age < 20))
    .slice(0, 3)
  const members = some.map(({ kind, older }, at) => {
    const sex =
      kind === 'spouse'
        ? person.sex === 'female'
          ? 'male'
          : 'female'
        : chance.pick(['female', 'male'] as const)
    const sketch = {
      id: personId(key, `relative ${at}`),
      origin: person.origin,
      sex,
      age: person.age + older,
      country: desk.country,
      today: dayOf(start),
      like: person,
    }
    return { kind, invented: inventPerson(sketch, chance) }
  })
  for (const [at, { kind, invented }] of members.entries()) {
    note(hoursAfter(start, 0.5 + at / 20), (moment) =>
      teller.act(desk.worker, moment, registerPerson, invented.draft),
    )
    note(hoursAfter(start, 0.51 + at / 20), (moment) =>
      teller.act(desk.worker, moment, relatePeople, {
        id: idOf('relation', key, at),
        personId: file.personId,
        otherId: invented.draft.id,
        kind,
        evidence: chance.pick(['declared', 'declared', 'documented', 'disputed', 'dna']),
        legalGuardian: kind === 'parent' && file.isChild,
      }),
    )
  }
  if (members.length > 0)
    together(
      file,
      start,
      members.map(({ invented }) => invented.draft.id),
    )
}

function together(
  { teller, desk, person, key, note, personId: self }: CaseFile,
  start: Date,
  others: readonly string[],
): void {
  const label = person.draft.names[0]?.text ?? key
  const add = [{ personId: self, principal: true }, ...others.map((id) => ({ personId: id }))]
  note(hoursAfter(start, 0.8), (at) =>
    teller.act(desk.worker, at, changeHousehold, { id: idOf('household', key), label, add }),
  )
}

/** The steps of the programme, one after the other, as far as this case has come. Gives the moment of the last. */
function walk(file: CaseFile, plan: CasePlan, start: Date): Date {
  const { standing } = plan
  const { worker } = file.desk
  if (standing === 'opened') return start
  file.step(hoursAfter(start, 0.4), worker, 'record-contact', answersFor.contact(file))
  if (standing === 'referred') return start
  file.step(hoursAfter(start, 1), worker, 'check-safety', answersFor.safety(file))
  if (standing === 'safety-checked') return start
  file.step(hoursAfter(start, 1.3), worker, 'ask-consent', answersFor.consent(file))
  if (standing === 'interview-consented') return start
  if (standing === 'stopped') {
    file.step(hoursAfter(start, 2), worker, 'stop-interview', () => ({
      reason: 'She wishes to sleep first.',
      toldHelpContinues: 'yes',
    }))
    return start
  }
  file.step(hoursAfter(start, 2), worker, 'screen', answersFor.screening(file))
  if (standing === 'left') return leaveEarly(file, start)
  return standing === 'screened' ? start : decide(file, plan, start)
}

function leaveEarly(file: CaseFile, start: Date): Date {
  const at = daysAfter(start, 20)
  const way = file.chance.pick(['own-choice', 'contact-lost'] as const)
  const told = way === 'own-choice' ? { toldMayReturn: 'yes', safetyPlanTaken: 'yes' } : {}
  file.step(at, file.desk.worker, 'leave', () => ({
    leavingWay: way,
    reason:
      way === 'own-choice'
        ? 'Has found work with a cousin.'
        : 'The number is switched off; the shop has not seen her.',
    ...told,
  }))
  return at
}

/** The signs are weighed by whoever met the person, and decided by somebody else. */
function decide(file: CaseFile, plan: CasePlan, start: Date): Date {
  const { standing } = plan
  const { worker, supervisor } = file.desk
  const isNot = standing === 'not-a-victim' || standing === 'closed-not-a-victim'
  const status = isNot
    ? 'NotAVictimOfTrafficking'
    : file.chance.pick([
        'PossibleVictimOfTrafficking',
        'PossibleVictimOfTrafficking',
        'ActualVictimOfTrafficking',
      ])
  const assessed = daysAfter(start, file.chance.whole(1, 4))
  file.step(assessed, worker, 'assess', answersFor.assessment(file, status))
  if (standing === 'assessed') return assessed
  const decided = daysAfter(assessed, file.chance.whole(1, 3))
  if (standing === 'in-conference') {
    file.step(decided, supervisor, 'call-conference', () => ({
      reasons: 'The account of the recruiter’s part does not fit with the dates of the ticket.',
      openQuestions: 'Who paid for the ticket?',
    }))
    return decided
  }
  file.step(decided, supervisor, 'decide', answersFor.decision(status))
  if (standing === 'status-decided') return decided
  return isNot ? protect(file, plan, decided) : reflect(file, plan, decided)
}

/** Not a victim is not without needs. */
function protect(file: CaseFile, plan: CasePlan, decided: Date): Date {
  const { worker } = file.desk
  const at = daysAfter(decided, 1)
  const closes = plan.standing === 'closed-not-a-victim'
  hand(file, {
    what: 'legal',
    type: 'legal-aid',
    course: closes ? 'closed' : 'accepted',
    at: daysAfter(decided, 0.5),
  })
  file.step(at, worker, 'offer-protection', () => ({
    servicesOffered: ['labour-rights', 'legal-aid'],
    reply: 'accepted',
    decisionExplained: 'yes',
  }))
  if (!closes) return at
  const end = daysAfter(at, 20)
  file.step(end, worker, 'close-not-a-victim', () => answersFor.closing('not-a-victim'))
  return end
}

function reflect(file: CaseFile, plan: CasePlan, decided: Date): Date {
  const { worker } = file.desk
  const began = daysAfter(decided, file.chance.whole(0, 2))
  file.step(hoursAfter(began, 1), worker, 'begin-reflection', answersFor.reflection)
  return plan.standing === 'in-reflection' ? began : agreePlan(file, plan, began)
}

const serviceOf: Readonly<Record<Area, ServiceType>> = {
  shelter: 'safe-shelter',
  protection: 'protection',
  counselling: 'counselling',
  medical: 'health',
  legal: 'legal-aid',
}

function agreePlan(file: CaseFile, plan: CasePlan, began: Date): Date {
  const { worker } = file.desk
  const { standing } = plan
  const areas = chooseAreas(file)
  const planned =
    standing === 'plan-agreed'
      ? file.teller.daysAgo(file.chance.whole(9, 14))
      : daysAfter(began, file.chance.whole(6, 22))
  file.step(planned, worker, 'agree-plan', answersFor.plan(file, areas))
  if (standing === 'plan-agreed') return planned
  const lasting: readonly Course[] =
    standing === 'assisted'
      ? ['in-service', 'completed', 'closed', 'closed', 'accepted']
      : standing === 'handed-over'
        ? ['accepted', 'in-service']
        : ['closed']
  for (const area of areas)
    hand(file, {
      what: area,
      type: serviceOf[area],
      course: file.chance.pick(lasting),
      at: hoursAfter(planned, 3 + areas.indexOf(area)),
    })
  const assisted = daysAfter(planned, 3)
  file.step(assisted, worker, 'begin-assistance')
  if (standing === 'assisted') return assisted
  return standing === 'handed-over' ? handOver(file, assisted) : followUp(file, plan, assisted)
}

function chooseAreas({ chance, person, isChild, desk }: CaseFile): readonly Area[] {
  const some: Area[] =
    desk.country === 'JOR' && person.sex === 'male' ? [] : chance.happens(0.5) ? ['shelter'] : []
  if (chance.happens(0.5)) some.push('counselling')
  if (chance.happens(0.4)) some.push('medical')
  if (chance.happens(0.3)) some.push('protection')
  if (some.length === 0 || isChild || chance.happens(0.6)) some.push('legal')
  return some
}

interface Hand {
  readonly what: string
  readonly type: ServiceType
  readonly course: Course
  readonly at: Date
}

/** Hands a need to a partner where there is one; else says how it was met. */
function hand(file: CaseFile, { what, type, course, at }: Hand): void {
  const partner = partnerFor(type, file.desk, { sex: file.person.sex, isChild: file.isChild })
  if (partner) return refer(file, { key: what, type, partner, course, at, next: nextLawyer(file.desk) })
  const response =
    file.desk.country === 'MDA' ? (type === 'health' ? 'received-elsewhere' : 'in-house') : 'unavailable'
  settle(file, { what, type, response, at })
}

function settle(
  file: CaseFile,
  {
    what,
    type,
    response,
    at,
  }: { what: string; type: ServiceType; response: Exclude<NeedResponse, 'referred'>; at: Date },
): void {
  need(file, at, what, type)
  file.note(hoursAfter(at, 5), (moment) =>
    file.teller.act(file.desk.worker, moment, settleNeed, { id: needId(file, what), version: 1, response }),
  )
}

function handOver(file: CaseFile, assisted: Date): Date {
  // A partner took over where one is; else nobody could.
  const at = daysAfter(assisted, 14)
  hand(file, {
    what: 'later',
    type: file.desk.country === 'MDA' ? 'family-tracing' : 'protection',
    course: 'accepted',
    at: daysAfter(assisted, 4),
  })
  file.step(at, file.desk.worker, 'hand-over', () => ({
    personAgrees: 'yes',
    openPoints: 'The hearing, and the permit after it.',
    toldMayReturn: 'yes',
  }))
  return at
}

function followUp(file: CaseFile, plan: CasePlan, assisted: Date): Date {
  const { worker } = file.desk
  const began = daysAfter(assisted, file.chance.whole(25, 35))
  file.step(began, worker, 'begin-follow-up')
  const half = daysAfter(began, 181)
  if (half < file.teller.begun) file.step(half, worker, 'visit', answersFor.visit('month-6', 'yes'))
  else file.step(daysAfter(began, 60), worker, 'visit', answersFor.visit('other', 'yes'))
  if (plan.standing === 'follow-up') return began
  const last = file.chance.happens(0.5) ? daysAfter(began, 360) : daysAfter(began, 250)
  const isWhole = last.getTime() - began.getTime() > 300 * 86_400_000
  file.step(last, worker, 'visit', answersFor.visit(isWhole ? 'month-12' : 'other', isWhole ? 'yes' : 'no'))
  const closed = daysAfter(last, 6)
  file.step(closed, worker, 'close', () => answersFor.closing(isWhole ? 'goals-met' : 'no-further-wish'))
  return plan.standing === 'reopened' ? comeBack(file) : closed
}

function comeBack(file: CaseFile): Date {
  const { worker } = file.desk
  const at = file.teller.daysAgo(4)
  file.step(at, worker, 'reopen', () => ({
    askedBy: 'person',
    reason: 'She was followed home from the bus, twice.',
  }))
  file.step(hoursAfter(at, 1), worker, 'check-safety', answersFor.safety(file))
  file.step(hoursAfter(at, 2), worker, 'resume')
  return at
}

function judge(file: CaseFile, at: Date): void {
  const risk = file.chance.pick(['low', 'medium', 'medium', 'high'] as const)
  const why = {
    low: 'Nobody knows where the person lives now.',
    medium: 'The recruiter has the number of a cousin.',
    high: 'Threats by telephone this week; the car stood before the house.',
  }[risk]
  file.note(at, (moment) =>
    file.teller.act(file.desk.worker, moment, setRisk, {
      id: idOf('risk', file.key),
      recordId: file.recordId,
      risk,
      why,
      factors: [
        {
          factor: 'Debts at home',
          level: 'household',
          direction: 'risk',
          severity: file.chance.pick(['low', 'medium']),
          evidence: null,
        },
        {
          factor: 'A friend with a telephone',
          level: 'community',
          direction: 'protective',
          severity: 'medium',
          evidence: 'Met her at the second talk.',
        },
        ...(risk === 'high'
          ? [
              {
                factor: 'Threats',
                level: 'individual',
                direction: 'risk',
                severity: 'high',
                evidence: 'Two voice messages heard.',
              } as const,
            ]
          : []),
      ],
    }),
  )
}

const jottings = [
  'Called as agreed; asked after the date of the hearing.',
  'Brought a cake. Laughs for the first time.',
  'Did not come. The interpreter waited an hour.',
  'Asked that nobody writes to the old number any more.',
  'The landlord wants the rent by Thursday.',
  'Went along to the clinic; the doctor took time.',
  'Would like a woman as interpreter, not from the same village.',
  'Sleeps better since the lock was changed.',
]

function jot(file: CaseFile, { standing }: CasePlan, start: Date): void {
  const open = file.teller.begun.getTime() - start.getTime()
  const count = standing === 'opened' ? 0 : Math.min(3, 1 + Math.floor(open / (40 * 86_400_000)))
  for (let at = 0; at < count; at += 1) {
    const moment = new Date(start.getTime() + open * (0.15 + (0.8 * (at + file.chance.next())) / (count + 1)))
    const text = file.chance.pick(jottings)
    file.note(moment, (when, day) =>
      file.teller.act(file.desk.worker, when, addNote, {
        id: idOf('note', file.key, at),
        recordId: file.recordId,
        text,
        contactOn: file.chance.happens(0.7) ? day : null,
      }),
    )
  }
}

const reminders: readonly (readonly [TaskKind, string])[] = [
  ['call', 'Call, before ten'],
  ['visit', 'Look in'],
  ['accompany', 'Go along to the hearing'],
  ['paperwork', 'Copy of the permit for the lawyer'],
  ['appointment', 'Appointment at the clinic'],
  ['review', 'Read the safety plan again'],
  ['follow-up', 'Ask whether the course goes well'],
]
const ended: readonly Standing[] = ['closed', 'closed-not-a-victim', 'handed-over', 'left']

/** Something to do: some of it is late, some is for today. */
function remind(file: CaseFile, { standing, at }: CasePlan): void {
  if (ended.includes(standing)) return
  const { teller, desk, recordId, chance, key } = file
  const dues = at % 5 === 0 ? [-2] : at % 5 === 1 ? [0] : [chance.whole(1, 12)]
  if (at % 3 === 0) dues.push(chance.whole(2, 30))
  for (const [which, days] of dues.entries()) {
    const [kind, text] = chance.pick(reminders)
    const dueAt = new Date(Date.parse(`${teller.today}T14:00:00Z`) + days * 86_400_000).toISOString()
    const said = hoursAfter(teller.begun, -1 - which)
    file.note(said, (moment) =>
      teller.act(desk.worker, moment, addTask, { id: idOf('task', key, which), recordId, kind, text, dueAt }),
    )
  }
  if (at % 4 === 0) finished(file)
}

function finished({ teller, desk, recordId, key, note }: CaseFile): void {
  const id = idOf('task', key, 'done')
  const asked = hoursAfter(teller.begun, -2.5)
  note(asked, (moment) =>
    teller.act(desk.worker, moment, addTask, {
      id,
      recordId,
      kind: 'call',
      text: 'Ring back',
      dueAt: teller.begun.toISOString(),
    }),
  )
  note(hoursAfter(asked, 1.2), (moment) => teller.act(desk.worker, moment, finishTask, { id }))
}

/** Where people are helped, referrals are under way in every way there is. */
const active: readonly Standing[] = ['status-decided', 'in-reflection', 'plan-agreed', 'assisted', 'reopened']
const kinds: readonly ServiceType[] = [
  'interpretation',
  'cash',
  'livelihoods',
  'family-tracing',
  'food',
  'transport',
  'legal-aid',
]

function extra(file: CaseFile, { standing, at, turn }: CasePlan, start: Date): void {
  if (!active.includes(standing)) return
  const known = Math.floor((file.teller.begun.getTime() - start.getTime()) / 86_400_000) - 2
  const [first, second] = [courses[turn % courses.length], courses[(turn + 5) % courses.length]]
  // A course that takes longer than the case is old stays where it can be by now.
  for (const [which, course] of [first, second].entries())
    if (course)
      freshReferral(file, {
        course: begins[course][0] > known ? 'in-service' : course,
        kind: kinds[(at + which * 3) % kinds.length] ?? 'cash',
        what: `extra ${which}`,
        known,
      })
}

/** How far a referral goes where nobody has an account: the answer comes by a link. */
const byLink: readonly Course[] = ['draft', 'sent', 'overdue', 'expired']

interface Fresh {
  readonly course: Course
  readonly kind: ServiceType
  readonly what: string
  /** For how many days the case has been known. */
  readonly known: number
}

function freshReferral(file: CaseFile, { course, kind, what, known }: Fresh): void {
  const type = course === 'rerouted' ? 'legal-aid' : kind
  const partner = partnerFor(type, file.desk, { sex: file.person.sex, isChild: file.isChild })
  if (partner?.handler === '' && !byLink.includes(course))
    return freshReferral(file, { course, kind: 'cash', what, known })
  if (!partner) return
  const [least, most] = begins[course]
  const days = Math.min(file.chance.whole(least, most), known)
  const at =
    days === 0
      ? hoursAfter(file.teller.begun, -file.chance.whole(2, 9))
      : hoursAfter(file.teller.begun, -24 * days - file.chance.whole(0, 6))
  refer(file, { key: what, type, partner, course, at, next: nextLawyer(file.desk) })
}
