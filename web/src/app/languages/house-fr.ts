import { type Words, houseMark } from './load.ts'

/** What my day says beyond the words of the first page. */
const files = import.meta.glob<Words>(
  [
    '../../pages/home/words/fr.json',
    '../../pages/people/words/fr.json',
    '../../pages/records/words/fr.json',
    '../../pages/referrals/words/fr.json',
    '../../../../domain/src/kernel/words/fr.json',
    '../../../../domain/src/shared/{consents,people,records,referrals,services}/words/fr.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({ [houseMark]: '' }, ...Object.values(files))
