import {
  confirmCapacity,
  confirmService,
  directory,
  publicDirectory,
  publicService,
  readService,
  saveService,
} from '@passerelle/domain/shared/services/contract'
import { serviceFaults } from '@passerelle/domain/shared/services/rules'
import type { Service } from '@passerelle/domain/shared/services/service'
import type { z } from 'zod'
import { unrecorded } from '../engine/event.ts'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { addressOperations, mayWithAddress } from './address-operations.ts'
import { exporting } from './exporting.ts'
import { finding } from './finding.ts'
import { glassOperations } from './glass-operations.ts'
import { importing } from './import-operation.ts'
import { chosenBy, directoryPage } from './listing.ts'
import { type Listed, type ServiceRow, listServices, serviceRows, wholeService } from './row.ts'
import { changeService, insertServices } from './writing.ts'

const DIRECTORY = unrecorded('the directory concerns no person')

const publicPage = operation(
  publicDirectory,
  ({ tx, actor, today }, filter) => directoryPage(tx, filter, { actor, today, publicly: true }),
  () => DIRECTORY,
)

const publicRead = operation(
  publicService,
  async ({ tx, actor, today }, { id }) => {
    const reader = { actor, today, publicly: true }
    const where = await chosenBy(tx, { withPast: true }, reader)
    const rows = await serviceRows(tx, sql`s.id = ${id} and ${where}`)
    return { listed: found((await listServices(tx, rows, reader))[0]) }
  },
  () => DIRECTORY,
)

const list = operation(
  directory,
  ({ tx, actor, today }, filter) => directoryPage(tx, filter, { actor, today }),
  () => DIRECTORY,
)

async function getRow({ tx }: Scene, id: string): Promise<ServiceRow> {
  return found((await serviceRows(tx, sql`s.id = ${id}`))[0])
}

async function shown(scene: Scene, row: ServiceRow): Promise<Listed> {
  return found((await listServices(scene.tx, [row], scene))[0])
}

const read = operation(
  readService,
  async (scene, { id }) => {
    const row = await getRow(scene, id)
    const may = { change: await mayChange(scene, row), ...(await mayWithAddress(scene, row)) }
    return { listed: await shown(scene, row), version: row.version, may }
  },
  () => DIRECTORY,
)

/** As the policy says it; asked without changing anything. */
async function mayChange({ tx, actor }: Scene, row: ServiceRow): Promise<boolean> {
  const keeps = actor.role === 'administrator' || actor.role === 'coordinator' || actor.role === 'supervisor'
  if (row.organisationId === actor.organisation) return keeps
  const registrar = await tx.find<{ registrar: boolean }>(sql`select actor.is_registrar() as registrar`)
  return registrar?.registrar === true
}

type Saved = z.output<typeof saveService.input>

/** Whoever saves an entry vouches for it today. */
const save = operation(
  saveService,
  async (scene, { id, version, service }) => {
    const faults = serviceFaults(service).map((fault) => ({ ...fault, path: `service.${fault.path}` }))
    if (faults.length > 0) throw new Refusal('invalid-input', { faults })
    if (version === 0) await insertServices(scene.tx, [{ service: added(scene, id, service) }])
    else await change(scene, id, version, service)
    const row = await getRow(scene, id)
    return { listed: await shown(scene, row), version: row.version }
  },
  ({ id, version, service }) => ({
    details: { service: id, added: version === 0, visibility: service.visibility },
  }),
)

function added({ actor, now, today }: Scene, id: string, said: Saved['service']): Service {
  const capacity = said.capacity && { ...said.capacity, confirmedAt: now.toISOString() }
  return {
    ...said,
    id,
    organisationId: actor.organisation,
    capacity,
    confirmedOn: today,
    kept: [],
    source: null,
  }
}

/** What the source of an imported entry said in words of its own stays with it. */
async function change(scene: Scene, id: string, version: number, said: Saved['service']): Promise<void> {
  const row = await getRow(scene, id)
  if (!(await mayChange(scene, row))) throw new Refusal('not-allowed')
  const { organisationId, kept, source } = wholeService(row)
  const service = { ...said, id, organisationId, confirmedOn: scene.today, kept, source }
  if (await changeService(scene.tx, service, version)) return
  const newest = await getRow(scene, id)
  throw new Refusal('changed-meanwhile', {
    values: { theirs: { listed: await shown(scene, newest), version: newest.version } },
  })
}

const capacity = operation(
  confirmCapacity,
  async (scene, { id, places, free }) => {
    if (places !== null && free > places)
      throw new Refusal('invalid-input', {
        faults: [{ path: 'free', code: 'services.more-free-than-places' }],
      })
    const at = scene.now.toISOString()
    await mustTouch(
      scene,
      id,
      await scene.tx.run(sql`
        update services set capacity_places = ${places}, capacity_free = ${free}, capacity_confirmed_at = ${at} where id = ${id}`),
    )
    return { capacity: { places, free, confirmedAt: at } }
  },
  ({ id, free }) => ({ details: { service: id, free } }),
)

const confirm = operation(
  confirmService,
  async (scene, { id }) => {
    await mustTouch(
      scene,
      id,
      await scene.tx.run(sql`update services set confirmed_on = ${scene.today} where id = ${id}`),
    )
    return { confirmedOn: scene.today }
  },
  ({ id }) => ({ details: { service: id } }),
)

/** No row was touched: it is not there, or it is not ours to change. */
async function mustTouch(scene: Scene, id: string, touched: number): Promise<void> {
  if (touched > 0) return
  await getRow(scene, id)
  throw new Refusal('not-allowed')
}

export const servicesOperations: readonly Operation[] = [
  publicPage,
  publicRead,
  list,
  read,
  save,
  capacity,
  confirm,
  importing,
  exporting,
  finding,
  ...addressOperations,
  ...glassOperations,
]
