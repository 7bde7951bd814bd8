import { setTimeout } from 'node:timers/promises'
import type { OpenHouse } from '../src/engine/house-opening.ts'
import { recogniseChanged } from '../src/recognition/recognising.ts'

const unread = `select from person_changes c left join recognition_progress p on p.reader = 'recognise'
  where p.xact is null or c.xact > p.xact or (c.xact = p.xact and c.number > p.number) limit 1`

/** Every change so far was looked at. One is given once all older transactions have ended, also those of other tests beside this one. */
export async function allRecognised(house: Pick<OpenHouse, 'engine' | 'owner'>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    await recogniseChanged(house)
    const { rowCount } = await house.owner.query(unread)
    if (rowCount === 0) return
    await setTimeout(25)
  }
  throw new Error('Some changes were never given to their reader.')
}
