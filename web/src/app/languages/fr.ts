import type { Words } from './load.ts'

/** What is said before the door, and by the frame of every page: all that the first page needs. */
const files = import.meta.glob<Words>(
  [
    '../../words/fr.json',
    '../../pages/accounts/words/fr.json',
    '../../../../domain/src/shared/accounts/words/fr.json',
    '../../../../domain/src/shared/problems/words/fr.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({}, ...Object.values(files))
