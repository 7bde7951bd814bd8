import { type Words, houseMark } from './load.ts'

/** What is said inside: all but what the first page brought and what the programmes say. */
const files = import.meta.glob<Words>(
  [
    '../../pages/*/words/en.json',
    '../../../../domain/src/kernel/words/en.json',
    '../../../../domain/src/shared/*/words/en.json',
    '!../../pages/accounts/words/en.json',
    '!../../../../domain/src/shared/accounts/words/en.json',
    '!../../../../domain/src/shared/problems/words/en.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({ [houseMark]: '' }, ...Object.values(files))
