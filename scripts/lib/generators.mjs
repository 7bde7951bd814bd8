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
  { name: 'schema', command: 'scripts/schema.ts', outputs: ['db/schema.sql'] },
]
