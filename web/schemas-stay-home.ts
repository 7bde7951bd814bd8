import type { Plugin } from 'vite'

/**
 * In the browser a contract is its name, its road and its types. The server checks what comes in and what goes out,
 * so the schemas, and the library that reads them, stay there: a quarter of the first load, and none of the rules.
 */
export function schemasStayHome(): Plugin {
  const stand = '\0schemas-stay-home'
  return {
    name: 'schemas-stay-home',
    apply: (_, { mode }) => mode !== 'test',
    enforce: 'pre',
    resolveId: (id) => (id === 'zod' ? stand : undefined),
    load: (id) => (id === stand ? standIn : undefined),
  }
}

/** Lets schemas be declared and refuses to read anything with them: silence here would look like a check. */
const standIn = `
const readers = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'toJSONSchema'])
const schema = new Proxy(function () {}, {
  get: (_, name) => {
    if (readers.has(name)) throw new Error('schemas are read by the server only')
    return name === Symbol.toPrimitive ? () => '' : schema
  },
  apply: () => schema,
  construct: () => schema,
})
export const z = schema
`
