import {
  readAddress,
  setAddress,
  shelterAddress,
  type ShelterAddress,
} from '@passerelle/domain/shared/services/address-contract'
import type { Actor } from '../engine/actor.ts'
import { type Keys, derive, seal, unseal } from '../engine/keys.ts'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found, refuseWith } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { type ServiceRow, serviceRows } from './row.ts'

/** One key for all addresses, apart from every other use; each sealed text opens for its own service only. */
function addressKey(keys: Keys): Buffer {
  return derive(keys.master, 'shelter-address')
}

function boundTo(serviceId: string): string {
  return `shelter-address ${serviceId}`
}

/** The keeper's own staff with the clearance, after the second factor. */
function isClearedKeeper(actor: Actor, row: Pick<ServiceRow, 'organisationId'>): boolean {
  return (
    actor.organisation === row.organisationId &&
    actor.capacity === 'operational' &&
    actor.secondFactor &&
    actor.clearances.includes('shelter-address')
  )
}

/** What whoever acts may do about a sealed address. */
export async function mayWithAddress({ tx, actor }: Scene, row: ServiceRow) {
  const hidden = row.disclosure !== 'open'
  const cleared = isClearedKeeper(actor, row)
  const readable = await tx.find(sql`select from shelter_addresses where service_id = ${row.id}`)
  const works = actor.role !== 'administrator' && actor.role !== 'viewer' && actor.capacity === 'operational'
  return {
    setAddress: hidden && cleared,
    readAddress: readable !== undefined,
    breakGlass: hidden && works && readable === undefined,
  }
}

async function getService({ tx }: Scene, id: string): Promise<ServiceRow> {
  return found((await serviceRows(tx, sql`s.id = ${id}`))[0])
}

const set = operation(
  setAddress,
  async (scene, { id, ...address }) => {
    const row = await getService(scene, id)
    if (!isClearedKeeper(scene.actor, row)) throw new Refusal('not-allowed')
    refuseWith('not-now', row.disclosure === 'open' ? [{ code: 'services.glass.address-is-open' }] : [])
    const updatedAt = scene.now.toISOString()
    const sealed = seal(addressKey(scene.house.keys), Buffer.from(JSON.stringify(address)), boundTo(id))
    await scene.tx.run(sql`
      insert into shelter_addresses (service_id, organisation_id, sealed, updated_at)
      values (${id}, ${row.organisationId}, ${sealed}, ${updatedAt})
      on conflict (service_id) do update set sealed = excluded.sealed, updated_at = excluded.updated_at`)
    return { updatedAt }
  },
  ({ id }) => ({ details: { service: id } }),
)

interface SealedRow {
  readonly sealed: Buffer
  readonly updatedAt: string
  readonly until: string | null
}

const read = operation(
  readAddress,
  async (scene, { id }) => {
    const row = await getService(scene, id)
    const { sealed, updatedAt, until } = found(
      await scene.tx.find<SealedRow>(sql`
        select a.sealed, a.updated_at as "updatedAt",
          (select max(g.until) from glass_openings g
           where g.service_id = a.service_id and g.account_id = ${scene.actor.account} and g.until > now()) as until
        from shelter_addresses a where a.service_id = ${id}`),
    )
    const opened = opening(scene.house.keys, id, sealed)
    return { ...opened, updatedAt, until: isClearedKeeper(scene.actor, row) ? null : until }
  },
  ({ id }, { until }) => ({ details: { service: id, by: until === null ? 'clearance' : 'glass' } }),
)

function opening(keys: Keys, id: string, sealed: Buffer): ShelterAddress {
  return shelterAddress.parse(JSON.parse(unseal(addressKey(keys), sealed, boundTo(id)).toString('utf8')))
}

export const addressOperations: readonly Operation[] = [set, read]
