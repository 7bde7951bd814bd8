import type { z } from 'zod'
import { changeHousehold, relatePeople, unrelatePeople } from '@passerelle/domain/shared/people/contract'
import { inverseOf } from '@passerelle/domain/shared/people/rules'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { householdsOf, relationsOf } from './reading.ts'

/** Refuses unless whoever acts sees all of them. */
async function mustSee(tx: Tx, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)]
  const rows = await tx.rows(sql`select id from people where id = any (${wanted}::uuid[])`)
  if (rows.length < wanted.length) throw new Refusal('not-found')
}

const relate = operation(
  relatePeople,
  async ({ tx, actor, today }, { id, personId, otherId, kind, evidence, legalGuardian }) => {
    if (personId === otherId) {
      throw new Refusal('invalid-input', { faults: [{ path: 'otherId', code: 'people.fault.own-relative' }] })
    }
    await mustSee(tx, [personId, otherId])
    await tx.run(sql`
      delete from person_relations where person_id = ${otherId} and other_id = ${personId} and kind = ${inverseOf(kind)}`)
    const row = await tx.find<{ id: string }>(sql`
      insert into person_relations (id, person_id, other_id, organisation_id, kind, evidence, legal_guardian)
      values (${id}, ${personId}, ${otherId}, ${actor.organisation}, ${kind}, ${evidence}, ${legalGuardian})
      on conflict (person_id, other_id, kind) do update set evidence = excluded.evidence, legal_guardian = excluded.legal_guardian
      returning id`)
    const [relation] = await relationsOf(tx, personId, today, found(row).id)
    return found(relation)
  },
  ({ personId, otherId, kind, evidence }) => ({
    person: personId,
    details: { other: otherId, kind, evidence },
  }),
)

const unrelate = operation(
  unrelatePeople,
  async ({ tx }, { id, personId }) => {
    const removed = await tx.run(
      sql`delete from person_relations where id = ${id} and ${personId} in (person_id, other_id)`,
    )
    if (removed === 0) throw new Refusal('not-found')
    return { id }
  },
  ({ id, personId }) => ({ person: personId, details: { relation: id } }),
)

type HouseholdInput = z.output<typeof changeHousehold.input>

async function makeOrRename({ tx, actor }: Scene, { id, label }: HouseholdInput): Promise<void> {
  const known = await tx.find(sql`select id from households where id = ${id}`)
  if (known && label) await tx.run(sql`update households set label = ${label} where id = ${id}`)
  if (known) return
  if (!label) throw new Refusal('not-found')
  await tx.run(sql`
    insert into households (id, organisation_id, label, created_by) values (${id}, ${actor.organisation}, ${label}, ${actor.account})`)
}

async function addMembers({ tx, actor }: Scene, { id, add }: HouseholdInput): Promise<void> {
  if (add.length === 0) return
  await mustSee(
    tx,
    add.map((member) => member.personId),
  )
  if (add.some((member) => member.principal)) {
    await tx.run(sql`update household_members set principal = false where household_id = ${id} and principal`)
  }
  await tx.run(sql`
    insert into household_members (household_id, organisation_id, person_id, principal, joined_on)
    select ${id}::uuid, ${actor.organisation}::uuid, (m->>'personId')::uuid, (m->>'principal')::boolean, (m->>'joinedOn')::date
    from jsonb_array_elements(${JSON.stringify(add)}::jsonb) as m
    on conflict (household_id, person_id) do update
      set principal = excluded.principal, joined_on = coalesce(excluded.joined_on, household_members.joined_on), left_on = null`)
}

async function noteLeaving({ tx }: Scene, { id, leave }: HouseholdInput): Promise<void> {
  for (const { personId, on } of leave) {
    const left = await tx.run(sql`
      update household_members set left_on = ${on}, principal = false where household_id = ${id} and person_id = ${personId}`)
    if (left === 0) throw new Refusal('not-found')
  }
}

function membershipFaults({ add, leave }: HouseholdInput, today: string): void {
  const faults = [
    ...(add.filter((member) => member.principal).length > 1
      ? [{ path: 'add', code: 'people.fault.one-principal' }]
      : []),
    ...leave.flatMap(({ on }, at) =>
      on > today ? [{ path: `leave.${at}.on`, code: 'people.fault.not-yet' }] : [],
    ),
  ]
  if (faults.length > 0) throw new Refusal('invalid-input', { faults })
}

const household = operation(
  changeHousehold,
  async (scene, input) => {
    membershipFaults(input, scene.today)
    await makeOrRename(scene, input)
    await addMembers(scene, input)
    await noteLeaving(scene, input)
    const [row] = await householdsOf(scene.tx, sql`${input.id}::uuid`, scene.today)
    return row ?? { id: input.id, label: input.label ?? '', members: [] }
  },
  ({ id, add, leave }) => ({
    person: add[0]?.personId ?? leave[0]?.personId ?? null,
    details: {
      household: id,
      added: add.map((member) => member.personId),
      left: leave.map((member) => member.personId),
    },
  }),
)

export const familyOperations: readonly Operation[] = [relate, unrelate, household]
