import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding, FindingKind } from '@passerelle/domain/shared/audit/finding'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { type EventRow, sealEvent } from '../engine/event.ts'
import { type OpenHouse, openHouse } from '../engine/house-opening.ts'
import { newId } from '../engine/ids.ts'
import { insertEvent } from '../engine/leaving.ts'
import { transactionOn } from '../engine/sql.ts'
import { checkpointFile } from './checkpoint-file.ts'
import { signCheckpoint } from './checkpoint.ts'
import { verifyEvents } from './verify.ts'

let database: FreshDatabase
let house: OpenHouse
let folder: string

beforeAll(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'passerelle-audit-'))
  const settings = {
    demonstration: false,
    dataFolder: folder,
    baseUrl: 'http://localhost:8080',
    smtp: undefined,
    mailFrom: 'passerelle@example.org',
  }
  house = openHouse(settings, { databaseUrl: database.url, connections: 12 })
})

afterAll(async () => {
  await house.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(startAnew)

/** A database superuser who knows how everything works, but does not have the key. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.query('set session_replication_role = origin')
    client.release()
  }
}

async function startAnew(): Promise<void> {
  await tamper('truncate events, event_checkpoints, event_checkpoint_heads')
  rmSync(checkpointFile(folder), { force: true })
}

async function write(
  stream: string,
  changes: Partial<EventRow> = {},
  key = house.keys.events,
): Promise<string> {
  const event: EventRow = {
    id: newId(),
    stream,
    at: new Date().toISOString(),
    operation: 'records.read',
    account: newId(),
    organisation: newId(),
    other: null,
    session: newId(),
    record: stream,
    person: newId(),
    referral: null,
    details: '{"step":"screening \\" ü"}',
    ...changes,
  }
  const client = await database.pool.connect()
  try {
    await transactionOn(client).run(insertEvent(event, sealEvent(event, key)))
  } finally {
    client.release()
  }
  return event.id
}

/** A history of several chains; gives the ids of the events of each. */
async function history(
  lengths: readonly number[],
): Promise<readonly { stream: string; events: readonly string[] }[]> {
  const chains = lengths.map((length) => ({ stream: newId(), length, events: [] as string[] }))
  for (let round = 0; round < Math.max(...lengths); round += 1) {
    for (const chain of chains) if (round < chain.length) chain.events.push(await write(chain.stream))
  }
  return chains
}

function sign(): Promise<unknown> {
  return signCheckpoint(house, new Date(Date.now() + 120_000))
}

async function kinds(): Promise<readonly FindingKind[]> {
  return (await verifyEvents(house)).findings.map((finding) => finding.kind)
}

async function only(): Promise<Finding> {
  const { findings } = await verifyEvents(house)
  expect(findings).toHaveLength(1)
  return findings[0]!
}

/** Makes the links of a chain fit again after it was tampered with: anybody can, for a link needs no key. */
function relink(stream: string): string {
  return `do $$ declare e record; place bigint := 0; last bytea := '\\x'; begin
    for e in select * from events where stream = '${stream}' order by seq loop
      place := place + 1;
      update events set seq = -place, previous = last, hash = sha256(last || e.mac || int8send(place)) where id = e.id;
      last := sha256(last || e.mac || int8send(place));
    end loop;
    update events set seq = -seq where stream = '${stream}';
  end $$`
}

describe('a trail that nobody touched', () => {
  it('INV-15: verifies, and says how much was read and signed', async () => {
    await history([3, 5, 1])
    await sign()
    const verified = await verifyEvents(house)
    expect(verified).toMatchObject({ events: 9, streams: 3, checkpoints: 1, findings: [], more: 0 })
  })

  it('verifies when it is empty, and between checkpoints', async () => {
    expect(await kinds()).toEqual([])
    const [chain] = await history([4])
    await sign()
    await write(chain!.stream)
    await sign()
    await write(chain!.stream)
    expect(await verifyEvents(house)).toMatchObject({ events: 6, checkpoints: 2, findings: [] })
  })

  it('keeps the order of one chain and lets writers of different chains pass each other', async () => {
    const slow = newId()
    const client = await database.pool.connect()
    await client.query('begin')
    const held: EventRow = {
      id: newId(),
      stream: slow,
      at: new Date().toISOString(),
      operation: 'people.read',
      account: null,
      organisation: null,
      other: null,
      session: null,
      record: null,
      person: null,
      referral: null,
      details: '{}',
    }
    await transactionOn(client).run(insertEvent(held, sealEvent(held, house.keys.events)))
    const behind = write(slow)
    const others = await Promise.all(
      Array.from({ length: 40 }, (_, at) => write(newId(), { operation: `records.step${at}` })),
    )
    expect(others).toHaveLength(40)
    const first = await Promise.race([behind.then(() => 'went past'), Promise.resolve('waits')])
    expect(first).toBe('waits')
    await client.query('commit')
    client.release()
    const second = await behind
    const { rows } = await database.pool.query('select id from events where stream = $1 order by seq', [slow])
    expect(rows.map((row) => row.id)).toEqual([held.id, second])
    expect(await kinds()).toEqual([])
  })
})

describe('a trail of very many chains', () => {
  it('is read a share at a time, and nothing is missed', async () => {
    const chains = await history([3, 1, 4, 1, 5, 2, 6])
    await sign()
    expect(await verifyEvents(house, 2)).toMatchObject({ events: 22, streams: 7, findings: [] })
    const [one, other] = [chains[2]!, chains[6]!]
    await tamper(`update events set details = '{}' where id in ('${one.events[1]}', '${other.events[4]}')`)
    const { findings } = await verifyEvents(house, 2)
    expect(new Map(findings.map((finding) => [finding.event, finding.kind]))).toEqual(
      new Map([
        [one.events[1], 'altered'],
        [other.events[4], 'altered'],
      ]),
    )
  })

  it('may lie on the disk in another order than it was written', async () => {
    const [chain] = await history([6, 4])
    await tamper(
      `update events set details = details where id = '${chain!.events[1]}'`,
      `update events set details = details where id = '${chain!.events[0]}'`,
    )
    expect(await kinds()).toEqual([])
  })
})

describe('somebody with all rights on the database, but without the key', () => {
  it.each([
    ['operation', `operation = 'records.close'`],
    ['time', `at = at - interval '1 hour'`],
    ['time by a microsecond', `at = at + interval '1 microsecond'`],
    ['account', `account_id = gen_random_uuid()`],
    ['organisation', `organisation_id = null`],
    ['other side', `other_organisation_id = gen_random_uuid()`],
    ['session', `session_id = gen_random_uuid()`],
    ['record', `record_id = gen_random_uuid()`],
    ['person', `person_id = null`],
    ['referral', `referral_id = gen_random_uuid()`],
    ['details', `details = '{}'`],
    ['seal', `mac = sha256('x')`],
    ['link', `hash = sha256('x')`],
    ['link to what was before', `previous = sha256('x')`],
  ])('changes the %s of an event: that event is named', async (_, change) => {
    const [chain] = await history([5, 3])
    await sign()
    const event = chain!.events[2]!
    await tamper(`update events set ${change} where id = '${event}'`)
    expect(await only()).toMatchObject({ kind: 'altered', event, seq: 3, stream: chain!.stream })
  })

  it('takes an event out of the middle: the empty place is named', async () => {
    const [chain] = await history([5])
    await tamper(`delete from events where id = '${chain!.events[2]}'`)
    expect(await only()).toMatchObject({ kind: 'dropped', stream: chain!.stream, seq: 3, until: 3 })
  })

  it('takes out the first events: the empty places are named', async () => {
    const [chain] = await history([5])
    await tamper(`delete from events where stream = '${chain!.stream}' and seq <= 2`)
    expect(await only()).toMatchObject({ kind: 'dropped', seq: 1, until: 2 })
  })

  it('takes an event out and mends the chain behind it: the checkpoint no longer holds', async () => {
    const [chain] = await history([5])
    await sign()
    await tamper(`delete from events where id = '${chain!.events[2]}'`, relink(chain!.stream))
    const { findings } = await verifyEvents(house)
    expect(findings).toEqual([
      { kind: 'end-dropped', stream: chain!.stream, seq: 5, until: 5, checkpoint: 1 },
    ])
  })

  it('does the same and adds an event so that the length is right: the chain is found to be made anew', async () => {
    const [chain] = await history([3])
    await sign()
    await write(chain!.stream)
    await write(chain!.stream)
    await sign()
    await tamper(`delete from events where id = '${chain!.events[1]}'`, relink(chain!.stream))
    await write(chain!.stream)
    expect(await kinds()).toEqual(['rewritten'])
    expect(await only()).toMatchObject({ stream: chain!.stream, seq: 1, until: 3, checkpoint: 1 })
  })

  it('cuts off the end that was signed: the lost places are named', async () => {
    const [chain] = await history([5])
    await sign()
    await tamper(`delete from events where stream = '${chain!.stream}' and seq > 3`)
    expect(await only()).toMatchObject({ kind: 'end-dropped', seq: 4, until: 5, checkpoint: 1 })
  })

  it('removes a whole chain: its name and length are known from the checkpoint', async () => {
    const [, chain] = await history([2, 4])
    await sign()
    await tamper(`delete from events where stream = '${chain!.stream}'`)
    expect(await only()).toMatchObject({ kind: 'stream-dropped', stream: chain!.stream, until: 4 })
  })

  it('adds an event that the database chains properly, but whose seal is made with another key', async () => {
    const [chain] = await history([3])
    await sign()
    const forged = await write(chain!.stream, {}, Buffer.alloc(32, 1))
    expect(await only()).toMatchObject({ kind: 'inserted', event: forged, seq: 4 })
    await write(chain!.stream)
    expect(await only()).toMatchObject({ kind: 'inserted', event: forged })
  })

  it('adds a copy of a true event under a new id', async () => {
    const [chain] = await history([3])
    await tamper(
      `insert into events select gen_random_uuid(), stream, 4, at, operation, account_id, organisation_id, other_organisation_id,
       session_id, record_id, person_id, referral_id, details, mac, (select hash from events where stream = e.stream and seq = 3), mac
       from events e where id = '${chain!.events[0]}'`,
      relink(chain!.stream),
    )
    expect(await only()).toMatchObject({ kind: 'inserted', seq: 4 })
  })

  it('plays a true event again, after having removed the uniqueness of ids', async () => {
    const [chain] = await history([3])
    await tamper(
      'alter table events drop constraint events_pkey',
      `insert into events select id, stream, 4, at, operation, account_id, organisation_id, other_organisation_id, session_id, record_id,
       person_id, referral_id, details, mac, (select hash from events where stream = e.stream and seq = 3),
       sha256((select hash from events where stream = e.stream and seq = 3) || mac || int8send(4)) from events e where id = '${chain!.events[0]}'`,
    )
    expect(await kinds()).toEqual(['guard-missing', 'replayed'])
    await tamper('truncate events', 'alter table events add primary key (id)')
  })

  it('lets two events change places: both are named, with the places where they stood', async () => {
    const [chain] = await history([5])
    await sign()
    await tamper(
      `update events set seq = case seq when 2 then -3 else -2 end where stream = '${chain!.stream}' and seq in (2, 3)`,
      `update events set seq = -seq where stream = '${chain!.stream}' and seq < 0`,
    )
    const { findings } = await verifyEvents(house)
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'reordered', event: chain!.events[2], seq: 2, was: 3 }),
      expect.objectContaining({ kind: 'reordered', event: chain!.events[1], seq: 3, was: 2 }),
    ])
  })

  it('lets the contents of two events change places under the same links', async () => {
    const [chain] = await history([6])
    const [one, other] = [chain!.events[1]!, chain!.events[4]!]
    await tamper(
      `update events e set seq = -o.seq, previous = o.previous, hash = o.hash from events o
       where e.id in ('${one}', '${other}') and o.id in ('${one}', '${other}') and o.id <> e.id`,
      `update events set seq = -seq where seq < 0`,
    )
    const { findings } = await verifyEvents(house)
    expect(findings.map(({ kind, event, seq, was }) => ({ kind, event, seq, was }))).toEqual([
      { kind: 'reordered', event: other, seq: 2, was: 5 },
      { kind: 'reordered', event: one, seq: 5, was: 2 },
    ])
  })
})

describe('checkpoints', () => {
  it('are signed once for what is new, and not at all when nothing is', async () => {
    await history([2])
    expect(await sign()).toMatchObject({ number: 1, streams: 1 })
    expect(await sign()).toEqual({ streams: 0, unsealed: [] })
  })

  it('leave alone what happened within the last minute', async () => {
    await history([2])
    expect(await signCheckpoint(house, new Date())).toEqual({ streams: 0, unsealed: [] })
  })

  it('never vouch for an event that came without the seal, and say which it is', async () => {
    const [chain] = await history([2])
    const forged = await write(chain!.stream, {}, Buffer.alloc(32, 1))
    expect(await sign()).toMatchObject({ number: 1, unsealed: [{ stream: chain!.stream, event: forged }] })
    const { rows } = await database.pool.query('select seq from event_checkpoint_heads')
    expect(rows).toEqual([{ seq: 2 }])
    expect(await only()).toMatchObject({ kind: 'inserted', event: forged })
  })

  it.each([
    ['its moment', `update event_checkpoints set until = until + interval '1 day' where number = 1`],
    ['a chain that it signed', `update event_checkpoint_heads set seq = 9 where number = 1`],
    ['its signature', `update event_checkpoints set signature = sha512('x') where number = 1`],
    ['what it follows', `update event_checkpoints set previous = sha256('x') where number = 1`],
  ])('are found altered when somebody changes %s', async (_, statement) => {
    await history([2])
    await sign()
    await tamper(statement)
    expect(await kinds()).toContain('checkpoint-altered')
  })

  it('are missed when somebody removes one, the last one, or all of them', async () => {
    const [chain] = await history([2])
    await sign()
    await write(chain!.stream)
    await sign()
    await tamper(
      'delete from event_checkpoint_heads where number = 1',
      'delete from event_checkpoints where number = 1',
    )
    expect(await verifyEvents(house)).toMatchObject({
      findings: [{ kind: 'checkpoint-dropped', checkpoint: 1 }],
    })
    await tamper('truncate event_checkpoints, event_checkpoint_heads')
    expect((await verifyEvents(house)).findings).toEqual([
      { kind: 'checkpoint-dropped', checkpoint: 1 },
      { kind: 'checkpoint-dropped', checkpoint: 2 },
    ])
  })

  it('stand in a file outside the database too; a line that is missing there is noticed, a crash before it was written is made good', async () => {
    const [chain] = await history([1])
    for (let round = 0; round < 3; round += 1) {
      await sign()
      await write(chain!.stream)
    }
    const path = checkpointFile(folder)
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
    expect(lines.map((line) => JSON.parse(line).number)).toEqual([1, 2, 3])
    writeFileSync(path, `${lines.slice(0, 2).join('\n')}\n${lines[2]!.slice(0, 40)}`)
    expect(await kinds()).toEqual([])
    await sign()
    expect(await kinds()).toEqual([])
    writeFileSync(path, `${lines[0]}\n${lines[2]}\n`)
    expect(await kinds()).toEqual(['checkpoint-unknown'])
  })
})

describe('whatever is done to the trail', () => {
  const tricks = [
    'alter',
    'drop',
    'drop-and-relink',
    'forge',
    'swap',
    'move-to-other-chain',
    'cut-end',
    'none',
  ] as const

  it('is found and named, and nothing else is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 2, maxLength: 4 }),
        fc.constantFrom(...tricks),
        fc.nat(),
        fc.nat(),
        async (lengths, trick, whichChain, whichEvent) => {
          await startAnew()
          const chains = await history(lengths)
          await sign()
          const chain = chains[whichChain % chains.length]!
          const place = (whichEvent % (chain.events.length - 1)) + 1
          const other = chains[(whichChain + 1) % chains.length]!
          await play(trick, chain, place, other.stream)
          const { findings } = await verifyEvents(house)
          if (trick === 'none') {
            expect(findings).toEqual([])
            return
          }
          const involved = trick === 'move-to-other-chain' ? [chain.stream, other.stream] : [chain.stream]
          expect(findings.length).toBeGreaterThan(0)
          for (const finding of findings) expect(involved).toContain(finding.stream)
          if (trick === 'alter')
            expect(findings).toEqual([expect.objectContaining({ kind: 'altered', seq: place })])
        },
      ),
      { numRuns: 60 },
    )
  })

  async function play(
    trick: (typeof tricks)[number],
    chain: { stream: string; events: readonly string[] },
    place: number,
    otherStream: string,
  ): Promise<void> {
    const at = `stream = '${chain.stream}' and seq = ${place}`
    const later = `stream = '${chain.stream}' and seq = ${place + 1}`
    switch (trick) {
      case 'alter':
        return tamper(`update events set details = details || ' ' where ${at}`)
      case 'drop':
        return tamper(`delete from events where ${at}`)
      case 'drop-and-relink':
        return tamper(`delete from events where ${at}`, relink(chain.stream))
      case 'forge':
        return void (await write(chain.stream, {}, Buffer.alloc(32, 5)))
      case 'swap':
        return tamper(
          `update events set seq = -1 where ${at}`,
          `update events set seq = ${place} where ${later}`,
          `update events set seq = ${place + 1} where stream = '${chain.stream}' and seq = -1`,
        )
      case 'move-to-other-chain':
        return tamper(
          `update events set stream = '${otherStream}', seq = 99 where ${at}`,
          relink(otherStream),
        )
      case 'cut-end':
        return tamper(`delete from events where stream = '${chain.stream}' and seq > ${place}`)
      case 'none':
        return undefined
    }
  }
})
