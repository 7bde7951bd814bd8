import { type Words, restMark } from './load.ts'

/** What the other pages say. */
const files = import.meta.glob<Words>(
  [
    '../../pages/*/words/en.json',
    '../../../../domain/src/shared/*/words/en.json',
    '!../../pages/{accounts,home,people,records,referrals}/words/en.json',
    '!../../../../domain/src/shared/{accounts,problems,consents,people,records,referrals,services}/words/en.json',
  ],
  { eager: true, import: 'default' },
)

export const words: Words = Object.assign({ [restMark]: '' }, ...Object.values(files))
