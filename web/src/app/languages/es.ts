import type { Words } from './load.ts'

/** What is said before the door, and by the frame of every page: all that the first page needs. */
const files = import.meta.glob<Words>(
  [
    '../../words/es.json',
    '../../pages/accounts/words/es.json',
    '../../../../domain/src/shared/accounts/words/es.json',
    '../../../../domain/src/shared/problems/words/es.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({}, ...Object.values(files))
