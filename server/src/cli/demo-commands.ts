import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDemonstration } from '../demonstration.ts'
import type { OpenHouse } from '../engine/house-opening.ts'
import type { Command } from './command.ts'
import { UsageError } from './usage.ts'

const reset: Command = {
  noun: 'demo',
  verb: 'reset',
  about:
    'Empties the demonstration, with everything that was tried in it; the next `npm start` tells the invented world anew. Never touches a house of real work.',
  options: { yes: { type: 'boolean', about: 'really do it' } },
  examples: ['passerelle demo reset --yes'],
  asItLies: true,
  async run({ house, given, sinceBegin }) {
    if (!(await isDemonstration(house)))
      throw new UsageError(
        'This is not a demonstration: nothing was removed.',
        'Only a house that began with the invented world can be emptied.',
      )
    if (await isInUse(house, sinceBegin()))
      throw new UsageError('Passerelle is running here: nothing was removed.', 'Stop it, then try again.')
    if (given['yes'] !== true)
      throw new UsageError(
        'Everything in this demonstration would be removed, also what was tried in it.',
        'If that is meant: passerelle demo reset --yes',
      )
    await empty(house)
    const text = 'The demonstration is empty. `npm start` tells the invented world anew.'
    return { text, json: { emptied: true } }
  },
}

/** Whoever was connected before this command began is a program that runs. */
async function isInUse({ owner }: OpenHouse, seconds: number): Promise<boolean> {
  const { rows } = await owner.query<{ used: boolean }>(
    `select exists (select from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
       and backend_start < now() - make_interval(secs => $1)) as used`,
    [seconds],
  )
  return rows[0]?.used ?? true
}

/** All at once or nothing; then the files that only this database spoke of. */
async function empty({ owner, settings }: OpenHouse): Promise<void> {
  await owner.query(`begin;
    drop schema if exists graphile_worker, actor, private, public cascade;
    create schema public;
    grant usage on schema public to public;
    commit`)
  for (const folder of ['files', 'audit'])
    await rm(join(settings.dataFolder, folder), { recursive: true, force: true })
}

export const demoCommands: readonly Command[] = [reset]
