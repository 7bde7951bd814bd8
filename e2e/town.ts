import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Seed } from '../server/src/demonstration.ts'
import { readSettings } from '../server/src/engine/settings.ts'
import { startProgram } from '../server/src/program.ts'
import { service } from '../server/test/crossing.ts'
import { organisation, staff } from '../server/test/world.ts'

/** The whole program with a database of its own, and a small town in it whose people can be entered by a click. */
export interface Town {
  readonly address: string
  /** From now on everybody reads the pages, and gets letters, in this language. */
  speaks(locale: string): Promise<void>
  stop(): Promise<void>
}

type House = Parameters<Seed>[0]

export async function openTown(tell: Seed = smallTown): Promise<Town> {
  const told: { house?: House } = {}
  const seed: Seed = async (house, begun) => {
    told.house = house
    await tell(house, begun)
  }
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-town-'))
  const environment = {
    PORT: String(await freePort()),
    HOST: '127.0.0.1',
    PASSERELLE_DATA: join(folder, 'data'),
  }
  const program = await startProgram(readSettings(environment), pino({ level: 'silent' }), seed)
  await program.ready
  return {
    address: program.address,
    async speaks(locale) {
      await told.house?.owner.query('update accounts set locale = $1', [locale])
    },
    async stop() {
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Harbour keeps people's records, Lantern gives legal aid, Olive gives counselling and answers by letter. */
async function smallTown(house: House): Promise<void> {
  const [registry, harbour, lantern, olive] = await Promise.all([
    organisation(house, { name: 'Registry', kind: 'intergovernmental' }),
    organisation(house, { name: 'Harbour' }),
    organisation(house, { name: 'Lantern' }),
    organisation(house, { name: 'Olive', hasAccounts: false, email: 'help@olive.example' }),
  ])
  const here = (
    name: string,
    organisation: string,
    role: Parameters<typeof staff>[1]['role'],
    supervisor?: string,
  ) =>
    staff(house, {
      ...{ organisation, role, name, email: `${name.toLowerCase()}@persona.example` },
      ...(supervisor ? { supervisor } : {}),
    })
  const rosa = await here('Rosa', registry, 'coordinator')
  const bruno = await here('Bruno', harbour, 'supervisor')
  await here('Amal', harbour, 'case-worker', bruno.account)
  const chen = await here('Chen', lantern, 'coordinator')
  const counsel = await here('Omar', olive, 'coordinator')
  await service({ house }, { organisation: lantern, by: chen, verifiedBy: rosa })
  await service({ house }, { organisation: olive, by: counsel, verifiedBy: rosa, type: 'counselling' })
}
