import { createHash, randomBytes } from 'node:crypto'
import { addMonths } from '@passerelle/domain/kernel/day'
import type { Answers } from '@passerelle/domain/kernel/facts'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import { invite } from '@passerelle/domain/shared/accounts/team-contract'
import {
  askOverride,
  decideOverride,
  reviewOverride,
  withhold,
} from '@passerelle/domain/shared/consents/contract'
import { readPerson, registerPerson } from '@passerelle/domain/shared/people/contract'
import { assignRecord, readRecord } from '@passerelle/domain/shared/records/contract'
import { answerLink, sendReferral } from '@passerelle/domain/shared/referrals/contract'
import { breakGlass, reviewGlass, setAddress } from '@passerelle/domain/shared/services/address-contract'
import { type CaseFile, daysAfter, hoursAfter } from './file.ts'
import { idOf } from './ids.ts'
import { agree, need, needId, refer, referralId } from './referring.ts'
import { serviceId } from './services.ts'
import type { Teller } from './telling.ts'

/** What happens seldom, each told once or twice, so that every page has something to show. */
export function addRareStories(files: readonly CaseFile[]): void {
  const ofAmman = files.filter(({ desk }) => desk.supervisor === 'bruno')
  const helped = ofAmman.filter(({ key }) => key.startsWith('assisted') || key.startsWith('plan-agreed'))
  const looking = ofAmman.filter(
    ({ key }) => key.startsWith('screened') || key.startsWith('assessed') || key.startsWith('in-reflection'),
  )
  overrides([...looking, ...helped])
  for (const file of files) agreements(file)
  withheld(helped.slice(2, 5))
  sealed(files)
  byLink(helped.slice(0, 3))
  for (const file of ofAmman.filter(({ desk }) => desk.worker === 'nour').slice(0, 4)) registeredTwice(file)
  handedOver(helped.find(({ desk }) => desk.worker === 'nour'))
}

/** The same person came to the counter again, and somebody wrote the name as it sounded. */
function registeredTwice({ key, chance, desk, note, begunAt, person, teller }: CaseFile): void {
  const { names, birth, sex, contacts } = person.draft
  const latin = names.find(({ script }) => script === 'Latn') ?? names[0]
  if (!latin) return
  const text = latin.text
    .replace('ou', 'u')
    .replace('ee', 'i')
    .replace(/([a-z])\1/, '$1')
    .replace(/h\b/, '')
  note(hoursAfter(begunAt, 30), (at) =>
    teller.act(desk.worker, at, registerPerson, {
      id: idOf('person', 'twice', key),
      names: [{ ...latin, text, kind: 'as-spoken' }],
      birth: birth ?? null,
      sex: sex ?? null,
      contacts: chance.happens(0.5) ? [...(contacts ?? [])] : [],
    }),
  )
}

/** What the person agreed to besides: the record itself, and looking for family. Some of it has run out. */
function agreements(file: CaseFile): void {
  const asked = file.begunAt
  if (['opened', 'referred', 'safety-checked', 'stopped'].includes(file.key.split(' ')[0] ?? '')) return
  agree(file, hoursAfter(asked, 1.5), null, {
    purpose: 'case-management',
    categories: ['name', 'age-and-sex', 'need', 'risk', 'case-summary'],
    until: (day) => addMonths(day, 12),
  })
  if (file.chance.happens(0.2))
    agree(file, hoursAfter(asked, 1.7), 'codru', {
      purpose: 'tracing',
      categories: ['name', 'birth-date', 'family'],
      until: (day) => addMonths(day, 6),
    })
  if (file.chance.happens(0.25))
    agree(file, hoursAfter(asked, 1.8), 'lantern', {
      categories: ['name', 'need', 'contact'],
      until: (day) => addMonths(day, 3),
    })
}

const wanted: DataCategory[] = ['name', 'age-and-sex', 'need', 'risk']

/** Sharing without consent: asked, refused, allowed and waiting for its review, upheld, ended. */
function overrides(files: readonly CaseFile[]): void {
  const [asked, allowed, upheld, ended, refused] = files
  if (asked)
    ask(
      asked,
      hoursAfter(asked.teller.begun, -5),
      'redbridge',
      'She does not wake up properly, and nobody else is in the flat with her.',
    )
  if (allowed) {
    const at = hoursAfter(allowed.teller.begun, -30)
    ask(
      allowed,
      at,
      'almond',
      'Her husband stands before the house tonight; she cannot be reached, her sister asks for a bed.',
    )
    decideOn(allowed, hoursAfter(at, 0.4), 'almond', true)
    sendOn(allowed, hoursAfter(at, 0.6))
  }
  if (upheld)
    settled(
      upheld,
      'upheld',
      'Looked at again: there was no other way that evening. She was told, and agrees.',
    )
  if (ended) settled(ended, 'ended', 'The danger has passed, and she wishes to decide for herself.')
  if (refused) {
    const at = daysAfter(refused.teller.begun, -6)
    ask(refused, at, 'beacon', 'The landlord asks who pays the rent, and Beacon might know.')
    decideOn(refused, hoursAfter(at, 3), 'beacon', false)
  }
}

function overrideId(file: CaseFile, recipient: string): string {
  return idOf('override', file.key, recipient)
}

function ask(file: CaseFile, at: Date, recipient: string, reason: string): void {
  const input = {
    id: overrideId(file, recipient),
    recordId: file.recordId,
    recipientId: idOf('organisation', recipient),
    categories: wanted,
    ground: file.isChild ? 'child-best-interest' : 'vital-interest',
    reason,
  } as const
  file.note(at, (moment) =>
    file.teller.act(file.desk.worker, moment, askOverride, { ...input, categories: [...wanted] }),
  )
}

function decideOn(file: CaseFile, at: Date, recipient: string, allow: boolean): void {
  file.note(at, (moment) =>
    file.teller.act(file.desk.supervisor, moment, decideOverride, { id: overrideId(file, recipient), allow }),
  )
}

function settled(file: CaseFile, outcome: 'upheld' | 'ended', note: string): void {
  const at = daysAfter(file.teller.begun, -5)
  ask(file, at, 'redbridge', 'Found unconscious; the doctors must know what she took.')
  decideOn(file, hoursAfter(at, 0.3), 'redbridge', true)
  file.note(hoursAfter(at, 50), (moment) =>
    file.teller.act(file.desk.supervisor, moment, reviewOverride, {
      id: overrideId(file, 'redbridge'),
      outcome,
      note,
      personTold: true,
    }),
  )
}

function sendOn(file: CaseFile, at: Date): void {
  need(file, hoursAfter(at, -0.1), 'tonight', 'safe-shelter', { priority: 'emergency' })
  const id = referralId(file, 'tonight')
  const sending = {
    needId: needId(file, 'tonight'),
    serviceId: serviceId('almond', 'shelter'),
    priority: 'emergency',
    categories: ['name', 'age-and-sex', 'need'],
    message: 'Please ring the sister, not her.',
  } as const
  file.note(at, (moment) =>
    file.teller.act(file.desk.worker, moment, sendReferral, {
      id,
      ...sending,
      categories: [...sending.categories],
      overrideId: overrideId(file, 'almond'),
    }),
  )
}

/** Who must not be told. */
function withheld(files: readonly CaseFile[]): void {
  const whom = [
    {
      recipientId: null,
      recipientText: 'Her husband’s cousin, who works at the municipality',
      reason: 'fear-of-harm',
      note: 'He has asked after her twice.',
    },
    {
      recipientId: idOf('organisation', 'openhands'),
      recipientText: null,
      reason: 'fear-of-harm',
      note: 'A former colleague is there.',
    },
    { recipientId: null, recipientText: 'Her mother', reason: 'wishes-to-tell-in-person', note: null },
  ] as const
  for (const [at, file] of files.entries()) {
    const one = whom[at]
    if (one)
      file.note(daysAfter(file.teller.begun, -(at + 1)), (moment) =>
        file.teller.act(file.desk.worker, moment, withhold, {
          id: idOf('withholding', file.key),
          recordId: file.recordId,
          ...one,
        }),
      )
  }
}

const illnesses: Answers = {
  urgentCare: 'no',
  examinationAgreed: 'yes',
  injuries: 'An old burn on the left hand.',
  pregnancy: 'no',
  medication: 'None.',
  mind: 'Wakes at three every night.',
}
const traffickers: Answers = {
  relationshipToTrafficker: ['Other'],
  roleInProcess: ['RecruiterOrIntermediary', 'Exploiter'],
  howMany: 2,
  description: 'A man with a white car; a woman who keeps the passports.',
  contactGoesOn: 'no',
  familyThreatened: 'yes',
}

/** What lies in the compartments, written by those who have the clearance. */
function sealed(files: readonly CaseFile[]): void {
  const later = files.filter(({ key }) =>
    ['status-decided', 'in-reflection', 'plan-agreed', 'assisted'].includes(key.split(' ')[0] ?? ''),
  )
  for (const file of later) {
    const at = hoursAfter(file.begunAt, 3)
    const { worker, supervisor } = file.desk
    if (worker === 'yonas') file.step(at, 'yonas', 'note-health', () => illnesses)
    if (worker === 'amal' || worker === 'natalya')
      file.step(at, worker, 'note-perpetrators', () => traffickers)
    if (supervisor === 'bruno' && file.person.sex === 'female' && file.key.startsWith('assisted'))
      file.step(daysAfter(file.teller.begun, -20), 'bruno', 'arrange-shelter', (day) => ({
        shelterAlias: 'The house with the tree',
        meetingPoint: 'The bench beside the second gate of the park, at nine.',
        transport: 'fetched-by-shelter',
        arrivalDay: day,
        houseRulesExplained: 'yes',
        toldFreeToLeave: 'yes',
      }))
    file.note(hoursAfter(at, 20), async (moment) => {
      await file.teller.act(supervisor, moment, readRecord, { id: file.recordId })
      await file.teller.act(supervisor, hoursAfter(moment, 0.1), readPerson, { id: file.personId })
    })
  }
}

/** Neighbours without a computer of their own answer from a telephone. */
function byLink(files: readonly CaseFile[]): void {
  const partner = { organisation: 'oldwell', service: 'kitchen', keeper: '', handler: '' }
  const answers = [
    { move: 'accept' },
    { move: 'decline', declineCode: 'outside-area', note: 'Too far from our kitchen.' },
    { move: 'no-capacity', note: 'Forty already.' },
  ] as const
  for (const [at, file] of files.entries()) {
    const sent = daysAfter(file.teller.begun, -(5 + at))
    refer(file, { key: 'meal', type: 'food', partner, course: 'sent', at: sent })
    const answer = answers[at]
    if (answer)
      file.note(hoursAfter(sent, 6), (moment) =>
        answerAs(file.teller, referralId(file, 'meal'), moment, answer),
      )
  }
}

type LinkAnswer =
  | { readonly move: 'accept' }
  | { readonly move: 'decline'; readonly declineCode: 'outside-area'; readonly note: string }
  | { readonly move: 'no-capacity'; readonly note: string }

/** Told again, the link is another one: what was answered already stays answered. */
async function answerAs(teller: Teller, referral: string, at: Date, answer: LinkAnswer): Promise<void> {
  const { rows } = await teller.house.worker.query<{ state: string }>(
    'select state from referrals where id = $1',
    [referral],
  )
  if (rows[0]?.state !== 'sent') return
  const token = randomBytes(32).toString('hex')
  const code = '204816'
  const hash = (text: string) => createHash('sha256').update(text).digest()
  await teller.house.door.query(
    `insert into private.referral_links (referral_id, secret_hash, code_hash, code_expires_at, email, expires_at)
     values ($1, $2, $3, $4, 'office@oldwell.example', $5)
     on conflict (referral_id) do update set secret_hash = excluded.secret_hash, code_hash = excluded.code_hash`,
    [referral, hash(token), hash(referral + code), hoursAfter(at, 1), hoursAfter(at, 72)],
  )
  await teller.act('', at, answerLink, { token, code, ...answer })
}

/** A colleague goes on leave, and somebody else takes over. */
function handedOver(file: CaseFile | undefined): void {
  file?.note(hoursAfter(file.teller.begun, -0.4), (moment) =>
    file.teller.act('bruno', moment, assignRecord, {
      recordId: file.recordId,
      workerId: idOf('account', 'yonas'),
      why: 'Nour is on leave until the first of the month.',
    }),
  )
}

/** Where shelters stand, for those who may know; and a glass that was broken. */
export async function sealAddresses(teller: Teller, files: readonly CaseFile[]): Promise<void> {
  const at = teller.daysAgo(300)
  const shelters = [
    ['maryam', 'almond', 'shelter', '14 Almond Lane, the green gate', { longitude: 35.91, latitude: 31.97 }],
    ['maryam', 'almond', 'night', '14 Almond Lane, the side door', { longitude: 35.91, latitude: 31.97 }],
    ['maryam', 'almond', 'flat', '3 Thyme Street, fourth floor', { longitude: 35.88, latitude: 31.99 }],
    [
      'olena',
      'nistru',
      'house',
      'Strada Cireșilor 8, behind the kindergarten',
      { longitude: 28.84, latitude: 47.03 },
    ],
  ] as const
  for (const [who, organisation, key, address, coordinates] of shelters)
    await teller.act(who, at, setAddress, {
      id: serviceId(organisation, key),
      address,
      directions: 'Ring the keeper from the pharmacy; nobody is let in unannounced.',
      coordinates,
    })
  const file = files.find(({ desk, key }) => desk.supervisor === 'bruno' && key.startsWith('assisted'))
  await openGlass(teller, file?.recordId ?? null)
}

async function openGlass(teller: Teller, recordId: string | null): Promise<void> {
  const told = {
    serviceId: serviceId('almond', 'shelter'),
    recordId,
    transport: 'The white van of Open Hands, driver Abu Salim',
    minutes: 20,
  }
  const first = {
    id: idOf('glass', 1),
    purpose: 'Brought there at night, with two children; the keeper’s telephone was off.',
  }
  await teller.act('bruno', teller.daysAgo(9), breakGlass, { ...told, ...first })
  await teller.act('maryam', teller.daysAgo(8), reviewGlass, {
    id: first.id,
    verdict: 'justified',
    text: 'The battery was empty. We have a second telephone now.',
  })
  await teller.act('bruno', teller.daysAgo(1, 19), breakGlass, {
    ...told,
    id: idOf('glass', 2),
    purpose: 'The driver stood in the wrong street and had to be told the way.',
  })
}

/** Somebody new is expected. */
export async function inviteSomebody(teller: Teller): Promise<void> {
  await teller.act('layla', teller.daysAgo(1), invite, {
    id: idOf('invitation', 'zeina'),
    email: 'zeina@harbour.example',
    name: 'Zeina Karam',
    role: 'case-worker',
    capacity: 'operational',
    clearances: [],
    supervisorId: idOf('account', 'bruno'),
    locale: 'ar',
  })
}
