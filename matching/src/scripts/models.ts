import { type Model, unpack } from './model.ts'
import type { PackedTable } from './packed.ts'
import type { Script } from './script.ts'
import { arabic } from './tables/arabic.ts'
import { cyrillic } from './tables/cyrillic.ts'
import { han } from './tables/han.ts'
import { hangul } from './tables/hangul.ts'
import { hebrew } from './tables/hebrew.ts'
import { latin } from './tables/latin.ts'

const tables: ReadonlyMap<Script, PackedTable> = new Map<Script, PackedTable>([
  ['arabic', arabic],
  ['cyrillic', cyrillic],
  ['han', han],
  ['hangul', hangul],
  ['hebrew', hebrew],
  ['latin', latin],
])
const unpacked = new Map<Script, Model>()

/** The learned model of a script, unpacked when it is first asked for; undefined where letters follow rules. */
export function modelOf(script: Script): Model | undefined {
  const known = unpacked.get(script)
  const table = known ? undefined : tables.get(script)
  if (!table) return known
  const model = unpack(script, table)
  unpacked.set(script, model)
  return model
}
