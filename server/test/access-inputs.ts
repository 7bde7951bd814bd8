import { recognitionInputs } from './access-recognition.ts'
import { tracingInputs } from './access-tracing.ts'
import { screeningInputs } from './access-screening.ts'
import { newId } from '../src/engine/ids.ts'
import { type AccessWorld, goodPassword, linkCode, linkToken } from './access-world.ts'
import { quietAnswers, today } from './case.ts'
import { inDays } from './crossing.ts'
import { signature } from './signature.ts'

/** For each operation, input with which the right person gets an answer. */
export function accessInputs(world: AccessWorld): Readonly<Record<string, unknown>> {
  return {
    ...accountInputs(world),
    ...auditInputs(world),
    ...consentInputs(world),
    ...documentInputs(world),
    ...organisationInputs(world),
    ...personInputs(world),
    ...recognitionInputs(world),
    ...recordInputs(world),
    ...referralInputs(world),
    ...screeningInputs(world),
    ...serviceInputs(world),
    ...tracingInputs(world),
  }
}

function idOf({ people }: AccessWorld, who: keyof AccessWorld['people']): SignedInIds {
  const person = people[who]
  if (!person) throw new Error(`${who} has no account.`)
  return person
}
type SignedInIds = NonNullable<AccessWorld['people']['worker']>

function accountInputs(world: AccessWorld): Readonly<Record<string, unknown>> {
  const { account, membership, session } = idOf(world, 'viewer')
  const invited = { email: 'zeina@example.org', name: 'Zeina', locale: 'en' }
  const place = { role: 'viewer', capacity: 'operational', clearances: [], supervisorId: null }
  const password = goodPassword
  return {
    'accounts.session': {},
    'accounts.personas': {},
    'accounts.sign-in-as-persona': { account },
    'accounts.sign-in': { email: `${account}@example.org`, password },
    'accounts.second-factor': { ticket: 'a'.repeat(64), code: '123456' },
    'accounts.sign-out': {},
    'accounts.change-organisation': { membership },
    'accounts.sessions': {},
    'accounts.end-session': { id: session },
    'accounts.end-other-sessions': {},
    'accounts.update-profile': { name: 'Another Name', locale: 'fr' },
    'accounts.change-password': { current: password, password: 'nine storks on the tower' },
    'accounts.forgot-password': { email: 'amal@example.org' },
    'accounts.reset-password': { token: linkToken, password: 'nine storks on the tower' },
    'accounts.set-up-second-factor': { password },
    'accounts.confirm-second-factor': { code: '123456' },
    'accounts.remove-second-factor': { password },
    'accounts.new-recovery-codes': { password },
    'accounts.list': {},
    'accounts.change-membership': { account, ...place },
    'accounts.deactivate': { account, reason: 'She moved away.' },
    'accounts.reactivate': { account },
    'accounts.clear-second-factor': { account: idOf(world, 'cleared').account },
    'accounts.invite': { id: newId(), ...invited, ...place },
    'accounts.invitations': {},
    'accounts.revoke-invitation': { id: world.at.invitation },
    'accounts.resend-invitation': { id: world.at.invitation },
    'accounts.read-invitation': { token: linkToken },
    'accounts.accept-invitation': { token: linkToken, name: 'Noor', password, locale: 'ar' },
    'mails.list': {},
  }
}

function auditInputs({ file: { person } }: AccessWorld): Readonly<Record<string, unknown>> {
  return {
    'audit.events': {},
    'audit.of-person': { personId: person },
    'audit.person-print': { personId: person, language: 'ar' },
    'audit.verify-state': {},
    'dashboard.read': {},
    'dashboard.export': { table: 'referrals' },
  }
}

function consentInputs({ file, at }: AccessWorld): Readonly<Record<string, unknown>> {
  const recordId = file.record
  const asked = { recordId, purpose: 'referral', recipientId: file.beacon, validUntil: inDays(30) }
  const given = { givenBy: 'self', form: 'explicit-oral-witnessed', guardianName: null, witnessName: 'Rana' }
  const circumstances = { interpreter: null, readAloud: true, privatePlace: true, capacityNote: null }
  const proof = { textLanguage: 'ar', language: 'ara', evidenceDocumentId: null }
  const noted = { recipientText: null, reason: 'fear-of-harm', note: null }
  const ground = { ground: 'vital-interest', reason: 'She is unconscious and has to be treated.' }
  return {
    'consents.text': {
      recordId,
      purpose: 'referral',
      recipientId: file.lantern,
      categories: 'name,need',
      until: inDays(30),
      language: 'ar',
    },
    'consents.give': {
      id: newId(),
      ...asked,
      categories: ['languages'],
      ...given,
      ...circumstances,
      ...proof,
    },
    'consents.list': { recordId },
    'consents.withdraw': { recordId, recipientId: file.lantern, reason: null },
    'consents.withhold': { id: newId(), recordId, recipientId: file.lantern, ...noted },
    'consents.lift-withholding': { id: at.withholding },
    'consents.who-sees': { recordId },
    'consents.ask-override': {
      id: newId(),
      recordId,
      recipientId: file.lantern,
      categories: ['name'],
      ...ground,
    },
    'consents.decide-override': { id: at.overrideAsked, allow: true },
    'consents.review-override': {
      id: at.overrideApproved,
      outcome: 'upheld',
      note: 'It was right.',
      personTold: true,
    },
  }
}

function documentInputs({ file: { record }, at }: AccessWorld): Readonly<Record<string, unknown>> {
  return {
    'documents.list': { recordId: record },
    'documents.upload': { id: newId(), recordId: record, kind: 'photo', name: 'picture.png' },
    'documents.download': { id: at.document },
    'documents.sign': { id: newId(), recordId: record, image: signature() },
  }
}

function organisationInputs({ file, at }: AccessWorld): Readonly<Record<string, unknown>> {
  const contact = { email: null, phone: null, website: null, about: null, hasAccounts: true }
  const terms = { relations: ['collaborator'], mode: 'equal', from: today, until: null }
  const line = {
    area: 'counter-trafficking',
    serviceType: 'counselling',
    placeId: null,
    populations: ['anyone'],
  }
  const facts = { acronym: null, kind: 'national-ngo', country: 'JOR', headquartersId: null, contact }
  return {
    'organisations.list': {},
    'organisations.read': { id: file.harbour },
    'organisations.save': { id: file.harbour, name: 'Harbour House', ...facts, version: 1 },
    'organisations.agree': { id: newId(), toId: file.lantern, ...terms },
    'organisations.end-agreement': { id: at.agreement },
    'organisations.declare-competence': { id: newId(), ...line, languages: ['ara'], validUntil: inDays(300) },
    'organisations.verify-competence': {
      id: at.competence,
      until: inDays(200),
      evidence: 'We visited them.',
    },
    'organisations.withdraw-competence': { id: at.ownCompetence },
    'places.search': { text: 'jordan' },
    'places.read': { id: at.place },
    'places.import': {
      file: 'Location,Admin Level,P-Code,Name,Parent P-Code\nJOR,1,JO21,Irbid,JOR\n',
      dryRun: true,
    },
  }
}

function personInputs({ file: { person }, at }: AccessWorld): Readonly<Record<string, unknown>> {
  const names = [{ text: 'Layla Said', script: 'Latn', kind: 'as-spoken', order: 'given-first' }]
  return {
    'people.register': { id: newId(), names },
    'people.read': { id: person },
    'people.update': { id: person, version: 1, base: { gender: null }, changes: { gender: 'woman' } },
    'people.search': { text: 'Nadia' },
    'people.similar': { names },
    'people.relate': { id: newId(), personId: person, otherId: at.otherPerson, kind: 'spouse' },
    'people.unrelate': { id: at.relation, personId: person },
    'people.household': { id: at.household, label: 'Haddad', add: [{ personId: person }] },
  }
}

function recordInputs(world: AccessWorld): Readonly<Record<string, unknown>> {
  const { file, at } = world
  const recordId = file.record
  const answers = quietAnswers['record-contact']
  return {
    'records.open': { id: newId(), personId: at.otherPerson, programme: 'counter-trafficking' },
    'records.list': {},
    'records.read': { id: recordId },
    'records.timeline': { recordId },
    'records.home': {},
    'records.programmes': {},
    'records.take-step': { recordId, step: 'record-contact', answers },
    'records.save-answers': { recordId, form: 'contact', answers },
    'records.read-compartment': { id: recordId, compartment: 'health' },
    'records.add-need': { id: newId(), recordId, serviceType: 'education' },
    'records.settle-need': { id: file.need, version: 1, response: 'in-house' },
    'records.sign-need': { id: file.need, signed: true },
    'records.set-risk': { id: newId(), recordId, risk: 'high', why: 'He knows where she lives.' },
    'records.assign': { recordId, workerId: idOf(world, 'colleague').account },
    'records.add-task': { recordId, id: newId(), text: 'Visit her.' },
    'records.finish-task': { id: at.task },
    'records.add-note': { id: newId(), recordId, text: 'She slept well.' },
  }
}

function referralInputs(world: AccessWorld): Readonly<Record<string, unknown>> {
  const { file, at } = world
  const sending = { needId: at.freeNeed, serviceId: file.legalAid, priority: 'normal' }
  const what = { categories: ['name', 'need'], message: null }
  const answer = { token: linkToken, code: linkCode }
  return {
    'referrals.preview': sending,
    'referrals.save-draft': { id: newId(), ...sending, ...what },
    'referrals.send': { id: newId(), ...sending, ...what },
    'referrals.list': { side: 'sender' },
    'referrals.read': { id: at.sent },
    'referrals.attest': { id: at.revoked },
    'referrals.reroute': {
      id: at.declined,
      newId: newId(),
      serviceId: file.otherLegalAid,
      categories: ['name'],
    },
    'referrals.receive': { id: at.sent },
    'referrals.accept': { id: at.sent },
    'referrals.decline': { id: at.sent, code: 'not-eligible' },
    'referrals.no-capacity': { id: at.sent },
    'referrals.start': { id: at.accepted },
    'referrals.complete': { id: at.inService, outcome: 'service-delivered' },
    'referrals.close': { id: at.completed, feedback: 'satisfied' },
    'referrals.revoke': { id: at.sent, reason: 'She changed her mind.' },
    'referrals.assign': { id: at.accepted, handlerId: file.dima.account },
    'referrals.open-record': {
      id: at.accepted,
      personId: newId(),
      recordId: newId(),
      programme: 'counter-trafficking',
    },
    'referrals.renew-link': { id: at.linked },
    'referrals.link-code': { token: linkToken },
    'referrals.link-read': answer,
    'referrals.link-answer': { ...answer, move: 'accept' },
  }
}

function serviceInputs({ file, at }: AccessWorld): Readonly<Record<string, unknown>> {
  const table = {
    file: 'x',
    system: 'services-jordan',
    country: 'JOR',
    visibility: 'partners',
    shiftTo: null,
  }
  const why = { purpose: 'She has to be driven there tonight.', transport: 'Our blue van.' }
  return {
    'services.public-directory': {},
    'services.public-read': { id: file.legalAid },
    'services.list': {},
    'services.export': {},
    'services.read': { id: file.legalAid },
    'services.save': { id: at.ownService, version: 1, service: plainService },
    'services.confirm-capacity': { id: at.ownService, places: 10, free: 0 },
    'services.confirm': { id: at.ownService },
    'services.import': { ...table, dryRun: true },
    'services.find-partners': { needId: at.freeNeed, priority: 'normal' },
    'services.set-address': {
      id: at.ownShelter,
      address: 'A green door.',
      directions: null,
      coordinates: null,
    },
    'services.read-address': { id: at.ownShelter },
    'services.break-glass': {
      id: newId(),
      serviceId: at.shelter,
      recordId: file.record,
      ...why,
      minutes: 15,
    },
    'services.list-glass': {},
    'services.review-glass': { id: at.glass, verdict: 'justified', text: 'She had to go at once.' },
  }
}

const plainService = {
  ...{ country: 'JOR', placeId: null, coordinates: null, types: ['legal-aid'] },
  names: [{ language: 'eng', text: 'Counsel' }],
  ...{ activities: [], address: null, disclosure: 'open', visibility: 'partners' },
  ...{ access: null, referral: null, nextStep: null, schedule: null },
  eligibility: { nationalities: null, registration: null, ages: null, sexes: null, vulnerabilities: null },
  ...{ languages: null, response: null, coverage: null, capacity: null, contacts: [] },
  ...{ validFrom: null, validUntil: null, confirmedOn: null },
}
