import { type Words, houseMark } from './load.ts'

/** What is said inside: all but what the first page brought and what the programmes say. */
const files = import.meta.glob<Words>(
  [
    '../../pages/*/words/es.json',
    '../../../../domain/src/kernel/words/es.json',
    '../../../../domain/src/shared/*/words/es.json',
    '!../../pages/accounts/words/es.json',
    '!../../../../domain/src/shared/accounts/words/es.json',
    '!../../../../domain/src/shared/problems/words/es.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({ [houseMark]: '' }, ...Object.values(files))
