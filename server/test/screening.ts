import { importList, listQuestions, saveOfficer } from '@passerelle/domain/shared/screening/contract'
import type { Born } from '@passerelle/domain/shared/screening/screening'
import { newId } from '../src/engine/ids.ts'
import type { OpenHouse } from '../src/engine/house-opening.ts'
import { tasks } from '../src/reactions.ts'
import type { TestApp } from './app.ts'
import { queuedJobs } from './jobs.ts'
import { type SignedIn, organisation, staff } from './world.ts'

/** Does what the machine does by itself about screening, and gives the letters that lie ready to be written. */
export async function machineScreens(
  house: OpenHouse,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const letters: Readonly<Record<string, unknown>>[] = []
  for (let jobs = await queuedJobs(house); jobs.length > 0; jobs = await queuedJobs(house)) {
    for (const { id, task, payload } of jobs) {
      if (task === 'mail') letters.push(payload)
      if (task.startsWith('screening.')) await tasks[task]?.(house, payload, { id, attempt: 1 })
      await house.owner.query('select graphile_worker.complete_jobs(array[$1::bigint])', [id])
    }
  }
  return letters
}

/** The register’s Rosa, Rami and Ruth; Hana leads Harbour, Wael works there; Chen leads Lantern. */
export interface ScreeningTown {
  readonly town: TestApp
  readonly registry: string
  readonly harbour: string
  readonly lantern: string
  readonly rosa: SignedIn
  readonly rami: SignedIn
  readonly ruth: SignedIn
  readonly hana: SignedIn
  readonly wael: SignedIn
  readonly chen: SignedIn
}

export async function screeningTown(town: TestApp): Promise<ScreeningTown> {
  const { house } = town
  const registry = await organisation(house, { name: 'Registry', kind: 'intergovernmental' })
  const harbour = await organisation(house, { name: 'Harbour' })
  const lantern = await organisation(house, { name: 'Lantern' })
  const at = (home: string, role: 'administrator' | 'coordinator' | 'case-worker', name: string) =>
    staff(house, { organisation: home, role, name, email: `${name.toLowerCase()}@example.org` })
  return {
    ...{ town, registry, harbour, lantern },
    rosa: await at(registry, 'administrator', 'Rosa'),
    rami: await at(registry, 'coordinator', 'Rami'),
    ruth: await at(registry, 'coordinator', 'Ruth'),
    hana: await at(harbour, 'administrator', 'Hana'),
    wael: await at(harbour, 'case-worker', 'Wael'),
    chen: await at(lantern, 'coordinator', 'Chen'),
  }
}

export const listHeader = 'reference,kind,name,aliases,birth,countries,listed_on,remarks'

/** A list as a table; rows in the order of the header. */
export function tableList(...rows: readonly string[]): string {
  return `${[listHeader, ...rows].join('\n')}\n`
}

/** Somebody who does not exist, on a list that does not exist. */
export const qarrash =
  'TST.001,person,Barzan Mukhtar Al-Qarrash,Abu Zefir,1964-07-17,IRQ,2019-02-01,Invented.'
export const drovia = 'TST.002,organisation,Drovia Maritime Trading Company,,,MDA,2020-05-05,Invented.'

export function bring(
  { town, rosa }: ScreeningTown,
  file: string,
  more: { source?: string; listedOn?: string | null; dryRun?: boolean; by?: SignedIn } = {},
) {
  const { source = 'Test list', listedOn = '2026-01-10', dryRun = false, by = rosa } = more
  return town.inject(importList, { file, source, listedOn, dryRun }, { as: by.secret })
}

export interface OfficerFacts {
  readonly id?: string
  readonly version?: number
  readonly endedOn?: string
  readonly born?: Born
  readonly organisation?: string
  readonly by?: SignedIn
}

export async function officer(
  { town, harbour, hana }: ScreeningTown,
  name: string,
  facts: OfficerFacts = {},
): Promise<string> {
  const { id = newId(), version = 0, born = null, endedOn = null, by = hana } = facts
  const organisationId = facts.organisation ?? harbour
  const said = { id, organisationId, names: [name], role: 'chair', born, citizenships: [], endedOn, version }
  void (await town.inject(saveOfficer, { ...said, role: 'chair' as const }, { as: by.secret })).body
  return id
}

export async function questions({ town, rami }: ScreeningTown) {
  return (await town.inject(listQuestions, {}, { as: rami.secret })).body.questions
}

/** The time to answer has gone by in silence. */
export async function silencePasses({ town }: ScreeningTown): Promise<void> {
  await town.house.owner.query('update screening_questions set reply_until = current_date - 1')
}
