import { lockedVersion } from '@passerelle/domain/kernel/lock'
import { programmes } from '@passerelle/domain/programmes/index'
import type { Pool } from 'pg'

/**
 * Writes the programmes down as they are, once for each version, so that records filled with an older one can still be
 * read. To be called at every start, before the first record is opened, with the connections of the worker.
 */
export async function publishProgrammes(pool: Pool): Promise<void> {
  for (const programme of programmes) {
    const { version, definition } = lockedVersion(programme)
    await pool.query(
      'insert into programmes (id, version, definition) values ($1, $2, $3) on conflict (id, version) do nothing',
      [programme.id, version, JSON.stringify(definition)],
    )
  }
}
