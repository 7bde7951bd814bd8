import { type Words, houseMark } from './load.ts'

/** What is said inside: all but what the first page brought and what the programmes say. */
const files = import.meta.glob<Words>(
  [
    '../../pages/*/words/ar.json',
    '../../../../domain/src/kernel/words/ar.json',
    '../../../../domain/src/shared/*/words/ar.json',
    '!../../pages/accounts/words/ar.json',
    '!../../../../domain/src/shared/accounts/words/ar.json',
    '!../../../../domain/src/shared/problems/words/ar.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({ [houseMark]: '' }, ...Object.values(files))
