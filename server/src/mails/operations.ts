import { listMails } from '@passerelle/domain/shared/mails/contract'
import type { z } from 'zod'
import { unrecorded } from '../engine/event.ts'
import { type Operation, atTheDoor } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'

type Mail = z.output<typeof listMails.output>['mails'][number]

/** The outbox that everybody may read, where nobody's letters are real. Elsewhere it does not exist. */
const list = atTheDoor(
  listMails,
  async ({ tx, house }, { recipient, limit }) => {
    if (!house.settings.demonstration) throw new Refusal('not-found')
    const mails = await tx.rows<Mail>(sql`
      select id, recipient, subject, body, locale, at, sent_at as "postedAt", failure from private.mails
      where ${recipient ?? null}::text is null or lower(recipient) = lower(${recipient ?? null})
      order by at desc, id desc limit ${limit}`)
    return { mails }
  },
  () => unrecorded('letters of the demonstration concern nobody'),
)

export const mailsOperations: readonly Operation[] = [list]
