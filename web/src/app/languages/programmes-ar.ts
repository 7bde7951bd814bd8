import type { Words } from './load.ts'

const files = import.meta.glob<Words>('../../../../domain/src/programmes/*/words/ar.json', {
  eager: true,
  import: 'default',
})

export const words: Words = Object.assign({}, ...Object.values(files))
