import { listOfficers, saveOfficer } from '@passerelle/domain/shared/screening/contract'
import { bornHindrances } from '@passerelle/domain/shared/screening/rules'
import type { z } from 'zod'
import { unrecorded } from '../engine/event.ts'
import { type Operation, type Reaction, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { type OfficerRow, officerRows } from './officers.ts'

/** Whose officers these are is seen only by its own leaders and whoever keeps the register. */
async function mustKnow({ tx }: Scene, organisationId: string): Promise<void> {
  found(
    await tx.find(sql`
      select id from organisations where id = ${organisationId} and (id = actor.led_organisation() or actor.is_registrar())`),
  )
}

const list = operation(
  listOfficers,
  async (scene, { organisationId }) => {
    await mustKnow(scene, organisationId)
    return { officers: await officerRows(scene.tx, sql`o.organisation_id = ${organisationId}`) }
  },
  () => unrecorded('officers of organisations are no persons who are assisted'),
)

type Saved = z.output<typeof saveOfficer.input>

async function getOfficer({ tx }: Scene, { id, organisationId }: Saved): Promise<OfficerRow> {
  const [officer] = await officerRows(tx, sql`o.id = ${id} and o.organisation_id = ${organisationId}`)
  return found(officer)
}

function add({ tx, actor, now }: Scene, officer: Saved): Promise<number> {
  const { id, organisationId, names, role, born, citizenships, endedOn } = officer
  return tx.run(sql`
    insert into officers (id, organisation_id, names, role, born, citizenships, ended_on, created_by, created_at)
    values (${id}, ${organisationId}, ${names}, ${role}, ${born && JSON.stringify(born)}, ${citizenships}, ${endedOn}, ${actor.account},
      ${now.toISOString()})`)
}

function change({ tx }: Scene, officer: Saved): Promise<number> {
  const { id, organisationId, names, role, born, citizenships, endedOn, version } = officer
  return tx.run(sql`
    update officers set names = ${names}, role = ${role}, born = ${born && JSON.stringify(born)}, citizenships = ${citizenships},
      ended_on = ${endedOn}, version = version + 1
    where id = ${id} and organisation_id = ${organisationId} and version = ${version}`)
}

const save = operation(
  saveOfficer,
  async (scene, officer) => {
    await mustKnow(scene, officer.organisationId)
    const [wrong] = bornHindrances(officer.born, scene.today)
    if (wrong) throw new Refusal('invalid-input', { faults: [{ path: 'born', code: wrong.code }] })
    const touched = officer.version === 0 ? await add(scene, officer) : await change(scene, officer)
    const now = await getOfficer(scene, officer)
    if (touched === 0) throw new Refusal('changed-meanwhile', { values: { theirs: now } })
    return now
  },
  ({ id, organisationId, version, endedOn }) => ({
    other: organisationId,
    details: { officer: id, added: version === 0, left: endedOn !== null },
  }),
  ({ organisationId }) => [screenChanged(organisationId)],
)

/** An organisation that looks otherwise is compared again. */
export function screenChanged(organisation: string): Reaction {
  return {
    task: 'screening.screen',
    payload: { organisation, cause: 'changed' },
    key: `screening ${organisation}`,
  }
}

export const officerOperations: readonly Operation[] = [list, save]
