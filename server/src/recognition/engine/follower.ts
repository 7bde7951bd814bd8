import { SearchIndex } from '@passerelle/matching/search/index'
import { searchSound } from '@passerelle/matching/search/words'
import type { Pool, PoolClient } from 'pg'
import { beginning, type Mark } from '../changes.ts'
import { entryOf, peopleAfter, peopleOf } from './entries.ts'

const pageOfPeople = 10_000
const pageOfChanges = 2_000

interface ChangeRow extends Mark {
  readonly person: string
  /** No transaction that is still open can add anything before it. */
  readonly settled: boolean
}

/**
 * The people of the database in an index, kept up to date by the feed. Numbers of the feed are given before the commit:
 * a change that can be seen already is taken in at once, but the mark goes on only past what nothing can come before.
 */
export class Follower {
  readonly index = new SearchIndex(searchSound)
  readonly #pool: Pool
  #mark: Mark = beginning
  /** Changes beyond the mark that were taken in already. */
  #taken = new Set<number>()

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** Takes in everybody, as of one moment. */
  async load(): Promise<void> {
    await this.#reading('begin isolation level repeatable read read only', async (client) => {
      const { rows } = await client.query<Mark>(
        `select pg_snapshot_xmin(pg_current_snapshot())::text as xact, coalesce(max(number), 0) as number from person_changes`,
      )
      let page = await peopleAfter(client, '00000000-0000-0000-0000-000000000000', pageOfPeople)
      for (let end = page.at(-1); end; end = page.at(-1)) {
        // The database reads the next people while these are taken in.
        const next = peopleAfter(client, end.id, pageOfPeople)
        for (const row of page) this.index.put(row.id, entryOf(row))
        page = await next
      }
      this.#mark = { xact: rows[0]?.xact ?? '0', number: 0 }
      this.index.seen(rows[0]?.number ?? 0)
    })
    this.index.merge()
  }

  /** Takes in what changed since. */
  async catchUp(): Promise<void> {
    await this.#reading('begin read only', async (client) => {
      while (await this.#takeSome(client));
    })
  }

  async #takeSome(client: PoolClient): Promise<boolean> {
    const { xact, number } = this.#mark
    const { rows } = await client.query<ChangeRow>(
      `select xact::text as xact, number, person_id as person, xact < pg_snapshot_xmin(pg_current_snapshot()) as settled
       from person_changes where xact >= $1::text::xid8 and (xact > $1::text::xid8 or number > $2) order by xact, number limit $3`,
      [xact, number, pageOfChanges],
    )
    const fresh = rows.filter((row) => !this.#taken.has(row.number))
    if (fresh.length > 0) await this.#take(client, [...new Set(fresh.map(({ person }) => person))])
    this.#goOn(rows)
    return rows.length === pageOfChanges && fresh.length > 0
  }

  async #take(client: PoolClient, ids: readonly string[]): Promise<void> {
    const there = new Map((await peopleOf(client, ids)).map((row) => [row.id, row]))
    for (const id of ids) {
      const row = there.get(id)
      if (row) this.index.put(id, entryOf(row))
      else this.index.remove(id)
    }
  }

  #goOn(rows: readonly ChangeRow[]): void {
    for (const row of rows) {
      this.index.seen(row.number)
      if (row.settled) this.#mark = { xact: row.xact, number: row.number }
    }
    this.#taken = new Set(rows.filter(({ settled }) => !settled).map(({ number }) => number))
  }

  async #reading(opening: string, work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await this.#pool.connect()
    let broken: Error | undefined
    try {
      await client.query(opening)
      await work(client)
      await client.query('commit')
    } catch (error) {
      broken = error instanceof Error ? error : new Error(String(error))
      throw broken
    } finally {
      client.release(broken)
    }
  }
}
