import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type OpenHouse, openHouse } from '../engine/house-opening.ts'
import { migrate } from '../engine/migrate.ts'
import { readSettings } from '../engine/settings.ts'
import { startEmbedded } from '../postgres/embedded.ts'
import { UsageError } from './usage.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** The house of this machine, while a command works in it. */
export interface LocalHouse {
  readonly house: OpenHouse
  close(): Promise<void>
}

/**
 * Opens the house that `npm start` runs here, whether it runs or not. Who may read its keys may act in it; without keys
 * none are made, for what they would seal nobody could ever verify.
 */
export async function openLocalHouse(environment: Environment, asItLies = false): Promise<LocalHouse> {
  const settings = readSettings(environment)
  const folder = settings.dataFolder
  if (settings.key === undefined && !existsSync(join(folder, 'keys', 'master.key'))) {
    throw new UsageError(
      `There is no Passerelle in ${folder}.`,
      'Run it where `npm start` runs, or name its folder in PASSERELLE_DATA. Before the first `npm start` there is nothing to work with.',
    )
  }
  const embedded =
    settings.databaseUrl === undefined
      ? await startEmbedded({ dataDir: join(folder, 'postgres') })
      : undefined
  const databaseUrl = settings.databaseUrl ?? embedded?.connectionString ?? ''
  const house = openHouse(settings, { databaseUrl, key: settings.key, connections: 4 })
  const close = async () => {
    await house.close()
    await embedded?.stop()
  }
  try {
    if (!asItLies) await migrate(house.owner)
    return { house, close }
  } catch (error) {
    await close()
    throw error
  }
}
