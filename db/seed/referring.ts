import { type Day, addDays, addMonths, earliest } from '@passerelle/domain/kernel/day'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import { giveConsent, withdrawConsent } from '@passerelle/domain/shared/consents/contract'
import { addNeed, addNote, addTask } from '@passerelle/domain/shared/records/plan-contract'
import { referralConfig } from '@passerelle/domain/shared/referrals/config'
import {
  acceptReferral,
  attestReferral,
  closeReferral,
  completeReferral,
  declineReferral,
  noCapacity,
  openOwnRecord,
  readReferral,
  receiveReferral,
  reroute,
  revokeReferral,
  saveDraft,
  sendReferral,
  startService,
} from '@passerelle/domain/shared/referrals/contract'
import type { Priority } from '@passerelle/domain/shared/referrals/referral'
import type { ServiceType } from '@passerelle/domain/shared/services/service'
import { chanceFrom } from './chance.ts'
import { type CaseFile, daysAfter, hoursAfter } from './file.ts'
import { idOf } from './ids.ts'
import { serviceId } from './services.ts'

/** How a referral went, as far as it went. */
export const courses = [
  'draft',
  'sent',
  'overdue',
  'expired',
  'received',
  'accepted',
  'in-service',
  'completed',
  'closed',
  'declined',
  'declined-closed',
  'no-capacity',
  'rerouted',
  'revoked',
  'withdrawn',
  'attested',
] as const
export type Course = (typeof courses)[number]

/** How many days before today somebody sends, so that the course has come as far as it says. */
export const begins: Readonly<Record<Course, readonly [least: number, most: number]>> = {
  draft: [0, 1],
  sent: [0, 1],
  overdue: [4, 5],
  expired: [3, 6],
  received: [1, 2],
  accepted: [2, 6],
  'in-service': [6, 25],
  completed: [14, 30],
  closed: [20, 45],
  declined: [2, 4],
  'declined-closed': [4, 20],
  'no-capacity': [2, 4],
  rerouted: [4, 9],
  revoked: [4, 20],
  withdrawn: [6, 9],
  attested: [9, 20],
}

/** A service of a partner, and who answers there. */
export interface Partner {
  readonly organisation: string
  readonly service: string
  readonly keeper: string
  readonly handler: string
}

export interface Asking {
  readonly key: string
  readonly type: ServiceType
  readonly partner: Partner
  readonly next?: Partner
  readonly course: Course
  readonly at: Date
  readonly priority?: Priority
  readonly message?: string
  readonly note?: string
}

const notes: Readonly<Partial<Record<ServiceType, string>>> = {
  'safe-shelter': 'A bed behind a door that locks, this week.',
  'legal-aid': 'A lawyer, for the wages and for the permit.',
  counselling: 'Somebody to talk to, a woman if possible.',
  'mental-health': 'Does not sleep; wishes to see a doctor for it.',
  health: 'A doctor for the cough and for the old burn.',
  protection: 'Company on the way to work; somebody followed her twice.',
  food: 'Hot meals until the wages are there.',
  cash: 'Rent for one month.',
  'family-tracing': 'A brother, last heard of in Mersin.',
  interpretation: 'An interpreter who is not from her village.',
  transport: 'A driver for the day of the hearing.',
  livelihoods: 'The sewing course.',
}

export function needId({ key }: CaseFile, what: string): string {
  return idOf('need', key, what)
}

export function referralId({ key }: CaseFile, what: string): string {
  return idOf('referral', key, what)
}

/** The need alone; what becomes of it is told by others. */
export function need(
  file: CaseFile,
  at: Date,
  what: string,
  type: ServiceType,
  more: { priority?: Priority; note?: string | undefined } = {},
): void {
  const { recordId, teller, desk } = file
  file.note(at, (moment) =>
    teller.act(desk.worker, moment, addNeed, {
      id: needId(file, what),
      recordId,
      serviceType: type,
      note: more.note ?? notes[type] ?? null,
      priority: more.priority ?? 'normal',
      placeId: file.person.draft.placeId ?? null,
      signedByPerson: true,
    }),
  )
}

/** The person agrees, the need is handed over, the partner answers: as far as the course goes. */
export function refer(file: CaseFile, asking: Asking): void {
  const { desk, teller } = file
  const { at, key, partner } = asking
  const priority =
    asking.priority ??
    (asking.course === 'expired' ? 'emergency' : asking.course === 'overdue' ? 'urgent' : 'normal')
  need(file, hoursAfter(at, -1), key, asking.type, { priority, note: asking.note })
  if (asking.course === 'draft') return draft(file, asking, priority)
  agree(file, hoursAfter(at, -0.5), partner.organisation)
  const categories = categoriesFor(file)
  const id = referralId(file, key)
  const sending = {
    needId: needId(file, key),
    serviceId: serviceId(partner.organisation, partner.service),
    priority,
    categories,
    message: asking.message ?? null,
  }
  file.note(at, (moment) => teller.act(desk.worker, moment, sendReferral, { id, ...sending }))
  follow(file, asking, id, priority)
}

function draft(file: CaseFile, { at, key, partner }: Asking, priority: Priority): void {
  const id = referralId(file, key)
  file.note(at, (moment) =>
    file.teller.act(file.desk.worker, moment, saveDraft, {
      id,
      needId: needId(file, key),
      serviceId: serviceId(partner.organisation, partner.service),
      priority,
      categories: ['name', 'need'],
      message: 'To be asked on Sunday whether she wants this at all.',
    }),
  )
}

export function categoriesFor({ person, chance }: CaseFile): DataCategory[] {
  const some: DataCategory[] = ['name', 'age-and-sex', 'languages', 'need']
  if (person.draft.contacts?.some(({ safe }) => safe === 'yes')) some.push('contact')
  if (person.draft.citizenships && chance.happens(0.4)) some.push('nationality')
  return some
}

/** Everything that might be asked for later is agreed to now, each by itself. */
export function agree(
  file: CaseFile,
  at: Date,
  organisation: string | null,
  about: {
    purpose?: 'referral' | 'case-management' | 'tracing'
    categories?: DataCategory[]
    until?: (day: Day) => Day
  } = {},
): void {
  const { teller, desk, recordId, person, isChild, chance, key } = file
  const until =
    about.until ?? ((day: Day) => earliest(addMonths(day, 23), addDays(teller.today, chance.whole(12, 160))))
  file.note(at, (moment, day) =>
    teller.act(desk.worker, moment, giveConsent, {
      id: idOf('consent', key, organisation ?? 'own', moment.toISOString()),
      recordId,
      purpose: about.purpose ?? 'referral',
      recipientId: organisation ? idOf('organisation', organisation) : null,
      categories: about.categories ?? [
        'name',
        'age-and-sex',
        'languages',
        'need',
        'contact',
        'nationality',
        'whereabouts',
      ],
      validUntil: until(day),
      givenBy: isChild ? 'child-assent-and-guardian' : 'self',
      form: 'explicit-oral-witnessed',
      guardianName: isChild ? 'The child-protection officer on duty' : null,
      witnessName: 'The colleague of the front desk',
      textLanguage: person.origin.languages[0] === 'ara' ? 'ar' : 'en',
      language: person.origin.languages[0] ?? 'ara',
      interpreter: person.draft.interpreterNeeded ? 'An interpreter of Open Hands' : null,
      readAloud: true,
      privatePlace: true,
      capacityNote: null,
      evidenceDocumentId: null,
    }),
  )
}

/** What happened after sending. */
function follow(file: CaseFile, asking: Asking, id: string, priority: Priority): void {
  const { course, at, partner } = asking
  if (course === 'sent') return
  if (course === 'overdue' || course === 'expired') return runOut(file, asking, id, priority)
  const { teller } = file
  const after = (hours: number, tell: (moment: Date) => Promise<unknown>) =>
    file.note(hoursAfter(at, hours), tell)
  const { keeper, handler } = partner
  after(3 + file.chance.whole(0, 12), (moment) => teller.act(keeper, moment, receiveReferral, { id }))
  if (course === 'received') return
  if (course === 'declined' || course === 'declined-closed') {
    after(22, (moment) =>
      teller.act(keeper, moment, declineReferral, {
        id,
        code: file.chance.pick(['not-eligible', 'outside-area', 'incomplete-information']),
        note: 'Please ask us again with the date of the hearing.',
      }),
    )
    if (course === 'declined-closed')
      after(60, (moment) => teller.act(file.desk.worker, moment, closeReferral, { id }))
    return
  }
  if (course === 'no-capacity' || course === 'rerouted') {
    after(20, (moment) =>
      teller.act(keeper, moment, noCapacity, { id, note: 'Full until the end of the month.' }),
    )
    if (course === 'rerouted') sendOn(file, asking, id)
    return
  }
  if (course === 'revoked') {
    after(30, (moment) =>
      teller.act(file.desk.worker, moment, revokeReferral, { id, reason: 'She found a lawyer of her own.' }),
    )
    return
  }
  after(26, async (moment) => {
    await teller.act(keeper, moment, acceptReferral, { id, handlerId: idOf('account', handler) })
    await teller.act(handler, hoursAfter(moment, 0.1), readReferral, { id })
    if (ownRecords.includes(partner.organisation) && lasts.includes(course))
      await openOwn(file, asking, id, hoursAfter(moment, 0.2))
  })
  goOn(file, asking, id, after)
}

/** Partners that keep records of their own, and how far a referral has to come for one. */
const ownRecords: readonly string[] = ['almond', 'lantern', 'cedar', 'codru']
const lasts: readonly Course[] = ['accepted', 'in-service', 'completed']

/** The partner begins a record of its own, from what it was told and no more. */
async function openOwn(
  { key, teller }: CaseFile,
  { key: what, partner }: Asking,
  id: string,
  at: Date,
): Promise<void> {
  const { organisation, handler } = partner
  const recordId = idOf('record', key, what, organisation)
  const ownPerson = idOf('person', key, what, organisation)
  await teller.act(handler, at, openOwnRecord, {
    id,
    personId: ownPerson,
    recordId,
    programme: 'counter-trafficking',
  })
  await teller.act(handler, hoursAfter(at, 0.3), addNote, {
    id: idOf('note', key, what, organisation),
    recordId,
    text: 'Came with the sheet of the colleagues. First talk tomorrow; she chose the hour.',
  })
  const dueAt = daysAfter(teller.begun, chanceFrom(id).whole(-2, 9)).toISOString()
  await teller.act(handler, hoursAfter(at, 0.4), addTask, {
    id: idOf('task', key, what, organisation),
    recordId,
    kind: 'appointment',
    text: 'First appointment',
    dueAt,
  })
}

type After = (hours: number, tell: (moment: Date) => Promise<unknown>) => void

function goOn(file: CaseFile, { course, partner, at }: Asking, id: string, after: After): void {
  const { teller, desk, recordId } = file
  if (course === 'accepted') return
  if (course === 'withdrawn' || course === 'attested') {
    const recipientId = idOf('organisation', partner.organisation)
    after(70, (moment) =>
      teller.act(desk.worker, moment, withdrawConsent, {
        recordId,
        recipientId,
        reason: 'He knows somebody who works there.',
      }),
    )
    if (course === 'attested')
      after(110, (moment) => teller.act(partner.keeper, moment, attestReferral, { id }))
    return
  }
  after(72, (moment) => teller.act(partner.handler, moment, startService, { id }))
  if (course === 'in-service') return
  const outcome = file.chance.pick([
    'service-delivered',
    'service-delivered',
    'partly-delivered',
    'person-did-not-come',
  ] as const)
  const done = daysAfter(at, 10)
  file.note(done, (moment) =>
    teller.act(partner.handler, moment, completeReferral, {
      id,
      outcome,
      note: 'As agreed; she may come again without an appointment.',
    }),
  )
  if (course === 'completed') return
  const feedback = file.chance.pick([
    'satisfied',
    'satisfied',
    'partly',
    'not-satisfied',
    'declined-to-say',
    'not-reachable',
  ] as const)
  file.note(daysAfter(done, 3), (moment) =>
    teller.act(desk.worker, moment, closeReferral, {
      id,
      feedback,
      note: feedback === 'satisfied' ? '“She listened, and she wrote the letter.”' : null,
    }),
  )
}

function sendOn(file: CaseFile, { at, key, next }: Asking, id: string): void {
  if (!next) return
  const again = hoursAfter(at, 40)
  agree(file, hoursAfter(again, -0.5), next.organisation)
  const newId = referralId(file, `${key} again`)
  file.note(again, (moment) =>
    file.teller.act(file.desk.worker, moment, reroute, {
      id,
      newId,
      serviceId: serviceId(next.organisation, next.service),
      categories: ['name', 'age-and-sex', 'languages', 'need'],
    }),
  )
  file.note(hoursAfter(again, 20), (moment) =>
    file.teller.act(next.keeper, moment, acceptReferral, {
      id: newId,
      handlerId: idOf('account', next.handler),
    }),
  )
}

/** Nobody answers: the clock calls the supervisor, and later ends it. */
function runOut(file: CaseFile, { at, course }: Asking, id: string, priority: Priority): void {
  if (priority === 'normal') return
  const due = hoursAfter(at, referralConfig.clock[priority].hours)
  const payload = { referral: id }
  file.note(due, (moment) => file.teller.machine(moment, 'referral-due', payload))
  if (course === 'expired')
    file.note(hoursAfter(due, referralConfig.expiresAfter[priority].hours), (moment) =>
      file.teller.machine(moment, 'referral-expires', payload),
    )
}
