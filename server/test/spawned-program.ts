import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Contract } from '@passerelle/domain/kernel/contract'
import type { z } from 'zod'
import { type Sending, received, requestOf } from './app.ts'
import type { Town } from './crossing.ts'

/** `npm start` as a process of its own. */
export interface SpawnedProgram {
  readonly child: ChildProcess
  readonly address: string
  /** Sends the signal and waits for the end; gives what ended it. */
  end(signal: NodeJS.Signals): Promise<number | string | null>
}

export const mainFile = join(import.meta.dirname, '../src/main.ts')

/** Starts the program and waits until it says that it is ready. */
export async function spawnProgram(environment: Record<string, string>): Promise<SpawnedProgram> {
  const child = spawn(process.execPath, ['--import', 'tsx', mainFile], {
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const over = new Promise<number | string | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  )
  const address = await readyAddress(child)
  // Nobody reads on, and a full pipe would hold the program up.
  child.stdout?.resume()
  child.stderr?.resume()
  return {
    child,
    address,
    end(signal) {
      child.kill(signal)
      return over
    },
  }
}

async function readyAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /ready: (\S+?)"/.exec(line)?.[1]
    if (address) return address
  }
  throw new Error('it ended before it was ready')
}

/** Sends input over the network, as a browser does; an answer that was cut off throws. */
export function at(address: string): Town {
  return {
    async inject<C extends Contract>(contract: C, input: z.input<C['input']>, sending: Sending = {}) {
      const { method, url, headers, payload, query } = requestOf(contract, input, sending)
      const target = new URL(url, address)
      for (const [name, value] of Object.entries(query))
        for (const each of [value].flat()) target.searchParams.append(name, each)
      const response = await fetch(target, {
        method,
        headers: { ...headers, ...(payload ? { 'content-type': 'application/json' } : {}) },
        ...(payload ? { body: JSON.stringify(payload) } : {}),
      })
      const text = await response.text()
      const came = { status: response.status, headers: Object.fromEntries(response.headers), text }
      return received(contract, { ...came, cookie: undefined })
    },
  }
}
