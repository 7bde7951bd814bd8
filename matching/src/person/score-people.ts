import type { NameComparison, NameLine } from '../names/comparison.ts'
import { comparePreparedNames } from '../names/full.ts'
import { birthLevel } from './birth.ts'
import { probabilityOf } from './calibrate.ts'
import type { PersonFacts } from './facts.ts'
import type { PersonModel } from './model.ts'
import { comparePapers, comparePhones } from './numbers.ts'
import { comparePlaces } from './places.ts'
import { type PreparedPerson, prepare } from './prepare.ts'
import { compareRelatives } from './relatives.ts'
import type { Band, Evidence, Score } from './score.ts'
import type { FactLevel } from './weights.ts'

/** How strongly two descriptions speak for one person. What either does not tell is neutral. */
export function scorePeople(one: PersonFacts, other: PersonFacts, model: PersonModel): Score {
  return scorePrepared(prepare(one), prepare(other), model)
}

export function scorePrepared(one: PreparedPerson, other: PreparedPerson, model: PersonModel): Score {
  const evidence: Evidence[] = []
  names(one, other, model, evidence)
  birth(one, other, model, evidence)
  sex(one, other, model, evidence)
  citizenship(one, other, model, evidence)
  places(one, other, model, evidence)
  numbers(one, other, model, evidence)
  relatives(one, other, model, evidence)
  let weight = model.prior
  for (const line of evidence) weight += line.weight
  return {
    weight,
    probability: probabilityOf(weight, model.calibration),
    band: bandOf(weight, model),
    evidence,
  }
}

export function bandOf(weight: number, { bands }: PersonModel): Band {
  if (weight >= bands.likely) return 'likely'
  return weight >= bands.review ? 'review' : 'unlikely'
}

function names(one: PreparedPerson, other: PreparedPerson, model: PersonModel, into: Into): void {
  const best = bestNames(one, other, model)
  if (best) for (const line of best.lines) into.push(nameEvidence(line))
}

/** Whoever goes by two names is known by the one that agrees best. */
function bestNames(one: PreparedPerson, other: PreparedPerson, model: PersonModel): NameComparison | null {
  let best: NameComparison | null = null
  for (const name of one.names) {
    for (const another of other.names) {
      const compared = comparePreparedNames(name, another, model.rarity, model.name)
      if (!best || compared.weight > best.weight) best = compared
    }
  }
  return best
}

const ofWholeName: ReadonlySet<string> = new Set(['whole', 'swapped', 'reversed'])

function nameEvidence({ kind, level, weight, one, other, perMillion }: NameLine): Evidence {
  const field = ofWholeName.has(level) ? 'name' : kind
  return { field, key: `recognition.evidence.name.${level}`, weight, one, other, perMillion }
}

interface Sides {
  readonly one: string
  readonly other: string
}

function fact(field: string, level: FactLevel, model: PersonModel, sides: Sides, share = 1): Evidence {
  const weight = model.weights[level] * share
  const { one, other } = sides
  return { field, key: `recognition.evidence.${level}`, weight, one, other, perMillion: null }
}

type Into = Evidence[]

function birth(one: PreparedPerson, other: PreparedPerson, model: PersonModel, into: Into): void {
  if (!one.birth || !other.birth) return
  const sides = { one: one.birth.text, other: other.birth.text }
  into.push(fact('birth', birthLevel(one.birth, other.birth), model, sides))
}

function sex(one: PreparedPerson, other: PreparedPerson, model: PersonModel, into: Into): void {
  if (one.sex === null || other.sex === null) return
  const sides = { one: one.sex, other: other.sex }
  if (one.sex === other.sex) into.push(fact('sex', 'sex.same', model, sides))
  else if (one.sex !== 'other' && other.sex !== 'other') into.push(fact('sex', 'sex.apart', model, sides))
}

function citizenship(one: PreparedPerson, other: PreparedPerson, model: PersonModel, into: Into): void {
  const [first, second] = [one.citizenships[0], other.citizenships[0]]
  if (first === undefined || second === undefined) return
  const shared = one.citizenships.find((code) => other.citizenships.includes(code))
  into.push(
    shared === undefined
      ? fact('citizenship', 'citizenship.apart', model, { one: first, other: second })
      : fact('citizenship', 'citizenship.shared', model, { one: shared, other: shared }),
  )
}

function places(one: PreparedPerson, other: PreparedPerson, model: PersonModel, into: Into): void {
  for (const found of comparePlaces(one.places, other.places))
    into.push(fact('place', found.level, model, { one: found.one.text, other: found.other.text }))
}

function numbers(one: PreparedPerson, other: PreparedPerson, model: PersonModel, into: Into): void {
  const phone = comparePhones(one.phones, other.phones)
  if (phone) into.push(fact('phone', phone.level, model, phone))
  const paper = comparePapers(one.papers, other.papers)
  if (paper) into.push(fact('paper', paper.level, model, paper))
}

function relatives(one: PreparedPerson, other: PreparedPerson, model: PersonModel, into: Into): void {
  for (const found of compareRelatives(one.relatives, other.relatives, model))
    into.push(fact(`relative-${found.relation}`, found.level, model, found, found.share))
}
