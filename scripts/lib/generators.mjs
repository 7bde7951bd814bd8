import { readdirSync } from 'node:fs'
import { inRoot } from './project.mjs'

/**
 * What is generated and checked in. Each command writes its outputs anew from its sources, the same every time.
 * A file that ends in .ts is run by tsx. `node` names the major version of Node.js whose language data the output
 * follows; on another one it is neither written nor compared.
 */
export const generators = [
  {
    name: 'countries',
    command: 'scripts/countries.mjs',
    outputs: ['domain/src/shared/places/generated'],
    node: 20,
  },
  { name: 'openapi', command: 'scripts/openapi.ts', outputs: ['docs/openapi.json'] },
  { name: 'schema', command: 'scripts/schema.ts', outputs: ['db/schema.sql'] },
  {
    name: 'programmes',
    command: 'scripts/generate/programmes.ts',
    outputs: ['docs/manual', ...filesNamed('domain/src/programmes', 'definition.lock.json')],
  },
]

/** Such a file in each folder of this one. */
function filesNamed(folder, name) {
  const inside = readdirSync(inRoot(folder), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return inside.map((entry) => `${folder}/${entry.name}/${name}`)
}
