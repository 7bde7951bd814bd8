import type { Plugin } from 'vite'

/**
 * Tells boot.js where the words of each language are, so that they travel beside the program instead of after it:
 * on a slow line that is one round trip less before anything can be read.
 */
export function firstWords(): Plugin {
  return {
    name: 'first-words',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).flatMap((file) => (file.type === 'chunk' ? [file] : []))
        const found = chunks.flatMap(({ facadeModuleId, fileName }) => {
          const language = /\/app\/languages\/(\w\w)\.ts$/.exec(facadeModuleId ?? '')?.[1]
          return language ? [[`data-${language}`, `/${fileName}`] as const] : []
        })
        const attrs = { name: 'words', ...Object.fromEntries(found) }
        return found.length > 0 ? [{ tag: 'meta', attrs, injectTo: 'head-prepend' as const }] : []
      },
    },
  }
}
