import { z } from 'zod'
import { contract } from '../../kernel/contract.ts'
import { id, moment } from '../../kernel/fields.ts'
import { languages } from '../../kernel/words.ts'

export const letter = z.object({
  id,
  recipient: z.string(),
  subject: z.string(),
  /** Empty once the letter was posted to a real mailbox. */
  body: z.string(),
  locale: z.enum(languages),
  at: moment,
  postedAt: moment.nullable(),
  /** Why it could not be posted yet, in a word. */
  failure: z.string().nullable(),
})

export const listMails = contract({
  name: 'mails.list',
  method: 'GET',
  path: '/api/demonstration/mails',
  door: 'anyone',
  about: 'The letters that the system wrote, newest first; exists in the demonstration world only.',
  input: z.object({
    /** Letters to this address only. */
    recipient: z.string().max(320).optional(),
    limit: z.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ mails: z.array(letter) }),
})
