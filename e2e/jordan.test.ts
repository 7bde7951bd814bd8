import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { agreeAndSend, leaves, move, need, pick, stands } from './crossing.ts'
import { answer, openLink, readCode, typeCode } from './letters.ts'
import { type Town, openTown } from './town.ts'
import { type Visitor, enter, visit } from './visitor.ts'

// The directory of services in Jordan as it was published. It is not ours to ship: it lies beside the project or nowhere.
const folder = join(import.meta.dirname, '../../shared/data/jordan-services')
const english = join(folder, 'services.en.csv')
const arabic = join(folder, 'services.ar.csv')
const isThere = existsSync(english) && existsSync(arabic)
if (!isThere) console.info(`The journey on the real directory is left out: ${english} is not there.`)

const lawyers = 'ARDD-LA'
const mailbox = 'referrals@ardd.example'

describe.skipIf(!isThere)('on the real directory of Jordan', () => {
  let browser: Browser
  let town: Town
  let rosa: Visitor
  let amal: Visitor
  let record: string
  let referral: string

  beforeAll(async () => {
    browser = await openBrowser()
    town = await openTown()
    rosa = await enter(browser, town.address, 'Rosa', { language: 'en' })
    amal = await enter(browser, town.address, 'Amal', { language: 'en' })
  })
  afterAll(async () => {
    await browser?.close()
    await town?.stop()
  })

  const nobodyShutOut = (visitor: Visitor) =>
    expect.poll(() => visitor.troubles(), { timeout: 15_000 }).toEqual([])

  const report = () => rosa.page.getByRole('status').filter({ hasText: rosa.say('web.imports.rows') })

  /** What the report counts under this word. */
  async function count(key: string): Promise<number> {
    const told = report()
      .locator('dl > div')
      .filter({ hasText: rosa.say(key) })
    return Number((await told.locator('dd').innerText()).replaceAll(/\D/g, ''))
  }

  async function handIn(): Promise<void> {
    const { page, say } = rosa
    await rosa.go('/imports')
    const files = page.locator('main input[type=file]')
    await files.nth(0).setInputFiles(english)
    await files.nth(1).setInputFiles(arabic)
    await page.getByRole('textbox', { name: say('web.imports.system') }).fill('jordan-services')
    await page.getByRole('combobox', { name: say('web.imports.country') }).selectOption('JOR')
    await page.getByRole('checkbox', { name: say('web.imports.shift') }).check()
    await rosa.press('web.imports.try')
    await page.getByText(say('web.imports.report.tried')).waitFor()
  }

  test('Rosa tries the import: the report tells of every row, and nothing is written', async () => {
    await handIn()
    expect(await count('web.imports.rows')).toBe(562)
    expect(await count('table.level.created')).toBeGreaterThan(500)
    await report().getByText(rosa.say('web.imports.not-yet')).waitFor()
    await nobodyShutOut(rosa)
    await amal.go(`/directory?search=${lawyers}`)
    await amal.page.getByText('Legal counsel').first().waitFor({ state: 'hidden' })
    expect(await amal.page.locator('main').innerText()).not.toContain(lawyers)
  })

  test('carried out, the directory is there in both languages; the same again is nothing new', async () => {
    await rosa.press('web.imports.carry-out')
    await rosa.page.getByText(rosa.say('web.imports.report.done')).waitFor({ timeout: 30_000 })
    await nobodyShutOut(rosa)
    await amal.go(`/directory?search=${lawyers}`)
    await amal.page.getByText(lawyers).first().waitFor()
    await handIn()
    await report().getByText(rosa.say('web.imports.nothing-new')).waitFor()
  })

  test('Amal registers a Syrian woman in Irbid who needs a lawyer, and finds who can help and who cannot', async () => {
    record = await registerNear(amal)
    await need(amal, 'legal-aid')
    await amal.press('web.refer.find')
    await offer(amal).getByText(amal.say('services.find.competence-declared')).waitFor()
    await offer(amal).getByText('Irbid Governorate').waitFor()
    const cannot = amal.page.locator('main details').last()
    await cannot.locator('summary').click()
    const office = cannot.getByRole('listitem').filter({ hasText: 'UNHCR' }).first()
    await office.getByText(amal.say('services.find.referrals-not-accepted')).waitFor()
    await nobodyShutOut(amal)
  })

  test('the lawyers cannot be reached by letter yet: Amal is told, and Rosa writes down their mailbox', async () => {
    await pick(amal, lawyers)
    await amal.page.getByText(amal.say('referrals.no-mailbox', { organisation: lawyers })).waitFor()
    await nobodyShutOut(amal)
    await organisationOf(rosa)
    await rosa.press('web.organisations.edit')
    await rosa.page.getByRole('textbox', { name: rosa.say('web.organisations.email') }).fill(mailbox)
    await rosa.press('web.organisations.save')
    await rosa.page.getByText(rosa.say('web.organisations.answers.link')).waitFor()
    await nobodyShutOut(rosa)
  })

  test('Chen has worked with them, and verifies what they say of themselves', async () => {
    const chen = await enter(browser, town.address, 'Chen', { language: 'en' })
    await organisationOf(chen)
    await verify(chen, 'Emergencies', 'Legal aid')
    await nobodyShutOut(chen)
    await chen.leave()
    await amal.page.reload()
    await amal.page
      .getByRole('button', {
        name: new RegExp(`${amal.say('kit.parts.change')}.*${amal.say('web.refer.part.partner')}`),
      })
      .click()
    await offer(amal).getByText(amal.say('services.find.competence-verified')).waitFor()
  })

  test('she agrees and signs, and the referral is on its way to them', async () => {
    await pick(amal, lawyers)
    await leaves(amal)
    referral = await agreeAndSend(amal, lawyers)
    await stands(amal, 'sent')
    await nobodyShutOut(amal)
  })

  test('the lawyers open the letter, accept, begin and complete; she is asked how it was', async () => {
    const guest = await visit(browser, town.address, { language: 'en' })
    await openLink(guest, mailbox)
    await typeCode(guest, await readCode(guest, mailbox))
    await guest.page.getByText('هبة الأحمد').waitFor()
    for (const [deed, state] of deeds) {
      await answer(guest, deed)
      await stands(guest, state)
    }
    await nobodyShutOut(guest)
    await amal.go(referral)
    await stands(amal, 'completed')
    await move(amal, 'close')
    await stands(amal, 'closed')
    await amal.page.getByText(amal.say('referrals.feedback.satisfied')).waitFor()
    await amal.go(record)
    await amal.page.getByText(lawyers).first().waitFor()
    await nobodyShutOut(amal)
  })

  test('and the browser had nothing to complain about', () => {
    expect([...rosa.complaints, ...amal.complaints]).toEqual([])
  })
})

/** What the page says of the lawyers' best service. */
const offer = ({ page }: Visitor) =>
  page
    .getByRole('listitem')
    .filter({ hasText: lawyers, has: page.getByRole('heading') })
    .first()

const deeds = [
  ['accept', 'accepted'],
  ['start', 'in-service'],
  ['complete', 'completed'],
] as const

/** Finds the lawyers in the register of partners. */
async function organisationOf({ page, say, go }: Visitor): Promise<void> {
  await go(`/organisations?search=${lawyers}`)
  await page.getByRole('link', { name: lawyers }).first().click()
  await page.getByText(say('web.organisations.competences'), { exact: true }).waitFor()
}

/** With the word of one's own organisation, and what it rests on. */
async function verify({ page, say }: Visitor, ...subject: readonly string[]): Promise<void> {
  const named = page.getByRole('button', {
    name: new RegExp([say('web.organisations.verify'), ...subject].join('.*')),
  })
  await named.first().click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('textbox', { name: say('web.organisations.evidence') })
    .fill('Two cases worked on together.')
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'hidden' })
}

/** As she tells it: Syrian, thirty-four, registered with UNHCR, living in Irbid. */
async function registerNear({ page, say, go, press }: Visitor): Promise<string> {
  await go('/people/new')
  await page.getByRole('textbox', { name: say('web.people.name.first') }).fill('هبة الأحمد')
  await page.getByRole('radio', { name: say('web.people.birth.way.age'), exact: true }).check()
  await page.getByRole('textbox', { name: say('web.people.birth.age') }).fill('34')
  await page.getByRole('radio', { name: say('people.sex.female'), exact: true }).check()
  await page.getByRole('combobox', { name: say('web.people.citizenship.add') }).selectOption('SYR')
  await page.getByRole('combobox', { name: say('web.people.language.add') }).selectOption('ara')
  await page.getByRole('combobox', { name: say('people.field.displacementStatus') }).selectOption('refugee')
  await page.locator('#person-place').fill('Irbid City')
  await page
    .getByRole('option', { name: /Irbid City/ })
    .first()
    .click()
  await press('web.people.register.do')
  await page.waitForURL(/\/records\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}
