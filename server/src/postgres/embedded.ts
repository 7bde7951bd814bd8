import { findEmbedded } from './binaries.ts'
import { startServer, type RunningServer, type StartOptions } from './supervisor.ts'

/** Starts, or joins, the PostgreSQL that comes with the program, on the data in that folder. */
export function startEmbedded(options: StartOptions): Promise<RunningServer> {
  return startServer(findEmbedded(), options)
}
