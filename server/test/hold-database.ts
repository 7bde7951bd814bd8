import { startEmbedded } from '../src/postgres/embedded.ts'

/** A program that uses the embedded database and does nothing else, for the tests that end it in every way. */
const [dataDir = ''] = process.argv.slice(2)
const server = await startEmbedded({ dataDir, fast: true })
process.stdout.write(`${JSON.stringify({ pid: server.pid, adopted: server.adopted })}\n`)
setInterval(() => undefined, 60_000)
