/**
 * What each finding is worth, in bits: one more bit doubles the odds that two descriptions are of one person.
 * Each weight is log2 of how often the finding is made of one person over how often of two. They are provisional:
 * set by hand from the usual frequencies named here, to be replaced by weights learned from decided pairs.
 * `name.*` stand in `names/weights.ts`.
 */
export const evidenceWeights = {
  /** One day of some 25,000; one entry in ten has a slip. */
  'birth.same': 11,
  /** One digit another, of some 60 days that are as near. */
  'birth.digit': 6,
  'birth.turned-digits': 5.5,
  /** Day and month in the other order. */
  'birth.turned-day': 6.5,
  /** One side has 1 January of the same year: it is written where only the year is known. */
  'birth.new-year': 3.5,
  /** Both sides have the same 1 January: it says the year and no more. */
  'birth.same-new-year': 4,
  'birth.same-month': 4.5,
  'birth.same-year': 2.5,
  /** Only years, or ages and days whose spans meet. */
  'birth.year-fits': 4,
  'birth.age-fits': 2.5,
  'birth.year-beside': 1,
  'birth.years-apart': -2.5,
  'birth.apart': -8,
  /** One person in two. */
  'sex.same': 1,
  'sex.apart': -5,
  'citizenship.shared': 1.5,
  'citizenship.apart': -1.5,
  'place.same': 5,
  'place.same-name': 4,
  'place.close-name': 2.5,
  'place.district': 2.5,
  'place.region': 1.5,
  'place.country': 0.5,
  'place.apart': -2,
  /** People move: the place of today contradicts little. */
  'place.moved': -0.3,
  'phone.same': 10,
  'phone.digit': 5,
  'paper.same': 16,
  'paper.edit': 9,
  /** The same number under another kind of paper. */
  'paper.other-kind': 6,
  /** People have several papers of one kind in their lives. */
  'paper.apart': -1,
  'relative.same': 6,
  'relative.close': 3.5,
  'relative.apart': -3,
} as const

export const nameEvidence = [
  'name.exact',
  'name.variant',
  'name.sound',
  'name.close',
  'name.near',
  'name.initial',
  'name.joined',
  'name.whole',
  'name.omitted',
  'name.apart',
  'name.swapped',
  'name.reversed',
] as const

export type FactLevel = keyof typeof evidenceWeights
export type EvidenceLevel = FactLevel | (typeof nameEvidence)[number]
