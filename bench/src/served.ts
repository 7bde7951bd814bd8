import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { newId } from '../../server/src/engine/ids.ts'
import type { Ground } from './ground.ts'

/** The built program in a process of its own, before the database of the measure. */
export interface Served {
  readonly pid: number
  readonly url: string
  /** Asks as a browser does, and waits for the last byte; an answer that is none is an error. */
  ask(path: string, secret: string, body?: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** With `demonstration`, the invented world is loaded first. */
export async function serve(
  { url: database, folder }: Pick<Ground, 'url' | 'folder'>,
  demonstration = false,
): Promise<Served> {
  const port = await freePort()
  const own = spawn(
    process.execPath,
    [...(process.env['BENCH_NODE'] ?? '').split(' ').filter(Boolean), 'dist/server/main.mjs'],
    {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATABASE_URL: database,
        PASSERELLE_DATA: folder,
        PASSERELLE_DEMO: demonstration ? '1' : '0',
        PASSERELLE_JOBS: '0',
        PASSERELLE_LOG: 'warn',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const url = `http://127.0.0.1:${port}`
  await untilReady(url, demonstration ? 120_000 : 30_000)
  return {
    pid: own.pid ?? 0,
    url,
    ask: (path, secret, body) => ask(`${url}${path}`, secret, body),
    stop: () => stop(own),
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** A port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  await once(server, 'close')
  if (typeof bound !== 'object' || bound === null) throw new Error('no port is free')
  return bound.port
}

/** Waits until the program says that it can work; gives the milliseconds that took. */
export async function untilReady(url: string, patienceMs = 30_000): Promise<number> {
  const start = performance.now()
  while (performance.now() - start < patienceMs) {
    const ok = await fetch(`${url}/readyz`).then(
      async (answer) => {
        await answer.arrayBuffer()
        return answer.ok
      },
      () => false,
    )
    if (ok) return performance.now() - start
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`${url} does not get ready`)
}

async function ask(url: string, secret: string, body?: unknown): Promise<unknown> {
  const cookie = `passerelle_session=${secret}`
  const sent = {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'operation-id': newId(), 'x-passerelle': '1' },
    body: JSON.stringify(body),
  }
  const answer = await fetch(url, body === undefined ? { headers: { cookie } } : sent)
  const told = await answer.json()
  if (!answer.ok) throw new Error(`${answer.status} at ${url}: ${JSON.stringify(told)}`)
  return told
}
