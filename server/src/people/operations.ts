import {
  type PersonConflict,
  readPerson,
  registerPerson,
  updatePerson,
} from '@passerelle/domain/shared/people/contract'
import { changedByOthers, conflictsOf } from '@passerelle/domain/shared/people/merging'
import type { PersonFields } from '@passerelle/domain/shared/people/person'
import { birthOf, displayNameOf, personFaults } from '@passerelle/domain/shared/people/rules'
import type { PersonChanges, PersonDraft } from '@passerelle/domain/shared/people/schema'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { spokenCode } from '../engine/spoken-code.ts'
import { familyOperations } from './family-operations.ts'
import { type Hand, type KnownPerson, getPerson, insertPerson, updatePersonRow } from './person-sql.ts'
import { readWhole } from './reading.ts'
import { searchOperations } from './search-operations.ts'

function handOf({ actor, now }: Scene): Hand {
  return { account: actor.account, organisation: actor.organisation, now }
}

function refuseFaulty(told: PersonChanges, today: string): void {
  const faults = personFaults(told, today)
  if (faults.length > 0) throw new Refusal('invalid-input', { faults })
}

/** Writes a person down: the way in for a worker's own registration and for what a partner handed over. */
export async function registerAs(scene: Scene, id: string, draft: PersonDraft): Promise<{ code: string }> {
  refuseFaulty(draft, scene.today)
  const code = spokenCode('P', id)
  await insertPerson(scene.tx, handOf(scene), { id, code, fields: { ...draft, birth: birthOf(draft.birth) } })
  return { code }
}

const register = operation(
  registerPerson,
  async (scene, { id, ...draft }) => {
    const { code } = await registerAs(scene, id, draft)
    return { id, code, version: 1, displayName: displayNameOf(draft.names) }
  },
  ({ id }) => ({ person: id }),
)

const read = operation(
  readPerson,
  (scene, { id }) => readWhole(scene, id),
  ({ id }) => ({ person: id }),
)

/** A birth that was told as an age is compared as what it amounts to. */
function settled({ birth, ...changes }: PersonChanges): Partial<PersonFields> {
  return birth === undefined ? changes : { ...changes, birth: birthOf(birth) }
}

function refuseOverlap(
  person: KnownPerson,
  base: Partial<PersonFields>,
  changes: Partial<PersonFields>,
): void {
  const fields = conflictsOf(base, changes, { ...person.fields })
  if (fields.length === 0) return
  const { version, updatedByName, updatedAt } = person
  const values: PersonConflict = {
    version,
    changedByName: updatedByName,
    changedAt: updatedAt,
    fields: [...fields],
  }
  throw new Refusal('changed-meanwhile', { values })
}

const update = operation(
  updatePerson,
  async (scene, { id, version, base, changes }) => {
    refuseFaulty(changes, scene.today)
    const person = await getPerson(scene.tx, id, true)
    const [seen, wanted] = [settled(base), settled(changes)]
    if (person.version !== version) refuseOverlap(person, seen, wanted)
    await updatePersonRow(scene.tx, handOf(scene), id, { ...person.fields, ...wanted })
    const othersChanged =
      person.version === version ? [] : changedByOthers(seen, wanted, { ...person.fields })
    return { person: await readWhole(scene, id), othersChanged: [...othersChanged] }
  },
  ({ id, changes }, { othersChanged }) => ({
    person: id,
    details: { fields: Object.keys(changes), merged: othersChanged.length },
  }),
)

export const peopleOperations: readonly Operation[] = [
  register,
  read,
  update,
  ...searchOperations,
  ...familyOperations,
]
