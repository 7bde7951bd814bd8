/**
 * Weights and limits of the partner finder. They are policy, not code: a change raises the version, and every
 * search remembers the version that ordered its answer. Set by this project; no outside authority ranks partners.
 */
export const finderConfig = {
  version: '2026-1',
  /**
   * Points out of a hundred. The way there and a free place decide whether anything comes of a referral; whether
   * the rules of the service are known to fit saves the person a refusal; the rest tells good from better.
   */
  weights: {
    nearness: 25,
    capacity: 18,
    language: 13,
    history: 11,
    certainty: 10,
    opening: 9,
    competence: 9,
    entry: 5,
  },
  /** What is not known counts less than what is known to be good, and more than what is known to be bad. */
  unknownFit: 0.4,
  /** At this many kilometres nearness is worth half. An hour on a bus. */
  halfDistanceKm: 20,
  /** Within so many kilometres it is said to be near. */
  nearKm: 5,
  /** Nearness of a service that comes to the person, or needs no way at all. */
  remoteFit: 0.7,
  /** How far each kind of coverage surely reaches, and from where it surely does not, in kilometres. */
  reachKm: {
    'walking-distance': { sure: 2, never: 10 },
    city: { sure: 5, never: 35 },
    district: { sure: 8, never: 70 },
    governorate: { sure: 15, never: 160 },
    'adjacent-governorates': { sure: 40, never: 260 },
    region: { sure: 15, never: 400 },
  },
  /** By when somebody has to act (reference 1.4): a day, three days, two weeks. */
  deadlineHours: { emergency: 24, urgent: 72, normal: 336 },
  /** A capacity figure is fresh for so many hours, and worth nothing more after the second number. */
  capacityFreshHours: 72,
  capacityWorthlessHours: 30 * 24,
  /** An entry is stale when nobody confirmed it for so many days; shelters and health change faster. */
  staleDays: { usual: 180, 'safe-shelter': 30, health: 90, 'mental-health': 90, 'emergency-shelter': 30 },
  /** Answers that every provider starts with, so that one lucky answer is no record: two yes, two no. */
  priorAccepted: 2,
  priorReceived: 4,
  /** With so few answers the history is not spoken of. */
  fewAnswers: 3,
  /** Each open question about eligibility takes this share of certainty. */
  askCost: 0.15,
} as const
