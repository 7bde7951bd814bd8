import type { Pool } from 'pg'
import { openFinder } from '../recognition/engine/finder.ts'
import type { House, Settings } from './house.ts'
import { loadKeys } from './keys.ts'
import { type Newsroom, openNewsroom } from './news.ts'
import { openPool } from './pool.ts'

/** A house with everything that operations must not touch: the owner's connections, the news, the end. */
export interface OpenHouse extends House {
  /** For migrations and the queue of jobs only: row-level security may not bind it. */
  readonly owner: Pool
  readonly newsroom: Newsroom
  close(): Promise<void>
}

export interface HouseOptions {
  readonly databaseUrl: string
  /** The master key in base64, when it does not lie in the data folder. */
  readonly key?: string | undefined
  /** Most connections for what people do; the others follow from it. */
  readonly connections?: number
}

/** Opens a house without waiting for the database: connections are made when they are needed, and made again when lost. */
export function openHouse(settings: Settings, options: HouseOptions): OpenHouse {
  const { databaseUrl: url, connections = 16 } = options
  const newsroom = openNewsroom(url)
  const app = openPool(url, 'passerelle_app', connections)
  const door = openPool(url, 'passerelle_door', Math.ceil(connections / 2))
  const worker = openPool(url, 'passerelle_worker', 6)
  const engine = openPool(url, 'passerelle_engine', 2)
  const owner = openPool(url, 'owner', 8)
  const finder = openFinder(url)
  return {
    settings,
    keys: loadKeys(settings.dataFolder, options.key),
    app,
    door,
    worker,
    engine,
    finder,
    owner,
    newsroom,
    announce: (news) => newsroom.announce(news),
    async close() {
      await Promise.all([newsroom.close(), finder.close()])
      await Promise.all([app, door, worker, engine, owner].map((pool) => pool.end()))
    },
  }
}
