import type { Seed } from '../../server/src/demonstration.ts'
import { askOneAnother } from './asking.ts'
import { inventCases } from './cases.ts'
import type { CaseFile } from './file.ts'
import { finish } from './finishing.ts'
import { concludeAgreements, found, openServices } from './founding.ts'
import { screenPartners } from './screening.ts'
import { addRareStories, inviteSomebody, sealAddresses } from './showcase.ts'
import { endSessions, queue } from './telling.ts'
import { traceFamilies } from './tracing.ts'

/** So many stories are told side by side. */
const SIDE_BY_SIDE = 4

/** The demonstration world: invented people, the same on every machine, with histories that lead up to today. */
export const seedWorld: Seed = async (house, begun) => {
  const teller = await found(house, begun)
  await concludeAgreements(teller)
  await openServices(teller)
  const cases = inventCases(teller)
  addRareStories(cases)
  const first = cases.filter((_, at) => at % 16 === 0)
  await tellAll(first)
  // Plans that were made for empty tables are made anew.
  await house.owner.query('analyze')
  await tellAll(cases.filter((file) => !first.includes(file)))
  await sealAddresses(teller, cases)
  await inviteSomebody(teller)
  await traceFamilies(teller)
  await askOneAnother(teller)
  await screenPartners(teller)
  await finish(teller)
  await house.owner.query('analyze')
  await endSessions(house)
  await queue(house, 'recognise', {})
}

async function tellAll(files: readonly CaseFile[]): Promise<void> {
  const waiting = [...files]
  async function tellOneByOne(): Promise<void> {
    for (let file = waiting.shift(); file; file = waiting.shift()) await file.tell()
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, tellOneByOne))
}
