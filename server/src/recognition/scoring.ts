import type { ShownScore } from '@passerelle/domain/shared/recognition/schema'
import type { PersonFacts } from '@passerelle/matching/person/facts'
import { type PersonModel, defaultModel } from '@passerelle/matching/person/model'
import { scorePeople } from '@passerelle/matching/person/score-people'
import type { Score } from '@passerelle/matching/person/score'

const model: PersonModel = defaultModel

/** Which numbers the scores stand on; kept with every pair. */
export const modelName = model.version

/** How strongly two descriptions speak for one person. */
export function scoreFacts(one: PersonFacts, other: PersonFacts): Score {
  return scorePeople(one, other, model)
}

/** The same, as an answer carries it. */
export function shownScore({ evidence, ...sum }: Score): ShownScore {
  return { ...sum, evidence: evidence.map((line) => ({ ...line })) }
}
