import type { Seed } from '../../server/src/demonstration.ts'
import { concludeAgreements, found, openServices } from './founding.ts'
import { endSessions } from './telling.ts'

/** The demonstration world: invented people, the same on every machine, with histories that lead up to today. */
export const seedWorld: Seed = async (house, begun) => {
  const teller = await found(house, begun)
  await concludeAgreements(teller)
  await openServices(teller)
  await endSessions(house)
}
