import { type Words, houseMark } from './load.ts'

/** What my day says beyond the words of the first page. */
const files = import.meta.glob<Words>(
  [
    '../../pages/home/words/ar.json',
    '../../pages/people/words/ar.json',
    '../../pages/records/words/ar.json',
    '../../pages/referrals/words/ar.json',
    '../../../../domain/src/kernel/words/ar.json',
    '../../../../domain/src/shared/{consents,people,records,referrals,services}/words/ar.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({ [houseMark]: '' }, ...Object.values(files))
