import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'

type Facts = Readonly<Record<string, string | number>>

interface Reader {
  readonly email: string
  readonly locale: string
}

/** Administrators and coordinators: a partnership is theirs to answer for. */
function leaders(tx: Tx, organisations: Sql, but: readonly string[] = []): Promise<Reader[]> {
  return tx.rows<Reader>(sql`
    select distinct a.email, a.locale from memberships m join accounts a on a.id = m.account_id
    where m.account_id <> all (${but}::uuid[]) and m.organisation_id in (${organisations}) and m.ended_at is null and a.status = 'active' and m.capacity = 'operational'
      and m.role in ('administrator', 'coordinator') order by a.email`)
}

async function notice(tx: Tx, organisation: string, kind: string, facts: Facts): Promise<void> {
  await tx.run(sql`
    insert into notices (id, organisation_id, account_id, kind, facts)
    values (${newId()}, ${organisation}, null, ${kind}, ${JSON.stringify(facts)}::jsonb)`)
}

async function write(tx: Tx, to: readonly Reader[], template: string, values: Facts): Promise<void> {
  for (const { email, locale } of to) {
    const letter = { to: email, locale, template, values }
    await tx.run(sql`select enqueue('mail', ${JSON.stringify(letter)}::json)`)
  }
}

/**
 * An organisation hears that something is asked or was settled, never about whom: the letter leads to a page that asks
 * who one is. One in which nobody has an account hears by its mailbox.
 */
export async function tellOrganisation(
  house: House,
  tx: Tx,
  organisation: string,
  template: string,
  facts: Facts,
): Promise<void> {
  await notice(tx, organisation, template, facts)
  const home = await tx.find<{ name: string; email: string | null }>(
    sql`select name, email from organisations where id = ${organisation}`,
  )
  const people = await leaders(tx, sql`select ${organisation}::uuid`)
  const mailbox = home?.email ? [{ email: home.email, locale: 'en' }] : []
  const link = `${house.settings.baseUrl}/screening/own`
  await write(tx, people.length > 0 ? people : mailbox, template, {
    ...facts,
    organisation: home?.name ?? '',
    link,
  })
}

/** Those who keep the register hear that something waits for two of them. */
export async function tellRegisterKeepers(
  house: House,
  template: string,
  facts: Facts,
  { path = '/screening', but = [] }: { readonly path?: string; readonly but?: readonly string[] } = {},
): Promise<void> {
  const keepers = await actingAs(house.worker, null, async (tx) => {
    const rows = await tx.rows<{ id: string }>(
      sql`select id from organisations where kind = 'intergovernmental' order by id`,
    )
    for (const { id } of rows) await notice(tx, id, template, facts)
    const people = await leaders(tx, sql`select id from organisations where kind = 'intergovernmental'`, but)
    await write(tx, people, template, { ...facts, link: `${house.settings.baseUrl}${path}` })
    return rows.map(({ id }) => id)
  })
  house.announce({ operation: 'screening.screened', organisations: keepers, record: null, referral: null })
}
