import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { type Seed, settleDemonstration } from './demonstration.ts'
import { registerFiles } from './documents/routes.ts'
import { projectFolder } from './engine/folders.ts'
import { type OpenHouse, openHouse } from './engine/house-opening.ts'
import { migrate } from './engine/migrate.ts'
import { Refusal, asRefusal } from './engine/problem.ts'
import { type Readiness, newReadiness } from './engine/readiness.ts'
import type { StartSettings } from './engine/settings.ts'
import { type Worker, startWorker } from './engine/worker.ts'
import { buildApp } from './http/app.ts'
import { quotable } from './http/quoting.ts'
import { operations } from './operations.ts'
import { startEmbedded } from './postgres/embedded.ts'
import { clocks, tasks } from './reactions.ts'
import { seedCountries } from './places/importing.ts'
import { publishProgrammes } from './records/programmes.ts'

/** The whole program while it runs: web server, jobs, and the database where it brought its own. */
export interface Program {
  readonly address: string
  /** Settles when it can work: the database is there and has today's shape. */
  readonly ready: Promise<void>
  stop(): Promise<void>
}

interface Database {
  readonly url: string
  stop(): Promise<void>
}

/** Starts everything in one process. The web server answers from the first moment, and says so while it cannot work yet. */
export async function startProgram(
  start: StartSettings,
  log: FastifyBaseLogger,
  seed?: Seed,
): Promise<Program> {
  const settings = { ...start }
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o711 })
  const database = await findDatabase(settings, log)
  const house = openHouse(settings, { databaseUrl: database.url, key: settings.key })
  const readiness = newReadiness(house.app)
  const app = await buildApp(groundOf(settings, house, readiness, log))
  const stopping = new AbortController()
  let worker: Worker | undefined
  const address = await listen(app, settings)
  const furnish = async () => {
    await migrate(house.owner)
    await publishProgrammes(house.worker)
    await seedCountries(house)
    settings.demonstration &&= await settleDemonstration(house, seed)
  }
  const ready = insist(furnish, log, stopping.signal).then(() => {
    if (stopping.signal.aborted) return
    readiness.prepared()
    house.finder.wake()
    if (!settings.worksJobs) return
    worker = startWorker(
      house,
      { tasks, clocks },
      (error, task) => void quotable(log, error, { operation: task }),
    )
  })
  return {
    address,
    ready,
    async stop() {
      stopping.abort()
      await app.close()
      await ready.catch(() => {})
      await worker?.stop()
      await house.close()
      await database.stop()
    },
  }
}

async function findDatabase(settings: StartSettings, log: FastifyBaseLogger): Promise<Database> {
  if (settings.databaseUrl) return { url: settings.databaseUrl, stop: async () => {} }
  const dataDir = join(settings.dataFolder, 'postgres')
  const server = await startEmbedded({ dataDir, log: (line) => log.info(line) })
  return { url: server.connectionString, stop: () => server.stop() }
}

function groundOf(settings: StartSettings, house: OpenHouse, readiness: Readiness, log: FastifyBaseLogger) {
  const pagesFolder = join(projectFolder(), 'dist/web')
  return {
    house,
    newsroom: house.newsroom,
    readiness,
    operations,
    registerFiles,
    log,
    trustedProxies: settings.trustedProxies,
    ...(existsSync(join(pagesFolder, 'index.html')) ? { pagesFolder } : {}),
  }
}

async function listen(app: FastifyInstance, { host, port }: StartSettings): Promise<string> {
  await app.listen({ host, port })
  const bound = app.server.address()
  const actual = typeof bound === 'object' && bound ? bound.port : port
  const everywhere = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)
  return `http://${everywhere ? 'localhost' : host}:${actual}`
}

const SHORTEST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/** While there is no database to be reached, tries again and again. Other trouble is for people. */
async function insist(
  work: () => Promise<void>,
  log: FastifyBaseLogger,
  stopped: AbortSignal,
): Promise<void> {
  for (let pause = SHORTEST_PAUSE_MS; !stopped.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work()
    } catch (error) {
      const known = asRefusal(error)
      if (!(known instanceof Refusal) || known.code !== 'unavailable') throw error
      log.warn('the database cannot be reached; trying again')
      await sleep(pause, undefined, { signal: stopped }).catch(() => {})
    }
  }
}
