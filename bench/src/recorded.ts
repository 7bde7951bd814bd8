import type { PoolClient } from 'pg'
import { newId } from '../../server/src/engine/ids.ts'
import type { House } from '../../server/src/engine/house.ts'
import type { Operation } from '../../server/src/engine/operation.ts'

/** One statement of an operation, word for word. */
export interface Said {
  readonly name?: string
  readonly text: string
  readonly values?: readonly unknown[]
}

/** Performs an operation and gives every statement that it sent to the database, from `begin` to `commit`. */
export async function recorded(
  house: House,
  operation: Operation,
  secret: string,
  input: unknown,
): Promise<readonly Said[]> {
  const said: Said[] = []
  const app = new Proxy(house.app, {
    get(pool, property) {
      return property === 'connect'
        ? async () => listened(await pool.connect(), said)
        : Reflect.get(pool, property)
    },
  })
  await operation.perform({ ...house, app }, { secret, input })
  return said
}

function listened(client: PoolClient, said: Said[]): PoolClient {
  return new Proxy(client, {
    get(target, property) {
      if (property === 'release') return () => target.release()
      if (property !== 'query') return Reflect.get(target, property)
      return (statement: string | Said) => {
        said.push(typeof statement === 'string' ? { text: statement } : statement)
        return typeof statement === 'string'
          ? target.query(statement)
          : target.query({ ...statement, values: [...(statement.values ?? [])] })
      }
    },
  })
}

const EVENT = /insert into events/

/** Says the same once more; the event gets an id of its own, as every event has. */
export async function repeat(client: PoolClient, said: readonly Said[]): Promise<void> {
  for (const { text, values, name } of said) {
    const own = values && EVENT.test(text) ? [newId(), ...values.slice(1)] : values
    await client.query(own === undefined ? { text } : { text, values: [...own], ...(name && { name }) })
  }
}
