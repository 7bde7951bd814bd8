import { thingsOfRecognition } from './access-recognition.ts'
import { thingsOfTheRegister } from './access-register.ts'
import { thingsOfScreening } from './access-screening.ts'
import { thingsOfTracing } from './access-tracing.ts'
import { createHash } from 'node:crypto'
import { askOverride, decideOverride, withhold } from '@passerelle/domain/shared/consents/contract'
import { sign } from '@passerelle/domain/shared/documents/contract'
import { registerPerson, relatePeople } from '@passerelle/domain/shared/people/contract'
import { addTask } from '@passerelle/domain/shared/records/plan-contract'
import {
  acceptReferral,
  declineReferral,
  revokeReferral,
  saveDraft,
  startService,
  completeReferral,
} from '@passerelle/domain/shared/referrals/contract'
import { hashPassword } from '../src/accounts/passwords.ts'
import { newId } from '../src/engine/ids.ts'
import { seedCountries } from '../src/places/importing.ts'
import type { TestApp } from './app.ts'
import { type Crossing, agreeAloud, caseFile, crossing, handOver, service } from './crossing.ts'
import { signature } from './signature.ts'
import { type SignedIn, organisation, staff } from './world.ts'

export const goodPassword = 'seven herons over the lake'
export const linkToken = 'f'.repeat(64)
export const linkCode = '123456'

/** The crossing with something at every stage, so that each operation finds what it is about. */
export interface AccessWorld {
  readonly file: Crossing
  readonly people: Readonly<Record<Persona, SignedIn | undefined>>
  /** Ids by what they are the ids of. */
  readonly at: Readonly<Record<Thing, string>>
}

/** Everybody who may knock, and how the table calls them. */
export const personas = {
  nobody: 'nobody',
  viewer: 'viewer',
  administrator: 'administrator',
  worker: 'case worker of the record',
  colleague: 'case worker of another record',
  supervisor: 'supervisor',
  cleared: 'supervisor with clearances',
  coordinator: 'coordinator',
  donor: 'supervisor as donor',
  observer: 'supervisor as observer',
  partner: 'partner’s coordinator, with a referral',
  partnerWorker: 'partner’s case worker, with another referral',
  stranger: 'stranger’s supervisor',
  registrar: 'registrar',
} as const
export type Persona = keyof typeof personas

type Stage = 'draft' | 'sent' | 'linked' | 'accepted' | 'inService' | 'completed' | 'declined' | 'revoked'
type Thing =
  | Stage
  | 'task'
  | 'otherPerson'
  | 'judgedPerson'
  | 'tracing'
  | 'sought'
  | 'hit'
  | 'freshMatch'
  | 'answeredMatch'
  | 'verifiedMatch'
  | 'agreedMatch'
  | 'request'
  | 'inquiry'
  | 'relation'
  | 'household'
  | 'document'
  | 'withholding'
  | 'overrideAsked'
  | 'overrideApproved'
  | 'agreement'
  | 'competence'
  | 'ownCompetence'
  | 'invitation'
  | 'place'
  | 'ownService'
  | 'ownShelter'
  | 'shelter'
  | 'freeNeed'
  | 'glass'
  | 'match'
  | 'officer'
  | 'replyFile'

export async function accessWorld(town: TestApp): Promise<AccessWorld> {
  await seedCountries(town.house)
  const file = await crossing(town)
  const people = await everybody(file)
  const stages = await referralsAtEachStage(file)
  const screened = await thingsOfScreening(file, present(people.registrar))
  const at = {
    ...{ ...stages, ...screened },
    ...(await thingsOfTheRecord(file)),
    ...(await thingsOfTheRegister(file, people.administrator?.account, linkToken)),
  }
  await town.house.owner.query(
    'insert into private.passwords (account_id, hash) select id, $1 from accounts',
    [await hashPassword(town.house.keys, goodPassword)],
  )
  return { file, people, at }
}

function present(person: SignedIn | undefined): SignedIn {
  if (!person) throw new Error('Somebody of this world is missing.')
  return person
}

async function everybody(file: Crossing): Promise<AccessWorld['people']> {
  const { town, harbour } = file
  const here = (facts: Parameters<typeof staff>[1]) => staff(town.house, { organisation: harbour, ...facts })
  const registry = await organisation(town.house, { name: 'Registry', kind: 'intergovernmental' })
  const colleague = await here({ role: 'case-worker', name: 'Faris' })
  await caseFile(town, colleague)
  return {
    nobody: undefined,
    viewer: await here({ role: 'viewer', name: 'Vera' }),
    administrator: await here({ role: 'administrator', name: 'Idris' }),
    worker: file.amal,
    colleague,
    supervisor: file.bruno,
    cleared: await here({
      role: 'supervisor',
      clearances: ['health', 'shelter-address', 'perpetrator'],
      name: 'Hala',
    }),
    coordinator: await here({ role: 'coordinator', name: 'Gita' }),
    donor: await here({ role: 'supervisor', capacity: 'donor', name: 'Dov' }),
    observer: await here({ role: 'supervisor', capacity: 'observer', name: 'Oona' }),
    partner: file.chen,
    partnerWorker: await partnersWorker(file),
    stranger: await staff(town.house, { role: 'supervisor', name: 'Juno' }),
    registrar: await staff(town.house, { organisation: registry, role: 'administrator', name: 'Rosa' }),
  }
}

/** Dima handles a referral of Amal's, but none of those that the table asks about. */
async function partnersWorker(file: Crossing): Promise<SignedIn> {
  const id = await sent(file)
  await file.town.inject(acceptReferral, { id, handlerId: file.dima.account }, { as: file.chen.secret })
  return file.dima
}

/** A person of Amal's whose need was sent to a partner: to Lantern unless said otherwise. */
async function sent(file: Crossing, to: string = file.lantern, serviceId = file.legalAid): Promise<string> {
  const { need, record } = await caseFile(file.town, file.amal)
  await agreeAloud(file, { to, categories: ['name', 'age-and-sex', 'need'], record })
  await agreeAloud(file, { to: file.beacon, categories: ['name'], record })
  return (await handOver(file, { need, service: serviceId })).body.id
}

async function referralsAtEachStage(file: Crossing): Promise<Record<Stage, string>> {
  const { town } = file
  const [amal, chen] = [{ as: file.amal.secret }, { as: file.chen.secret }]
  const begin = async (moves: readonly ((id: string) => Promise<{ readonly body: unknown }>)[]) => {
    const id = await sent(file)
    for (const move of moves) void (await move(id)).body
    return id
  }
  const accept = (id: string) => town.inject(acceptReferral, { id }, chen)
  const start = (id: string) => town.inject(startService, { id }, chen)
  const complete = (id: string) => town.inject(completeReferral, { id, outcome: 'service-delivered' }, chen)
  return {
    draft: await draft(file),
    sent: await begin([]),
    linked: await sentByLink(file),
    accepted: await begin([accept]),
    inService: await begin([accept, start]),
    completed: await begin([accept, complete]),
    declined: await begin([(id) => town.inject(declineReferral, { id, code: 'not-eligible' }, chen)]),
    revoked: await begin([accept, (id) => town.inject(revokeReferral, { id, reason: 'She left.' }, amal)]),
  }
}

async function draft(file: Crossing): Promise<string> {
  const [id, fresh] = [newId(), await caseFile(file.town, file.amal)]
  const kept = { id, needId: fresh.need, serviceId: file.legalAid, priority: 'normal' } as const
  const said = { ...kept, categories: ['name' as const], message: null }
  void (await file.town.inject(saveDraft, said, { as: file.amal.secret })).body
  return id
}

/** Olive has no accounts: it answers by link, with a code that it asked for a minute ago. */
async function sentByLink(file: Crossing): Promise<string> {
  const { town, esi } = file
  const olive = await organisation(town.house, {
    name: 'Olive',
    hasAccounts: false,
    email: 'help@olive.example',
  })
  const clerk = await staff(town.house, { organisation: olive, role: 'coordinator', name: 'Omar' })
  const counsel = await service(town, { organisation: olive, by: clerk, verifiedBy: esi })
  const id = await sent(file, olive, counsel)
  const hash = (text: string) => createHash('sha256').update(text).digest()
  await town.house.owner.query(
    `insert into private.referral_links (referral_id, secret_hash, code_hash, code_expires_at, email, expires_at)
     values ($1, $2, $3, now() + interval '5 minutes', 'help@olive.example', now() + interval '1 day')`,
    [id, hash(linkToken), hash(id + linkCode)],
  )
  return id
}

async function thingsOfTheRecord(file: Crossing) {
  const { town, record, person } = file
  const [task, otherPerson, relation, document, withholding, household] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ]
  const amal = { as: file.amal.secret }
  const done = async (answer: Promise<{ readonly body: unknown }>) => void (await answer).body
  const name = { text: 'Karim Haddad', script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const
  await done(town.inject(addTask, { id: task, recordId: record, text: 'Call her.' }, amal))
  await done(town.inject(registerPerson, { id: otherPerson, names: [name] }, amal))
  await done(
    town.inject(
      relatePeople,
      { id: relation, personId: person, otherId: otherPerson, kind: 'sibling' },
      amal,
    ),
  )
  await done(town.inject(sign, { id: document, recordId: record, image: signature() }, amal))
  const told = { recipientText: null, reason: 'other', note: null } as const
  await done(
    town.inject(withhold, { id: withholding, recordId: record, recipientId: file.beacon, ...told }, amal),
  )
  await agreeAloud(file, { to: file.lantern, categories: ['name', 'need'] })
  const freeNeed = (await caseFileWithConsent(file)).need
  const recognised = await thingsOfRecognition(file)
  const traced = await thingsOfTracing(file)
  return {
    task,
    otherPerson,
    relation,
    document,
    withholding,
    household,
    freeNeed,
    ...recognised,
    ...traced,
    ...(await overrides(file)),
  }
}

async function caseFileWithConsent(file: Crossing) {
  const fresh = await caseFile(file.town, file.amal)
  for (const to of [file.lantern, file.beacon])
    await agreeAloud(file, { to, categories: ['name', 'need'], record: fresh.record })
  return fresh
}

async function overrides(file: Crossing) {
  const { town, record, lantern } = file
  const ask = async () => {
    const id = newId()
    const why = { ground: 'vital-interest', reason: 'She is unconscious and has to be treated.' } as const
    const what = { id, recordId: record, recipientId: lantern, categories: ['name' as const], ...why }
    void (await town.inject(askOverride, what, { as: file.amal.secret })).body
    return id
  }
  const [overrideAsked, overrideApproved] = [await ask(), await ask()]
  const yes = { id: overrideApproved, allow: true }
  void (await town.inject(decideOverride, yes, { as: file.bruno.secret })).body
  return { overrideAsked, overrideApproved }
}
