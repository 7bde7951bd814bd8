import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, competenceFor } from './competence.ts'
import type { Agreement, Competence } from './organisation.ts'
import {
  agreementInForce,
  capacitiesOf,
  declarationHindrances,
  personLevelHindrances,
  verificationHindrances,
} from './rules.ts'

const today = '2026-03-10'
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code)

const shelterInIrbid: Competence = {
  id: 'c1',
  organisationId: 'lantern',
  area: 'counter-trafficking',
  serviceType: 'safe-shelter',
  placeId: 'irbid',
  populations: ['women', 'girls'],
  languages: ['ara'],
  declaredBy: 'chen',
  declaredOn: '2025-01-01',
  validUntil: '2027-01-01',
  withdrawnOn: null,
  verification: {
    byOrganisationId: 'harbour',
    byPersonId: 'bruno',
    on: '2025-02-01',
    until: '2026-06-01',
    evidence: 'visit 12',
  },
}
const shelterForAmal: Act = {
  area: 'counter-trafficking',
  serviceType: 'safe-shelter',
  place: ['bani-ubayid', 'irbid', 'jordan'],
  populations: ['women', 'survivors-of-trafficking'],
  languages: ['ara'],
}
const ask = (competence: Partial<Competence>, act: Partial<Act> = {}) =>
  competenceFor([{ ...shelterInIrbid, ...competence }], { ...shelterForAmal, ...act }, today)

describe('whether it is Lantern’s to shelter Amal in Irbid', () => {
  test('yes, and another organisation has verified it', () => {
    expect(ask({})).toEqual({ standing: 'verified', reasons: [], competenceId: 'c1' })
  })

  test('only by its own word, when nobody has verified it, or not yet, or no longer', () => {
    expect(ask({ verification: null })).toMatchObject({
      standing: 'declared',
      reasons: [{ code: 'organisations.not-verified' }],
    })
    const was = shelterInIrbid.verification
    if (!was) throw new Error('the line is verified')
    expect(codes(ask({ verification: { ...was, until: '2026-03-09' } }).reasons)).toEqual([
      'organisations.verification-expired',
    ])
    expect(codes(ask({ verification: { ...was, on: '2026-03-11' } }).reasons)).toEqual([
      'organisations.not-verified',
    ])
    expect(ask({ verification: { ...was, until: today } }).standing).toBe('verified')
  })

  test('only by its own word, when it verified itself', () => {
    const was = shelterInIrbid.verification
    if (!was) throw new Error('the line is verified')
    const finding = ask({ verification: { ...was, byOrganisationId: 'lantern' } })
    expect([finding.standing, codes(finding.reasons)]).toEqual([
      'declared',
      ['organisations.verified-by-itself'],
    ])
  })

  test('no longer, once the declaration has run out', () => {
    expect(ask({ validUntil: '2026-03-09' })).toMatchObject({
      standing: 'expired',
      reasons: [{ code: 'organisations.competence-expired' }],
    })
    expect(ask({ validUntil: today }).standing).toBe('verified')
  })

  test('not, once it was withdrawn', () => {
    expect(ask({ withdrawnOn: '2026-01-01' }).standing).toBe('outside')
  })

  test('not elsewhere, and the reason is the place', () => {
    expect(codes(ask({}, { place: ['aqaba', 'jordan'] }).reasons)).toEqual(['organisations.place-outside'])
    expect(codes(ask({}, { place: [] }).reasons)).toEqual(['organisations.place-unknown'])
    expect(ask({ placeId: null }, { place: [] }).standing).toBe('verified')
  })

  test('not another service, not for men, not in a language that nobody there speaks', () => {
    expect(codes(ask({}, { serviceType: 'health' }).reasons)).toEqual(['organisations.service-not-declared'])
    expect(codes(ask({}, { populations: ['men'] }).reasons)).toEqual(['organisations.population-outside'])
    expect(codes(ask({}, { languages: ['amh'] }).reasons)).toEqual(['organisations.language-outside'])
    expect(ask({}, { languages: null }).standing).toBe('verified')
    expect(ask({ serviceType: null }, { serviceType: 'health' }).standing).toBe('verified')
    expect(ask({ populations: [] }, { populations: [] }).standing).toBe('verified')
  })

  test('not in an area in which it declared nothing', () => {
    expect(codes(ask({}, { area: 'movements' }).reasons)).toEqual(['organisations.area-not-declared'])
  })

  test('is told by the line that comes nearest', () => {
    const far = { ...shelterInIrbid, id: 'c2', serviceType: 'health', placeId: 'aqaba' } as const
    const near = { ...shelterInIrbid, id: 'c3', placeId: 'aqaba' }
    expect(competenceFor([far, near], shelterForAmal, today)).toMatchObject({
      competenceId: 'c3',
      reasons: [{ code: 'organisations.place-outside' }],
    })
  })

  test('does not depend on the order of the register', () => {
    const lines = [
      shelterInIrbid,
      { ...shelterInIrbid, id: 'c2', verification: null },
      { ...shelterInIrbid, id: 'c3', validUntil: '2026-01-01' },
      { ...shelterInIrbid, id: 'c4', placeId: 'aqaba' },
      { ...shelterInIrbid, id: 'c5', languages: ['tir'], placeId: 'aqaba' },
    ]
    fc.assert(
      fc.property(fc.subarray(lines), fc.infiniteStream(fc.nat()), (some, keys) => {
        const keyed = some.map((line) => ({ line, key: Number(keys.next().value) }))
        const shuffled = keyed.toSorted((one, other) => one.key - other.key).map(({ line }) => line)
        expect(competenceFor(shuffled, shelterForAmal, today)).toEqual(
          competenceFor(some, shelterForAmal, today),
        )
      }),
    )
  })
})

describe('verifying what another organisation declares', () => {
  const bruno = {
    personId: 'bruno',
    organisation: { id: 'harbour', headquartersId: null, standing: 'active' },
  } as const
  const statement = { on: today, until: '2026-12-31', evidence: 'visit of 3 March' }
  const lantern = { id: 'lantern', headquartersId: null }
  const verify = (
    verifier: Parameters<typeof verificationHindrances>[2],
    more: Partial<typeof statement> = {},
    competence: Partial<Competence> = {},
  ) =>
    codes(
      verificationHindrances({ ...shelterInIrbid, ...competence }, lantern, verifier, {
        ...statement,
        ...more,
      }),
    )

  test('is for somebody else to do', () => {
    expect(verify(bruno)).toEqual([])
    expect(verify({ ...bruno, organisation: { ...bruno.organisation, id: 'lantern' } })).toEqual([
      'organisations.verifier-same-organisation',
    ])
    expect(verify({ ...bruno, organisation: { ...bruno.organisation, headquartersId: 'lantern' } })).toEqual([
      'organisations.verifier-same-family',
    ])
    expect(verify({ ...bruno, personId: 'chen' })).toEqual(['organisations.verifier-declared-it'])
    expect(verify({ ...bruno, organisation: { ...bruno.organisation, standing: 'suspended' } })).toEqual([
      'organisations.verifier-not-active',
    ])
  })

  test('needs evidence and an end that comes in time', () => {
    expect(verify(bruno, { evidence: '  ' })).toEqual(['organisations.evidence-missing'])
    expect(verify(bruno, { until: '2026-03-09' })).toEqual(['organisations.verification-over'])
    expect(verify(bruno, { until: '2027-01-02' })).toEqual(['organisations.verification-outlives'])
    expect(verify(bruno, { until: '2028-03-11' }, { validUntil: '2029-01-01' })).toEqual([
      'organisations.verification-too-long',
    ])
    expect(verify(bruno, { until: '2028-03-10' }, { validUntil: '2029-01-01' })).toEqual([])
  })

  test('comes too late for what has ended', () => {
    expect(verify(bruno, {}, { withdrawnOn: '2026-02-01' })).toEqual(['organisations.competence-withdrawn'])
    expect(verify(bruno, { until: '2026-01-01' }, { validUntil: '2026-02-01' })).toEqual([
      'organisations.competence-expired',
      'organisations.verification-over',
    ])
  })

  test('comes after a declaration that itself ends', () => {
    expect(declarationHindrances({ declaredOn: today, validUntil: '2029-03-10' })).toEqual([])
    expect(codes(declarationHindrances({ declaredOn: today, validUntil: '2029-03-11' }))).toEqual([
      'organisations.declaration-too-long',
    ])
    expect(codes(declarationHindrances({ declaredOn: today, validUntil: '2026-03-09' }))).toEqual([
      'organisations.declaration-over',
    ])
  })
})

describe('a capacity', () => {
  test('of donor or observer opens no record of a person; that of a provider or implementer may', () => {
    for (const capacity of [
      'donor',
      'observer',
      'collaborator',
      'tc-beneficiary',
      'grant-recipient',
      'service-recipient',
    ] as const)
      expect(codes(personLevelHindrances(capacity))).toEqual(['organisations.capacity-without-persons'])
    for (const capacity of ['service-provider', 'implementer'] as const)
      expect(personLevelHindrances(capacity)).toEqual([])
  })

  test('comes from agreements in force, and lasts until the day before the end', () => {
    const agreement: Agreement = {
      id: 'a',
      fromId: 'harbour',
      toId: 'lantern',
      relations: ['donor'],
      mode: 'equal',
      from: '2026-01-01',
      until: '2026-12-31',
      endedOn: null,
    }
    expect(
      capacitiesOf(
        [agreement, { ...agreement, relations: ['implementer'], endedOn: today }],
        'lantern',
        today,
      ),
    ).toEqual(['donor'])
    expect(
      ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => agreementInForce(agreement, day)),
    ).toEqual([false, true, true, false])
  })
})
