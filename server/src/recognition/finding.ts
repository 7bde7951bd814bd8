import type { Description } from '@passerelle/domain/shared/recognition/contract'
import type { AlikePerson } from '@passerelle/domain/shared/recognition/schema'
import { birthOf } from '@passerelle/domain/shared/people/rules'
import type { Scene } from '../engine/operation.ts'
import { alikeTo, askedKeys, tellingKeys } from '../people/names.ts'
import { candidatesByKeys, countBeyondSight, foundPerson } from '../people/search-sql.ts'
import { factsFrom, factsOf } from './facts.ts'
import { scoreFacts, shownScore } from './scoring.ts'

const mostShown = 10

export interface Alike {
  readonly people: readonly AlikePerson[]
  readonly knownToColleagues: number
}

/**
 * Who of those whom the caller may see is like this description, the likeliest first. The only way from the product to
 * the finder: it looks at nothing that another organisation holds, so that neither its answer nor its time tells of it.
 */
export async function findAlike(scene: Scene, description: Description): Promise<Alike> {
  const texts = description.names.map(({ text }) => text)
  const [facts, { rows }, knownToColleagues] = await Promise.all([
    factsFrom(scene.tx, { ...description, birth: birthOf(description.birth) }),
    candidatesByKeys(scene, askedKeys(texts)),
    countBeyondSight(scene, tellingKeys(texts[0] ?? '')),
  ])
  const known = await factsOf(
    scene.tx,
    rows.map(({ personId }) => personId),
  )
  const scores = new Map(known.map((each) => [each.id, scoreFacts(facts, each)]))
  const alike = alikeTo(texts)
  const people = rows
    .flatMap((row) => {
      const score = scores.get(row.personId)
      if (!score || score.band === 'unlikely') return []
      return [{ ...foundPerson(row, scene.today, alike(row.names)), score: shownScore(score) }]
    })
    .toSorted((one, other) => other.score.weight - one.score.weight || (one.id < other.id ? -1 : 1))
  return { people: people.slice(0, mostShown), knownToColleagues }
}
