import { spokenCode } from '../engine/spoken-code.ts'

/** `R-7KQ2-M4XT`: what one says on the telephone of a referral. */
export function referralCode(id: string): string {
  return spokenCode('R', id)
}
