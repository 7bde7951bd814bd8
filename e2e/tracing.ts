import type { Seed } from '../server/src/demonstration.ts'
import { organisation, staff } from '../server/test/world.ts'
import type { Visitor } from './visitor.ts'

type House = Parameters<Seed>[0]

/** Harbour, where a mother seeks her son, and Lantern, where two people keep the desk. */
export async function tracingTown(house: House): Promise<void> {
  const [harbour, lantern] = await Promise.all([
    organisation(house, { name: 'Harbour' }),
    organisation(house, { name: 'Lantern' }),
  ])
  const here = (name: string, home: string, role: Parameters<typeof staff>[1]['role']) =>
    staff(house, { organisation: home, role, name, email: `${name.toLowerCase()}@persona.example` })
  await here('Bruno', harbour, 'supervisor')
  await here('Amal', harbour, 'case-worker')
  await here('Chen', lantern, 'coordinator')
  await here('Ines', lantern, 'supervisor')
}

/** Whoever is registered: a name, and a day of birth. */
export async function registerBorn(worker: Visitor, name: string, day: string): Promise<void> {
  const { page, say } = worker
  await worker.go('/people/new')
  await page.getByRole('textbox', { name: say('web.people.name.first') }).fill(name)
  await page.getByRole('radio', { name: say('web.people.birth.way.exact'), exact: true }).check()
  await page.getByLabel(say('web.people.birth.day'), { exact: true }).fill(day)
  await page.getByRole('combobox', { name: say('web.people.open-in') }).selectOption('')
  await worker.press('web.people.register.do')
  await page.waitForURL(/\/people\/[0-9a-f-]{36}$/, { timeout: 60_000 })
}

/** The person hears the text, agrees aloud, and somebody heard it; a child agrees with the guardian. */
export async function agreeAloud(worker: Visitor, guardian?: string): Promise<void> {
  const { page, say } = worker
  await page.getByRole('combobox', { name: say('web.consents.spoken') }).selectOption('ara')
  if (guardian) await page.getByRole('textbox', { name: say('web.consents.who-spoke') }).fill(guardian)
  await page.getByRole('textbox', { name: say('kit.signature.witness') }).fill('Rana Odeh')
}

export async function answerQuestions(
  worker: Visitor,
  match: string,
  answers: readonly (readonly [string, string])[],
): Promise<void> {
  const { page, say } = worker
  await worker.go(match)
  for (const [question, answer] of answers)
    await page.getByRole('textbox', { name: say(`tracing.question.${question}`) }).fill(answer)
  await worker.press('web.tracing.answers.do')
  await page.getByText(say('web.tracing.answers.done')).waitFor()
}

/** One of the desk says that the answers of both fit. */
export async function confirmAnswers(desk: Visitor, match: string): Promise<void> {
  const { page, say } = desk
  await desk.go(match)
  await desk.press('tracing.step.confirm')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: say('web.tracing.confirm.yes') }).check()
  await dialog.getByRole('button', { name: say('web.tracing.confirm.do'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

export async function tellWhereabouts(
  worker: Visitor,
  match: string,
  whereabouts: string,
  guardian?: string,
): Promise<void> {
  const { page, say } = worker
  await worker.go(match)
  await worker.press('tracing.step.tell')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: say('web.tracing.tell.whereabouts') }).fill(whereabouts)
  await agreeAloud(worker, guardian)
  await dialog.getByRole('button', { name: say('web.tracing.tell.do'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** The best interests of the child, as one of the desk sees them. */
export async function assess(desk: Visitor, match: string): Promise<void> {
  const { page, say } = desk
  await desk.go(match)
  await desk.press('tracing.step.assess')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: say('tracing.interest.for') }).check()
  await dialog.getByRole('textbox', { name: say('web.tracing.interests.why') }).fill('He asks for her.')
  await dialog.getByRole('button', { name: say('web.tracing.assess.do'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}
