import { type Words, houseMark } from './load.ts'

/** What is said inside: all but what the first page brought and what the programmes say. */
const files = import.meta.glob<Words>(
  [
    '../../pages/*/words/fr.json',
    '../../../../domain/src/kernel/words/fr.json',
    '../../../../domain/src/shared/*/words/fr.json',
    '!../../pages/accounts/words/fr.json',
    '!../../../../domain/src/shared/accounts/words/fr.json',
    '!../../../../domain/src/shared/problems/words/fr.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({ [houseMark]: '' }, ...Object.values(files))
