import type { Locale } from '@passerelle/domain/shared/accounts/account'
import { mail } from '../delivery/mail.ts'
import { type Tx, sql } from '../engine/sql.ts'

/** Letters about accounts; their words lie with all letters. */
export type LetterName =
  | 'invitation'
  | 'reset-password'
  | 'password-changed'
  | 'second-factor-changed'
  | 'guessing'
  | 'work-handed-over'

export interface Addressee {
  readonly email: string
  readonly locale: Locale
}

/** Queues a letter in the transaction that gives cause for it. */
export async function queueLetter(
  tx: Tx,
  to: Addressee,
  template: LetterName,
  values: Readonly<Record<string, string | number>>,
): Promise<void> {
  const { task, payload } = mail({ to: to.email, locale: to.locale, template, values })
  await tx.run(sql`select enqueue(${task}, ${JSON.stringify(payload)}::json)`)
}
