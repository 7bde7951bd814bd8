import {
  type SeenBy,
  listEvents,
  personPrint,
  verifyState,
  whoHasSeen,
} from '@passerelle/domain/shared/audit/contract'
import { unrecorded } from '../engine/event.ts'
import { operation, type Operation, type Scene } from '../engine/operation.ts'
import { found, Refusal } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { printForPerson } from './person-print.ts'
import { eventsOf, lastCheckpoint, type Place, readingsOf, receiptsOf, recordByCodeOrId } from './sql.ts'

const events = operation(
  listEvents,
  async (scene, input) => {
    const { record, after, limit, ...filter } = input
    const recordId = record === undefined ? undefined : await recordByCodeOrId(scene.tx, record)
    if (record !== undefined && recordId === undefined) return { events: [], next: null }
    const rows = await eventsOf(scene.tx, {
      ...filter,
      organisation: scene.actor.organisation,
      recordId,
      before: after === undefined ? undefined : placeIn(after),
      limit: limit + 1,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return { events: page, next: rows.length > limit && last ? `${last.at}~${last.id}` : null }
  },
  ({ operation: what, account, person }) => ({
    details: { operation: what ?? null, account: account ?? null, person: person ?? null },
  }),
)

const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/

function placeIn(cursor: string): Place {
  const [, at, id] = PLACE.exec(cursor) ?? []
  if (!at || !id)
    throw new Refusal('invalid-input', { faults: [{ path: 'after', code: 'faults.not-accepted' }] })
  return { at, id }
}

const ofPerson = operation(
  whoHasSeen,
  async (scene, { personId }) => seenBy(scene, personId),
  ({ personId }) => ({ person: personId }),
)

async function seenBy({ tx, today }: Scene, person: string): Promise<SeenBy> {
  found(await tx.find(sql`select id from people where id = ${person}`))
  return { receipts: await receiptsOf(tx, person, today), readings: await readingsOf(tx, person) }
}

const print = operation(
  personPrint,
  async (scene, { personId, language }) =>
    printForPerson(scene, { personId, language, seenBy: await seenBy(scene, personId) }),
  ({ personId, language }) => ({ person: personId, details: { language } }),
)

const state = operation(
  verifyState,
  async ({ tx }) => ({ checkpoint: (await lastCheckpoint(tx)) ?? null }),
  () => unrecorded('tells when the trail was signed, nothing about anybody'),
)

export const auditOperations: readonly Operation[] = [events, ofPerson, print, state]
