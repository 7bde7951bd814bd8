import type { Words } from './load.ts'

const files = import.meta.glob<Words>(
  [
    '../../words/en.json',
    '../../pages/*/words/en.json',
    '../../../../domain/src/kernel/words/en.json',
    '../../../../domain/src/shared/*/words/en.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({}, ...Object.values(files))
