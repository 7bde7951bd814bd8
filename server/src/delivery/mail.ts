import type { Reaction } from '../engine/operation.ts'
import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { sql } from '../engine/sql.ts'
import { type Job, type Task, type Tasks, textIn } from '../engine/task.ts'
import { type Letter, type LetterFacts, compose } from './letter.ts'
import { failureCode, post } from './post.ts'

/** A letter as a job, to be queued in the transaction that gives cause for it. */
export function mail(facts: LetterFacts): Reaction {
  return { task: 'mail', payload: { ...facts } }
}

/**
 * Writes a letter and posts it. Without a post office (PASSERELLE_SMTP) it lies in the
 * outbox of the demonstration; a real house notes only that it could not be posted. A letter that was
 * posted keeps its subject and loses its body, because letters carry links that open something.
 */
const writeAndPost: Task = async (house, payload, job) => {
  const letter = compose(factsIn(payload), house.settings)
  const id = letterId(job)
  if (!(await keep(house, id, letter)) || !house.settings.smtp) return
  try {
    await post(house, id, letter)
  } catch (error) {
    const code = failureCode(error)
    await note(house, id, code)
    throw new Error(`The letter could not be posted: ${code}`, { cause: undefined })
  }
  await actingAs(house.worker, null, (tx) =>
    tx.run(sql`update private.mails set sent_at = now(), failure = null, body = '' where id = ${id}`),
  )
}

export const mailTasks: Tasks = { mail: writeAndPost }

function factsIn(payload: Readonly<Record<string, unknown>>): LetterFacts {
  const values = typeof payload['values'] === 'object' ? { ...payload['values'] } : {}
  return {
    to: textIn(payload, 'to'),
    locale: textIn(payload, 'locale'),
    template: textIn(payload, 'template'),
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, scalar(value)])),
  }
}

function scalar(value: unknown): string | number {
  return typeof value === 'number' ? value : String(value)
}

/** The same job has the same letter, however often it is tried. */
function letterId({ id }: Job): string {
  return `00000000-0000-8000-8000-${BigInt(id).toString(16).padStart(12, '0')}`
}

/** False when this letter was posted before. */
async function keep(house: House, id: string, letter: Letter): Promise<boolean> {
  // Where nothing is posted and no page shows letters, what opens something is not left lying about.
  const isReadLater = house.settings.smtp !== undefined || house.settings.demonstration
  return actingAs(house.worker, null, async (tx) => {
    await tx.run(sql`
      insert into private.mails (id, recipient, subject, body, locale, failure)
      values (${id}, ${letter.to}, ${letter.subject}, ${isReadLater ? letter.body : ''}, ${letter.locale}, ${isReadLater ? null : 'no-mail-server'})
      on conflict (id) do nothing`)
    const row = await tx.find<{ posted: boolean }>(
      sql`select sent_at is not null as posted from private.mails where id = ${id}`,
    )
    return row?.posted === false
  })
}

async function note(house: House, id: string, failure: string): Promise<void> {
  await actingAs(house.worker, null, (tx) =>
    tx.run(sql`update private.mails set failure = ${failure} where id = ${id}`),
  )
}
