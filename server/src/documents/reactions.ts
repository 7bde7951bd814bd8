import { actingAs } from '../engine/acting.ts'
import type { Clock, Task, Tasks } from '../engine/task.ts'
import { folderStore } from './file-store.ts'
import { unknownAddresses } from './sql.ts'

const YOUNGEST_MS = 24 * 3600 * 1000
const AT_ONCE = 500

/** Bytes that were taken in but never written down (the program was ended in between) go after a day. */
const sweep: Task = async (house) => {
  const store = folderStore(house.settings.dataFolder)
  const yesterday = new Date(Date.now() - YOUNGEST_MS)
  let some: string[] = []
  const removeUnknown = async () => {
    const unknown = await actingAs(house.worker, null, (tx) => unknownAddresses(tx, some))
    for (const address of unknown) await store.remove(address, yesterday)
    some = []
  }
  for await (const { address, keptAt } of store.addresses()) {
    if (keptAt < yesterday) some.push(address)
    if (some.length >= AT_ONCE) await removeUnknown()
  }
  await removeUnknown()
}

export const documentsTasks: Tasks = { 'documents.sweep': sweep }

export const documentsClocks: readonly Clock[] = [{ task: 'documents.sweep', at: '41 3 * * *' }]
