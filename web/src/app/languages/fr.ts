import type { Words } from './load.ts'

const files = import.meta.glob<Words>(
  [
    '../../words/fr.json',
    '../../pages/*/words/fr.json',
    '../../../../domain/src/kernel/words/fr.json',
    '../../../../domain/src/shared/*/words/fr.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({}, ...Object.values(files))
