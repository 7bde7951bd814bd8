import { type Birth, birthInterval } from '../../kernel/age.ts'
import { type Reason, reason } from '../../kernel/reason.ts'
import type { Sex } from '../services/service.ts'

interface Told {
  readonly birth: Birth | null
  readonly sex: Sex | null
}

/** How alike two people are who may be one. It says why, and leaves the rest to people (INV-11). */
export interface Similarity {
  /** 0 to 1, for the order of a list; no probability. */
  readonly chance: number
  readonly likely: boolean
  readonly why: readonly Reason[]
}

type Agreement = 'same' | 'may-be' | 'near' | 'differs' | 'unknown'

const birthWeight: Readonly<Record<Agreement, number>> = {
  same: 0.35,
  'may-be': 0.2,
  near: 0.1,
  unknown: 0.1,
  differs: -0.3,
}
const sexWeight: Readonly<Record<Agreement, number>> = {
  same: 0.05,
  'may-be': 0,
  near: 0,
  unknown: 0,
  differs: -0.2,
}
const likelyFrom = 0.72

export function similarity(asked: Told, known: Told & { readonly alike: number }): Similarity {
  const birth = birthAgreement(asked.birth, known.birth)
  const sex = sexAgreement(asked.sex, known.sex)
  const chance = Math.max(0, known.alike * 0.6 + birthWeight[birth] + sexWeight[sex])
  return {
    chance,
    likely: chance >= likelyFrom && known.alike >= 0.7,
    why: [
      reason('people.similar.name', { percent: Math.round(known.alike * 100) }),
      ...(birth === 'unknown' ? [] : [reason(`people.similar.birth-${birth}`)]),
      ...(sex === 'unknown' ? [] : [reason(`people.similar.sex-${sex}`)]),
    ],
  }
}

function birthAgreement(one: Birth | null, other: Birth | null): Agreement {
  if (!one || !other) return 'unknown'
  const [left, right] = [birthInterval(one), birthInterval(other)]
  if (left.first <= right.last && right.first <= left.last) {
    return one.precision === 'exact' && other.precision === 'exact' ? 'same' : 'may-be'
  }
  if (one.precision === 'exact' && other.precision === 'exact') return slipOfThePen(one.day, other.day)
  return Math.abs(yearOf(one) - yearOf(other)) <= 3 ? 'near' : 'differs'
}

/** One digit another, or day and month the other way round. */
function slipOfThePen(one: string, other: string): Agreement {
  const [year, month, date] = other.split('-')
  if (one === `${year}-${date}-${month}`) return 'near'
  const differing = Array.from(one).filter((character, at) => character !== other[at]).length
  return differing === 1 ? 'near' : 'differs'
}

function yearOf(birth: Birth): number {
  return Number(birth.day.slice(0, 4))
}

function sexAgreement(one: Sex | null, other: Sex | null): Agreement {
  if (!one || !other) return 'unknown'
  return one === other ? 'same' : 'differs'
}
