import type { Visitor } from './visitor.ts'

/** Registers somebody with a record, and says where the record is. */
export async function register(worker: Visitor, name: string): Promise<string> {
  const { page, say } = worker
  await worker.go('/people/new')
  await page.getByRole('textbox', { name: say('web.people.name.first') }).fill(name)
  if (await page.getByRole('button', { name: say('kit.form.next'), exact: true }).isVisible())
    await toTheEnd(worker)
  await worker.press('web.people.register.do')
  await page.waitForURL(/\/records\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}

/** On a narrow screen the groups of the form come one after another. */
async function toTheEnd({ page, say }: Visitor): Promise<void> {
  const next = page.getByRole('button', { name: say('kit.form.next'), exact: true })
  while (await next.isVisible()) await next.click()
}

/** Writes down what the person needs, and opens the search for a partner. */
export async function need(worker: Visitor, type: string): Promise<void> {
  const { page, say } = worker
  await worker.press('web.records.need.add')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: say('web.records.need.what') }).selectOption(type)
  await dialog.getByRole('button', { name: say('web.records.need.add-do'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  const found = new RegExp(`${say('web.records.need.find')}.*${say(`services.type.${type}`)}`)
  await page.getByRole('button', { name: found }).first().click()
  await page.waitForURL(/\/needs\/.+\/referral/)
}

/** Chooses the partner and what leaves, and stops before the person is asked. */
export async function choose(worker: Visitor, partner: string): Promise<void> {
  await worker.press('web.refer.find')
  await pick(worker, partner)
  await leaves(worker)
}

/** Takes the partner's offer among those that were found. */
export async function pick({ page, say }: Visitor, partner: string): Promise<void> {
  const offer = page.getByRole('listitem').filter({ hasText: partner })
  await offer
    .getByRole('button', { name: new RegExp(say('web.refer.choose')) })
    .first()
    .click()
}

/** Besides what the need asks for, the name leaves. */
export async function leaves(worker: Visitor): Promise<void> {
  const { page, say } = worker
  await page.getByRole('button', { name: say('web.refer.to-consent'), exact: true }).waitFor()
  await page.getByRole('checkbox', { name: say('consents.category.name'), exact: true }).check()
  await worker.press('web.refer.to-consent')
}

/** The person agrees; then it is sent. */
export async function agreeAndSend(worker: Visitor, partner: string): Promise<string> {
  const { page } = worker
  await consent(worker)
  await worker.press('web.refer.send', { recipient: partner })
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}

/** The person hears the text in a quiet place, and signs with the mouse. */
export async function consent(worker: Visitor): Promise<void> {
  const { page, say } = worker
  await page.getByRole('combobox', { name: say('web.consents.spoken') }).selectOption('ara')
  await page.getByRole('checkbox', { name: say('web.consents.read-aloud') }).check()
  await page.getByRole('checkbox', { name: say('web.consents.private-place') }).check()
  await sign(worker)
}

async function sign({ page }: Visitor): Promise<void> {
  const field = page.locator('canvas').first()
  await field.scrollIntoViewIfNeeded()
  const box = await field.boundingBox()
  if (!box) throw new Error('There is nowhere to sign.')
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height / 2)
  await page.mouse.down()
  for (let step = 1; step <= 20; step += 1)
    await page.mouse.move(
      box.x + box.width * (0.1 + 0.035 * step),
      box.y + box.height * (step % 2 ? 0.3 : 0.7),
    )
  await page.mouse.up()
}

/** Makes a move of the referral that is open, and says in the dialog what has to be said. */
export async function move({ page, say }: Visitor, which: string): Promise<void> {
  await page
    .getByRole('button', { name: say(`referrals.move.${which}`), exact: true })
    .first()
    .click()
  if (which === 'start' || which === 'attest') return
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  if (which === 'complete')
    await dialog.getByText(say('referrals.outcome.service-delivered'), { exact: true }).click()
  if (which === 'close') await dialog.getByText(say('referrals.feedback.satisfied'), { exact: true }).click()
  if (which === 'revoke') await dialog.getByRole('textbox').fill('She left the town.')
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Waits until the referral that is open stands there. */
export async function stands({ page, say }: Visitor, state: string): Promise<void> {
  await page
    .getByText(say(`referrals.state.${state}`), { exact: true })
    .first()
    .waitFor()
}
