import type { Words } from './load.ts'

const files = import.meta.glob<Words>(
  [
    '../../words/es.json',
    '../../pages/*/words/es.json',
    '../../../../domain/src/kernel/words/es.json',
    '../../../../domain/src/shared/*/words/es.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({}, ...Object.values(files))
