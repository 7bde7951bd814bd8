import type { Words } from './load.ts'

/** What is said before the door, and by the frame of every page: all that the first page needs. */
const files = import.meta.glob<Words>(
  [
    '../../words/ar.json',
    '../../pages/accounts/words/ar.json',
    '../../../../domain/src/shared/accounts/words/ar.json',
    '../../../../domain/src/shared/problems/words/ar.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({}, ...Object.values(files))
