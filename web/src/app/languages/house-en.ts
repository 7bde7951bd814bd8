import { type Words, houseMark } from './load.ts'

/** What my day says beyond the words of the first page. */
const files = import.meta.glob<Words>(
  [
    '../../pages/home/words/en.json',
    '../../pages/people/words/en.json',
    '../../pages/records/words/en.json',
    '../../pages/referrals/words/en.json',
    '../../../../domain/src/kernel/words/en.json',
    '../../../../domain/src/shared/{consents,people,records,referrals,services}/words/en.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({ [houseMark]: '' }, ...Object.values(files))
