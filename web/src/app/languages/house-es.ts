import { type Words, houseMark } from './load.ts'

/** What my day says beyond the words of the first page. */
const files = import.meta.glob<Words>(
  [
    '../../pages/home/words/es.json',
    '../../pages/people/words/es.json',
    '../../pages/records/words/es.json',
    '../../pages/referrals/words/es.json',
    '../../../../domain/src/kernel/words/es.json',
    '../../../../domain/src/shared/{consents,people,records,referrals,services}/words/es.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({ [houseMark]: '' }, ...Object.values(files))
