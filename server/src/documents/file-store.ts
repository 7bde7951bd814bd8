import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../engine/problem.ts'

/** Where sealed files lie, each under its address. A folder today; anything that can keep and give back bytes will do. */
export interface FileStore {
  /** Takes in a file; nothing of it is to be seen before `keep`. */
  begin(): Promise<Incoming>
  /** Undefined when there is no such file. */
  find(address: string): Promise<Kept | undefined>
  addresses(): AsyncIterable<{ readonly address: string; readonly keptAt: Date }>
  /** Unless it was kept anew since. */
  remove(address: string, keptBefore: Date): Promise<void>
}

export interface Incoming {
  write(bytes: Uint8Array): Promise<void>
  /** Returns when the file lies under its address and would be there after a power cut. */
  keep(address: string): Promise<void>
  discard(): Promise<void>
}

export interface Kept {
  readonly size: number
  readAt(at: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

const ADDRESS = /^[0-9a-f]{64}$/
const LEFT_OVER_MS = 24 * 3600 * 1000

export function folderStore(dataFolder: string): FileStore {
  const folder = join(dataFolder, 'files')
  const incoming = join(folder, 'incoming')
  const pathOf = (address: string) => {
    if (!ADDRESS.test(address)) throw new Error('This is not an address of a file.')
    return join(folder, address.slice(0, 2), address.slice(2, 4), address)
  }
  return {
    async begin() {
      await orFull(mkdir(incoming, { recursive: true, mode: 0o700 }))
      const path = join(incoming, randomUUID())
      const handle = await orFull(open(path, 'wx', 0o600))
      return incomingFile(handle, path, pathOf)
    },
    async find(address) {
      const handle = await open(pathOf(address), 'r').catch(notThere)
      return handle && keptFile(handle)
    },
    async *addresses() {
      await removeLeftOvers(incoming)
      for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
        const address = name.slice(-64)
        if (ADDRESS.test(address)) yield { address, keptAt: (await stat(join(folder, name))).mtime }
      }
    },
    async remove(address, keptBefore) {
      const there = await stat(pathOf(address)).catch(notThere)
      if (there && there.mtime < keptBefore) await rm(pathOf(address), { force: true })
    },
  }
}

function incomingFile(handle: FileHandle, path: string, pathOf: (address: string) => string): Incoming {
  return {
    async write(bytes) {
      await orFull(handle.writeFile(bytes))
    },
    async keep(address) {
      const target = pathOf(address)
      await orFull(handle.sync())
      await handle.close()
      await orFull(mkdir(dirname(target), { recursive: true, mode: 0o700 }))
      await orFull(rename(path, target))
      await syncFolder(dirname(target))
      await syncFolder(dirname(dirname(target)))
    },
    async discard() {
      await handle.close().catch(() => {})
      await rm(path, { force: true })
    },
  }
}

async function keptFile(handle: FileHandle): Promise<Kept> {
  const { size } = await handle.stat()
  return {
    size,
    async readAt(at, length) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, at)
      if (bytesRead < length) throw new Error('The file ends too early.')
      return buffer
    },
    close: () => handle.close(),
  }
}

/** The name of a file is only safe on the disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What an upload that a crash interrupted left behind. */
async function removeLeftOvers(incoming: string): Promise<void> {
  for (const name of await readdir(incoming).catch(() => [])) {
    const path = join(incoming, name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > LEFT_OVER_MS) await rm(path, { force: true })
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

async function orFull<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw FULL.has(codeOf(error)) ? new Refusal('disk-full') : error
  }
}

function notThere(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
