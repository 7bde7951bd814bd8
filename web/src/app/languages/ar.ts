import type { Words } from './load.ts'

const files = import.meta.glob<Words>(
  [
    '../../words/ar.json',
    '../../pages/*/words/ar.json',
    '../../../../domain/src/kernel/words/ar.json',
    '../../../../domain/src/shared/*/words/ar.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({}, ...Object.values(files))
