import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Whereabouts } from '../../places/place.ts'
import type { FinderQuery, Seeker, ServiceCandidate } from '../finding.ts'
import type { Eligibility, Service } from '../service.ts'
import { populationsOf } from '../seeker.ts'
import { finderConfig } from './config.ts'
import { findPartners } from './find-partners.ts'
import { minutesUntilOpen } from './opening.ts'
import { isStale } from './standing.ts'

const irbid: Whereabouts = {
  country: 'JOR',
  chain: ['irbid-city', 'irbid-district', 'irbid-governorate', 'jordan'],
  firstLevelId: 'irbid-governorate',
  secondLevelId: 'irbid-district',
  placeId: 'irbid-city',
  coordinates: { longitude: 35.85, latitude: 32.55 },
  blurKm: 0,
}
const amman: Whereabouts = {
  country: 'JOR',
  chain: ['amman-city', 'amman-district', 'amman-governorate', 'jordan'],
  firstLevelId: 'amman-governorate',
  secondLevelId: 'amman-district',
  placeId: 'amman-city',
  coordinates: { longitude: 35.93, latitude: 31.95 },
  blurKm: 0,
}
const nowhere: Whereabouts = {
  country: 'JOR',
  chain: ['jordan'],
  firstLevelId: null,
  secondLevelId: null,
  placeId: null,
  coordinates: null,
  blurKm: 0,
}

const amal: Seeker = {
  age: { least: 24, most: 24 },
  sex: 'female',
  nationalities: ['SYR'],
  languages: ['ara'],
  documents: [{ kind: 'asylum-certificate', expired: false }],
  vulnerabilities: ['trafficking'],
}
/** A Tuesday, ten in the morning. */
const query: FinderQuery = {
  serviceType: 'legal-aid',
  person: amal,
  place: irbid,
  priority: 'urgent',
  now: { day: '2026-03-10', minute: 600, moment: '2026-03-10T07:00:00Z' },
  mustKnow: [],
}
const open: Eligibility = {
  nationalities: { include: [], exclude: [] },
  registration: { documents: [], expiredAccepted: true },
  ages: { from: null, to: null },
  sexes: [],
  vulnerabilities: { oneOf: [], scored: false },
}
const harbour: Service = {
  id: 'harbour-legal',
  organisationId: 'harbour',
  country: 'JOR',
  placeId: 'irbid-city',
  coordinates: null,
  types: ['legal-aid'],
  names: [{ language: 'eng', text: 'Legal aid' }],
  activities: [],
  address: null,
  disclosure: 'open',
  visibility: 'public',
  access: ['appointment'],
  referral: ['platform'],
  nextStep: null,
  schedule: {
    always: false,
    frequency: 'daily',
    openings: [{ days: [1, 2, 3, 4, 7], opens: '08:30', closes: '16:00' }],
  },
  eligibility: open,
  languages: ['ara', 'eng'],
  response: { kind: 'within', hours: 24 },
  coverage: { kind: 'governorate', region: null, placeIds: [] },
  capacity: { places: 10, free: 5, confirmedAt: '2026-03-09T09:00:00Z' },
  contacts: [],
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  confirmedOn: '2026-03-01',
  kept: [],
  source: null,
}
const candidate = (
  service: Partial<Service> = {},
  more: Partial<ServiceCandidate> = {},
): ServiceCandidate => ({
  service: { ...harbour, ...service },
  whereabouts: irbid,
  organisationStanding: 'active',
  competence: 'verified',
  history: { received: 20, accepted: 18, declined: 2, medianHours: 6 },
  ...more,
})
const whyNot = (
  service: Partial<Service>,
  more: Partial<ServiceCandidate> = {},
  asked: Partial<FinderQuery> = {},
) =>
  findPartners({ ...query, ...asked }, [candidate(service, more)]).excluded.flatMap((each) =>
    each.whyNot.map(({ code }) => code.replace('services.find.', '')),
  )
const why = (
  service: Partial<Service>,
  more: Partial<ServiceCandidate> = {},
  asked: Partial<FinderQuery> = {},
) =>
  findPartners({ ...query, ...asked }, [candidate(service, more)]).offers.flatMap((each) =>
    each.why.map(({ code, weighing }) => `${weighing} ${code.replace('services.find.', '')}`),
  )
const person = (more: Partial<Seeker>): Partial<FinderQuery> => ({ person: { ...amal, ...more } })
const rules = (more: Partial<Eligibility>): Partial<Service> => ({ eligibility: { ...open, ...more } })

describe('legal aid for Amal in Irbid', () => {
  test('is offered with every reason that speaks for it', () => {
    expect(why({})).toEqual(
      [
        'for covers-place',
        'for same-place',
        'for speaks',
        'for places-free',
        'for open-now',
        'for answers-in',
        'for competence-verified',
      ].map((line) => (line === 'for same-place' ? 'for near' : line)),
    )
  })

  test('is ranked by what it would mean for her', () => {
    const better = (good: Partial<Service>, bad: Partial<Service>, goodMore = {}, badMore = {}) => {
      const { offers } = findPartners(query, [
        candidate({ id: 'bad', ...bad }, badMore),
        candidate({ id: 'good', ...good }, goodMore),
      ])
      return offers.map(({ service }) => service.id)
    }
    const country = { kind: 'countrywide', region: null, placeIds: [] } as const
    expect(better({ coverage: country }, { coverage: country }, {}, { whereabouts: amman })).toEqual([
      'good',
      'bad',
    ])
    expect(better({}, { languages: ['eng'] })).toEqual(['good', 'bad'])
    expect(better({}, { capacity: null })).toEqual(['good', 'bad'])
    expect(better({}, { capacity: { places: 10, free: 5, confirmedAt: '2026-02-01T09:00:00Z' } })).toEqual([
      'good',
      'bad',
    ])
    expect(
      better({}, {}, {}, { history: { received: 20, accepted: 4, declined: 16, medianHours: 100 } }),
    ).toEqual(['good', 'bad'])
    expect(better({}, {}, {}, { competence: 'declared' })).toEqual(['good', 'bad'])
    expect(better({}, { eligibility: { ...open, nationalities: null } })).toEqual(['good', 'bad'])
    expect(better({}, { confirmedOn: null })).toEqual(['good', 'bad'])
    expect(better({}, { schedule: null })).toEqual(['good', 'bad'])
  })

  test('remembers which weights ordered it, and the weights make a hundred', () => {
    expect(findPartners(query, []).weights).toBe(finderConfig.version)
    expect(Object.values(finderConfig.weights).reduce((sum, weight) => sum + weight, 0)).toBe(100)
  })
})

describe('the door', () => {
  test('is closed where the service, the provider or the dates say so', () => {
    expect(whyNot({ types: ['health'] })).toEqual(['other-service'])
    expect(whyNot({}, { organisationStanding: 'suspended' })).toEqual(['provider-not-active'])
    expect(whyNot({ validUntil: '2026-03-09' })).toEqual(['validity-over'])
    expect(whyNot({ validFrom: '2026-03-11' })).toEqual(['not-begun'])
    expect(whyNot({ referral: ['not-accepted'] })).toEqual(['referrals-not-accepted'])
    expect(whyNot({ validUntil: '2026-03-10' })).toEqual([])
  })

  test('is closed where the matter is not the provider’s', () => {
    expect(whyNot({}, { competence: 'outside' })).toEqual(['competence-outside'])
    expect(whyNot({}, { competence: 'expired' })).toEqual(['competence-expired'])
    expect(why({}, { competence: 'declared' })).toContain('against competence-declared')
  })

  test('of an organisation without accounts opens by a link', () => {
    expect(why({}, { organisationStanding: 'invited' })).toContain('ask answers-by-link')
  })
})

describe('eligibility', () => {
  test('by nationality: taken, not taken, or to be asked', () => {
    const syrians = rules({ nationalities: { include: ['SYR'], exclude: [] } })
    expect(why(syrians)).toContain('for nationality-taken')
    expect(whyNot(syrians, {}, person({ nationalities: ['IRQ'] }))).toEqual(['nationality-not-taken'])
    expect(why(syrians, {}, person({ nationalities: ['IRQ', 'SYR'] }))).toContain('for nationality-taken')
    expect(why(syrians, {}, person({ nationalities: null }))).toContain('ask nationality-unknown')
    expect(whyNot(rules({ nationalities: { include: [], exclude: ['SYR'] } }))).toEqual([
      'nationality-not-taken',
    ])
    expect(why(rules({ nationalities: null }))).toContain('ask nationality-rule-unknown')
  })

  test('by documents: held, expired, missing, or to be asked', () => {
    const both = rules({
      registration: { documents: ['asylum-certificate', 'government-card'], expiredAccepted: false },
    })
    expect(whyNot(both)).toEqual(['document-missing'])
    const card = { kind: 'government-card', expired: true } as const
    expect(whyNot(both, {}, person({ documents: [...(amal.documents ?? []), card] }))).toEqual([
      'document-expired',
    ])
    const lenient = rules({ registration: { documents: ['government-card'], expiredAccepted: true } })
    expect(whyNot(lenient, {}, person({ documents: [card] }))).toEqual([])
    expect(why(both, {}, person({ documents: null }))).toContain('ask document-unknown')
    expect(
      why(
        rules({ registration: { documents: ['government-card'], expiredAccepted: false } }),
        {},
        person({ documents: [{ ...card, expired: null }] }),
      ),
    ).toContain('ask document-date-unknown')
  })

  test('by age, also where the age is only known between two years', () => {
    const children = rules({ ages: { from: null, to: 17 } })
    expect(whyNot(children)).toEqual(['age-not-taken'])
    expect(why(children, {}, person({ age: { least: 16, most: 18 } }))).toContain('ask age-perhaps')
    expect(whyNot(children, {}, person({ age: { least: 10, most: 12 } }))).toEqual([])
    expect(why(children, {}, person({ age: null }))).toContain('ask age-unknown')
  })

  test('by sex', () => {
    const women = rules({ sexes: ['female'] })
    expect(whyNot(women)).toEqual([])
    expect(whyNot(women, {}, person({ sex: 'male' }))).toEqual(['sex-not-taken'])
    expect(why(women, {}, person({ sex: null }))).toContain('ask sex-unknown')
  })

  test('by vulnerability, where the provider’s own assessment may still decide', () => {
    const survivors = rules({ vulnerabilities: { oneOf: ['trafficking'], scored: false } })
    expect(why(survivors)).toContain('for vulnerability-taken')
    expect(whyNot(survivors, {}, person({ vulnerabilities: [] }))).toEqual(['vulnerability-not-taken'])
    expect(why(survivors, {}, person({ vulnerabilities: null }))).toContain('ask vulnerability-unknown')
    const scored = rules({ vulnerabilities: { oneOf: ['disability'], scored: true } })
    expect(why(scored)).toContain('ask provider-assesses')
  })
})

describe('what is not known', () => {
  const unknown: Seeker = {
    age: null,
    sex: null,
    nationalities: null,
    languages: null,
    documents: null,
    vulnerabilities: null,
  }
  const unsaid: Partial<Service> = {
    eligibility: { nationalities: null, registration: null, ages: null, sexes: null, vulnerabilities: null },
    languages: null,
    coverage: null,
    capacity: null,
    schedule: null,
    referral: null,
    response: null,
    confirmedOn: null,
  }

  test('is asked and never assumed', () => {
    const reasons = why(unsaid, { whereabouts: nowhere, history: null }, { person: unknown, place: nowhere })
    expect(reasons.filter((line) => line.startsWith('for') && line !== 'for competence-verified')).toEqual([])
    expect(reasons).toContain('ask languages-unknown')
    expect(reasons).toContain('ask coverage-unknown')
    expect(reasons).toContain('ask places-unknown')
  })

  test('rules out where the query demands to know', () => {
    const asked = { ...query, mustKnow: ['nationality', 'coverage', 'language'] } as const
    expect(whyNot(unsaid, { whereabouts: nowhere }, asked)).toEqual([
      'coverage-unknown',
      'nationality-rule-unknown',
      'languages-unknown',
    ])
    expect(whyNot({ languages: ['amh'] }, {}, asked)).toEqual(['no-common-language'])
    expect(whyNot({}, {}, asked)).toEqual([])
  })
})

describe('reach', () => {
  const cover = (
    kind:
      | 'walking-distance'
      | 'city'
      | 'district'
      | 'governorate'
      | 'adjacent-governorates'
      | 'region'
      | 'countrywide'
      | 'remote',
  ) => ({ coverage: { kind, region: null, placeIds: [] } })

  test('ends at the governorate, the district, the town', () => {
    for (const kind of ['walking-distance', 'city', 'district', 'governorate'] as const) {
      expect(whyNot(cover(kind), { whereabouts: amman })).toEqual(['out-of-reach-by'])
      expect(whyNot(cover(kind))).toEqual([])
    }
    for (const kind of ['countrywide', 'remote'] as const)
      expect(whyNot(cover(kind), { whereabouts: amman })).toEqual([])
    expect(why(cover('adjacent-governorates'), { whereabouts: amman })).toContain('ask coverage-perhaps')
  })

  test('ends at the border, except by telephone', () => {
    const beirut = { ...nowhere, country: 'LBN', chain: ['lebanon'] }
    expect(whyNot(cover('countrywide'), { whereabouts: beirut })).toEqual(['out-of-reach'])
    expect(whyNot(cover('remote'), { whereabouts: beirut })).toEqual([])
  })

  test('is judged by distance where the areas are not known, and asked in between', () => {
    const at = (longitude: number): Whereabouts => ({
      ...nowhere,
      coordinates: { longitude, latitude: 32.55 },
    })
    expect(why(cover('district'), { whereabouts: at(35.86) })).toContain('for covers-place')
    expect(why(cover('district'), { whereabouts: at(36.2) })).toContain('ask coverage-perhaps')
    expect(whyNot(cover('district'), { whereabouts: at(37.5) })).toEqual(['out-of-reach-by'])
    expect(why(cover('district'), { whereabouts: { ...at(37.5), blurKm: 150 } })).toContain(
      'ask coverage-perhaps',
    )
  })

  test('takes in the places named one by one, and what lies inside them', () => {
    const named = { coverage: { kind: 'district', region: null, placeIds: ['irbid-governorate'] } } as const
    expect(whyNot(named, { whereabouts: amman })).toEqual([])
    expect(whyNot({ coverage: { ...named.coverage, placeIds: ['amman-district'] } })).toEqual([
      'out-of-reach-by',
    ])
    expect(
      why({ coverage: { ...named.coverage, placeIds: ['amman-district'] } }, {}, { place: nowhere }),
    ).toContain('ask coverage-perhaps')
  })

  test('tells no distance to an address that is kept secret', () => {
    const { offers } = findPartners({ ...query, serviceType: 'safe-shelter' }, [
      candidate({ types: ['safe-shelter'], disclosure: 'area-only' }),
    ])
    expect(offers[0]?.distanceKm).toBeNull()
    expect(JSON.stringify(offers[0]?.why)).not.toMatch(/km|near|away/)
    expect(findPartners(query, [candidate()]).offers[0]?.distanceKm).toBe(0)
  })
})

describe('free places', () => {
  const places = (free: number, confirmedAt: string | null) => ({
    capacity: { places: 10, free, confirmedAt },
  })

  test('of which a fresh nought rules out and an old one does not', () => {
    expect(whyNot(places(0, '2026-03-10T06:00:00Z'))).toEqual(['full'])
    expect(why(places(0, '2026-02-20T06:00:00Z'))).toContain('ask was-full')
    expect(why(places(0, null))).toContain('ask places-unconfirmed')
    expect(why(places(3, '2026-03-10T06:00:00Z'))).toContain('for places-free')
    expect(why(places(3, '2026-02-20T06:00:00Z'))).toContain('ask places-old')
  })
})

describe('opening', () => {
  const wait = (day: string, minute: number) =>
    harbour.schedule && minutesUntilOpen(harbour.schedule, { day, minute })

  test('is counted to the next time the door opens, over the weekend too', () => {
    expect(wait('2026-03-10', 600)).toBe(0)
    expect(wait('2026-03-10', 480)).toBe(30)
    expect(wait('2026-03-10', 960)).toBe(16 * 60 + 30)
    expect(wait('2026-03-12', 960)).toBe((2 * 24 + 16) * 60 + 30)
  })

  test('runs past midnight where it closes before it opens', () => {
    const night = {
      always: false,
      frequency: null,
      openings: [{ days: [2], opens: '22:00', closes: '06:00' }],
    } as const
    expect(minutesUntilOpen(night, { day: '2026-03-11', minute: 300 })).toBe(0)
    expect(minutesUntilOpen(night, { day: '2026-03-11', minute: 360 })).toBe(6 * 1440 + 16 * 60)
  })

  test('too late for an emergency speaks against, in time for a normal need speaks for', () => {
    const mondays = {
      schedule: {
        always: false,
        frequency: 'weekly',
        openings: [{ days: [1], opens: '09:00', closes: '12:00' }],
      },
    } as const
    expect(why(mondays, {}, { priority: 'emergency' })).toContain('against opens-too-late')
    expect(why(mondays, {}, { priority: 'normal' })).toContain('for opens-in-time')
    expect(why({ schedule: { ...mondays.schedule, frequency: 'monthly' } })).toContain(
      'ask open-now-and-then',
    )
  })
})

describe('an entry of the directory', () => {
  test('goes stale sooner for shelters than for lessons', () => {
    const entry = (type: Service['types'][number], confirmedOn: string | null) =>
      isStale({ types: [type], confirmedOn }, '2026-03-10')
    expect([entry('safe-shelter', '2026-02-08'), entry('safe-shelter', '2026-02-07')]).toEqual([false, true])
    expect([entry('education', '2025-10-01'), entry('education', null)]).toEqual([false, true])
  })
})

describe('the groups a person belongs to', () => {
  test('are those that are certain', () => {
    expect(populationsOf(amal)).toEqual(['women', 'survivors-of-trafficking', 'refugees-and-asylum-seekers'])
    expect(
      populationsOf({ ...amal, age: { least: 17, most: 19 }, vulnerabilities: null, documents: null }),
    ).toEqual([])
    expect(populationsOf({ ...amal, age: { least: 12, most: 12 }, nationalities: ['XXA'] })).toContain(
      'stateless-people',
    )
  })
})

describe('for any services at all', () => {
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
  const services: fc.Arbitrary<ServiceCandidate> = fc.record({
    service: fc
      .record({
        ...Object.fromEntries(Object.entries(harbour).map(([key, value]) => [key, fc.constant(value)])),
      })
      .chain(() =>
        fc
          .record({
            id: fc.uuid(),
            languages: maybe(fc.subarray(['ara', 'eng', 'amh'])),
            capacity: maybe(
              fc.record({
                places: fc.constant(5),
                free: maybe(fc.nat(3)),
                confirmedAt: maybe(fc.constantFrom('2026-03-10T01:00:00Z', '2026-01-01T00:00:00Z')),
              }),
            ),
            confirmedOn: maybe(fc.constantFrom('2026-03-01', '2025-01-01')),
            coverage: maybe(
              fc.record({
                kind: fc.constantFrom('city', 'governorate', 'countrywide', 'region'),
                region: fc.constant(null),
                placeIds: fc.constant([]),
              }),
            ),
            validUntil: maybe(fc.constantFrom('2026-01-01', '2027-01-01')),
          })
          .map((more): Service => ({ ...harbour, ...more })),
      ),
    whereabouts: fc.constantFrom(irbid, amman, nowhere),
    organisationStanding: fc.constantFrom('active', 'invited', 'suspended'),
    competence: fc.constantFrom('verified', 'declared', 'expired', 'outside'),
    history: maybe(
      fc.record({
        received: fc.nat(9),
        accepted: fc.nat(9),
        declined: fc.nat(9),
        medianHours: maybe(fc.nat(200)),
      }),
    ),
  })

  test('the answer is the same in whatever order they come, within bounds, and everyone gets a reason', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(services, { selector: ({ service }) => service.id, maxLength: 12 }),
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        (all, keys) => {
          const shuffled = all
            .map((each, at) => ({ each, key: keys[at] ?? 0 }))
            .toSorted((one, other) => one.key - other.key)
            .map(({ each }) => each)
          const result = findPartners(query, all)
          expect(findPartners(query, shuffled)).toEqual(result)
          expect(result.offers.length + result.excluded.length).toBe(all.length)
          for (const { score, why: reasons } of result.offers) {
            expect(score).toBeGreaterThanOrEqual(0)
            expect(score).toBeLessThanOrEqual(100)
            expect(reasons.length).toBeGreaterThan(0)
          }
          for (const { whyNot: reasons } of result.excluded) expect(reasons.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})
