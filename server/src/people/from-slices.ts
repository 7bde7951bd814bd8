import { fieldsFromSlices } from '@passerelle/domain/shared/people/from-slices'
import type { Scene } from '../engine/operation.ts'
import { spokenCode } from '../engine/spoken-code.ts'
import { insertPerson } from './person-sql.ts'

interface Slice {
  readonly fields: readonly { readonly key: string; readonly value: string }[]
}

/** Writes down a person of one's own from what a partner shared; nobody becomes one with somebody who is known already (INV-11). */
export async function registerFromSlices(
  scene: Scene,
  personId: string,
  slices: readonly Slice[],
): Promise<void> {
  const { tx, actor, now, today } = scene
  const code = spokenCode('P', personId)
  const fields = fieldsFromSlices(
    slices.flatMap((slice) => slice.fields),
    code,
    today,
  )
  await insertPerson(
    tx,
    { account: actor.account, organisation: actor.organisation, now },
    { id: personId, code, fields },
  )
}
