import { giveConsent } from '@passerelle/domain/shared/consents/contract'
import { registerPerson } from '@passerelle/domain/shared/people/contract'
import { openRecord } from '@passerelle/domain/shared/records/contract'
import { addNeed } from '@passerelle/domain/shared/records/plan-contract'
import { sendReferral } from '@passerelle/domain/shared/referrals/contract'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import { newId } from '../src/engine/ids.ts'
import { publishProgrammes } from '../src/records/programmes.ts'
import type { Sending, TestApp } from './app.ts'
import { type SignedIn, organisation, staff } from './world.ts'

/** Whatever takes input: the app of a test, or a program at an address. */
export type Town = Pick<TestApp, 'inject'>

/** Two organisations, one person, one need: the smallest world in which a footbridge is crossed. */
export interface Crossing {
  readonly town: TestApp
  /** Harbour keeps the record: Amal works on it, Bruno supervises. */
  readonly harbour: string
  readonly amal: SignedIn
  readonly bruno: SignedIn
  /** Lantern gives legal aid: Chen coordinates, Dima works on cases. */
  readonly lantern: string
  readonly chen: SignedIn
  readonly dima: SignedIn
  readonly legalAid: string
  /** Beacon gives legal aid too, and has nothing to do with any of it until somebody asks: Esi supervises. */
  readonly beacon: string
  readonly esi: SignedIn
  readonly otherLegalAid: string
  readonly person: string
  readonly record: string
  readonly need: string
}

export async function crossing(town: TestApp): Promise<Crossing> {
  const { house } = town
  await publishProgrammes(house.owner)
  const [harbour, lantern, beacon] = await Promise.all([
    organisation(house, { name: 'Harbour' }),
    organisation(house, { name: 'Lantern' }),
    organisation(house, { name: 'Beacon' }),
  ])
  const bruno = await staff(house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  const amal = await staff(house, {
    organisation: harbour,
    role: 'case-worker',
    name: 'Amal',
    supervisor: bruno.account,
  })
  const chen = await staff(house, { organisation: lantern, role: 'coordinator', name: 'Chen' })
  const dima = await staff(house, { organisation: lantern, role: 'case-worker', name: 'Dima' })
  const esi = await staff(house, { organisation: beacon, role: 'supervisor', name: 'Esi' })
  const legalAid = await service(town, { organisation: lantern, by: chen, verifiedBy: esi })
  const otherLegalAid = await service(town, { organisation: beacon, by: esi, verifiedBy: chen })
  const file = await caseFile(town, amal)
  return { town, harbour, amal, bruno, lantern, chen, dima, legalAid, beacon, esi, otherLegalAid, ...file }
}

/** A person with a record and an open need of legal aid, kept by this worker. */
export async function caseFile(
  town: Town,
  worker: SignedIn,
): Promise<{ person: string; record: string; need: string }> {
  const [person, record, need] = [newId(), newId(), newId()]
  const as = { as: worker.secret }
  const name = { text: 'Nadia Haddad', script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const
  const birth = { day: '1994-05-02', precision: 'exact' } as const
  const told = {
    id: person,
    names: [name],
    birth,
    sex: 'female',
    citizenships: ['SYR'],
    languages: ['ara'],
  } as const
  await must(
    town.inject(
      registerPerson,
      { ...told, names: [...told.names], citizenships: ['SYR'], languages: ['ara'] },
      as,
    ),
  )
  await must(town.inject(openRecord, { id: record, personId: person, programme: 'counter-trafficking' }, as))
  await must(
    town.inject(
      addNeed,
      {
        id: need,
        recordId: record,
        serviceType: 'legal-aid',
        note: 'A lawyer for the hearing.',
        priority: 'urgent',
      },
      as,
    ),
  )
  return { person, record, need }
}

async function must<T extends { readonly body: unknown }>(answer: Promise<T>): Promise<T['body']> {
  return (await answer).body
}

interface NewService {
  readonly organisation: string
  readonly by: SignedIn
  readonly verifiedBy?: SignedIn
  readonly type?: string
}

/** A service with its verified line in the register of competences. */
export async function service(
  { house }: { readonly house: Pick<TestApp['house'], 'owner'> },
  { organisation: owner, by, verifiedBy, type = 'legal-aid' }: NewService,
): Promise<string> {
  const id = newId()
  await house.owner.query(
    `insert into services (id, organisation_id, type, name, country, visibility) values ($1, $2, $3, 'Legal counsel', 'JOR', 'partners')`,
    [id, owner, type],
  )
  await house.owner.query(
    `insert into competences (id, organisation_id, area, service_type, declared_by, valid_from, valid_until,
       verified_by_organisation, verified_by, verified_at, verified_until, evidence)
     values ($1, $2, 'counter-trafficking', $3, $4, current_date - 30, current_date + 300, $5, $6, now(), current_date + 200, 'visit')`,
    [newId(), owner, type, by.account, verifiedBy?.organisation ?? null, verifiedBy?.account ?? null],
  )
  return id
}

export interface Granting {
  readonly to: string
  readonly categories: readonly DataCategory[]
  readonly record?: string
  readonly until?: string
}

/** The person agrees aloud before a witness. */
export function agreeAloud(
  file: Pick<Crossing, 'record' | 'amal'> & { readonly town: Town },
  { to, categories, record = file.record, until = inDays(60) }: Granting,
  sending: Sending = { as: file.amal.secret },
) {
  return file.town.inject(
    giveConsent,
    {
      id: newId(),
      recordId: record,
      purpose: 'referral',
      recipientId: to,
      categories: [...categories],
      validUntil: until,
      givenBy: 'self',
      form: 'explicit-oral-witnessed',
      guardianName: null,
      witnessName: 'Rana',
      textLanguage: 'ar',
      language: 'ara',
      interpreter: null,
      readAloud: true,
      privatePlace: true,
      capacityNote: null,
      evidenceDocumentId: null,
    },
    sending,
  )
}

export interface SendingOff {
  readonly id?: string
  readonly need?: string
  readonly service?: string
  readonly categories?: readonly DataCategory[]
  readonly priority?: 'emergency' | 'urgent' | 'normal'
  readonly overrideId?: string
}

/** Amal hands Nadia's need over, to Lantern unless said otherwise. */
export function handOver(file: Crossing, off: SendingOff = {}, sending: Sending = { as: file.amal.secret }) {
  return file.town.inject(
    sendReferral,
    {
      id: off.id ?? newId(),
      needId: off.need ?? file.need,
      serviceId: off.service ?? file.legalAid,
      priority: off.priority ?? 'urgent',
      categories: [...(off.categories ?? ['name', 'age-and-sex', 'need'])],
      message: null,
      overrideId: off.overrideId ?? null,
    },
    sending,
  )
}

export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
