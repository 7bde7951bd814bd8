import { type Tx, sql } from '../engine/sql.ts'

interface Ending {
  readonly referrals: readonly string[]
  readonly now: Date
}

/** Referrals from which every share was taken are called back; those that still share something run on. */
export async function revokeReferralsWithoutBasis(
  tx: Tx,
  { referrals, now }: Ending,
): Promise<readonly string[]> {
  if (referrals.length === 0) return []
  const at = now.toISOString()
  const revoked = await tx.rows<{ id: string }>(sql`
    with stranded as (
      select f.id, f.state from referrals f
      where f.id = any (${referrals}::uuid[]) and f.state in ('sent', 'received', 'accepted', 'in-service')
        and not exists (select from shares s where s.referral_id = f.id and s.ended_at is null)
      for update)
    update referrals f set state = 'revoked', revoked_at = ${at}, revoked_reason = 'consent-withdrawn', version = f.version + 1, updated_at = ${at}
    from stranded where f.id = stranded.id returning f.id`)
  for (const referral of revoked) {
    await tx.run(
      sql`update needs set state = 'open' where id = (select need_id from referrals where id = ${referral.id}) and state = 'in-progress'`,
    )
  }
  return revoked.map((row) => row.id)
}
