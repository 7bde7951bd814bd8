import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Crossing, crossing } from '../../test/crossing.ts'
import { type TestApp, testApp } from '../../test/app.ts'
import { tellStories } from '../../test/stories.ts'

// Would the stories of consent notice if a wall were weaker? Here each wall is weakened, on purpose, in a world of its own.

let town: TestApp
let file: Crossing

beforeEach(async () => {
  town = await testApp()
  file = await crossing(town)
})
afterEach(async () => town.close())

/** Rewrites a piece of a function as somebody careless might; fails when the piece is not there any more. */
async function weaken(name: string, piece: string, instead: string): Promise<void> {
  const { owner } = town.house
  const { rows } = await owner.query<{ text: string }>(
    'select pg_get_functiondef(p.oid) as text from pg_proc p where p.oid::regprocedure::text = $1',
    [name],
  )
  const text = rows[0]?.text ?? ''
  expect(text, `${name} says so`).toContain(piece)
  await owner.query(text.replace(piece, instead))
}

const asksTheBasis = 'c.withdrawn_at is null and current_date between c.valid_from and c.valid_until'
const careless: Readonly<Record<string, () => Promise<unknown>>> = {
  'slices are shown to whoever once received them': async () => {
    await town.house.owner.query(
      'alter policy recipient_sees_while_the_share_lives on slices using (recipient_id = (select actor.organisation()))',
    )
  },
  'withdrawal ends no share, and the basis is not asked again at reading': async () => {
    await weaken('actor.share_lives(uuid,text)', asksTheBasis, 'true')
    await town.house.owner.query('alter table consents disable trigger user')
  },
  'slices are shown to every partner of the sender': async () => {
    await town.house.owner.query('alter policy recipient_sees_while_the_share_lives on slices using (true)')
  },
  'a share lives as long as any share of that category': async () => {
    await weaken('actor.share_lives(uuid,text)', 's.ended_at is null and s.until >= current_date', 'true')
    await weaken('actor.share_lives(uuid,text)', asksTheBasis, 'true')
  },
}

describe('the stories of consent notice when', () => {
  test.each(Object.entries(careless))('%s', { timeout: 60_000 }, async (_, weakening) => {
    await weakening()
    await expect(tellStories(file, 40)).rejects.toThrow(/Property failed/)
  })

  test('and they find nothing in a world as it should be', { timeout: 60_000 }, async () => {
    expect((await tellStories(file, 4)).steps).toBeGreaterThan(50)
  })
})

describe('one wall alone still holds when', () => {
  test('the trigger that ends shares at withdrawal is gone: the basis is asked at each reading', {
    timeout: 60_000,
  }, async () => {
    await town.house.owner.query('alter table consents disable trigger user')
    expect((await tellStories(file, 6)).readings).toBeGreaterThan(0)
  })

  test('reading does not ask the basis: withdrawal has ended the share', { timeout: 60_000 }, async () => {
    await weaken('actor.share_lives(uuid,text)', asksTheBasis, 'true')
    expect((await tellStories(file, 6)).readings).toBeGreaterThan(0)
  })
})
