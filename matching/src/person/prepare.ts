import type { FullName } from '../names/comparison.ts'
import { prepareFullName } from '../names/full.ts'
import { type Birth, prepareBirth } from './birth.ts'
import type { NameFact, PersonFacts, RelativeFact } from './facts.ts'
import { type Paper, type Phone, preparePaper, preparePhone } from './numbers.ts'
import { type Place, preparePlace } from './places.ts'
import type { Relative } from './relatives.ts'

/** A person made ready to be compared with many. */
export interface PreparedPerson {
  readonly names: readonly FullName[]
  readonly birth: Birth | null
  readonly sex: PersonFacts['sex']
  readonly citizenships: readonly string[]
  readonly places: readonly Place[]
  readonly phones: readonly Phone[]
  readonly papers: readonly Paper[]
  readonly relatives: readonly Relative[]
}

/** So many of each are compared, so that the time stays bounded whatever was written down. */
const most = { names: 8, places: 8, phones: 8, papers: 8, relatives: 12, citizenships: 8 }

export function prepare(facts: PersonFacts): PreparedPerson {
  return {
    names: prepareNames(facts.names),
    birth: prepareBirth(facts.birth),
    sex: facts.sex,
    citizenships: (facts.citizenships ?? []).slice(0, most.citizenships),
    places: facts.places.slice(0, most.places).map(preparePlace),
    phones: facts.phones.slice(0, most.phones).flatMap((text) => preparePhone(text) ?? []),
    papers: facts.papers.slice(0, most.papers).flatMap((paper) => preparePaper(paper) ?? []),
    relatives: facts.relatives.slice(0, most.relatives).map(prepareRelative),
  }
}

function prepareNames(names: readonly NameFact[]): readonly FullName[] {
  return names
    .slice(0, most.names)
    .map(({ text, ...hints }) => prepareFullName(text, hints))
    .filter(({ parts }) => parts.length > 0)
}

function prepareRelative({ relation, names, birth }: RelativeFact): Relative {
  return {
    relation,
    names: prepareNames(names.slice(0, 3)),
    birth: prepareBirth(birth),
    text: names[0]?.text ?? '',
  }
}
