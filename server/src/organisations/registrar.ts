import { Refusal } from '../engine/problem.ts'
import { type Tx, sql } from '../engine/sql.ts'

/** Whether whoever acts keeps the register of partners: the database decides. */
export async function isRegistrar(tx: Tx): Promise<boolean> {
  const row = await tx.find<{ registrar: boolean }>(sql`select actor.is_registrar() as registrar`)
  return row?.registrar ?? false
}

export async function mustBeRegistrar(tx: Tx): Promise<void> {
  if (!(await isRegistrar(tx))) throw new Refusal('not-allowed')
}
