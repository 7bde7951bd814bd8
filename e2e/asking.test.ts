import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { register } from './crossing.ts'
import { type Town, openTown } from './town.ts'
import { type Visitor, enter } from './visitor.ts'

// Two organisations know the same woman, and neither may show the other whom it keeps.

let browser: Browser
let town: Town
let amal: Visitor
let chen: Visitor
let person: string

beforeAll(async () => {
  browser = await openBrowser()
  town = await openTown()
  amal = await enter(browser, town.address, 'Amal', { language: 'en' })
  chen = await enter(browser, town.address, 'Chen', { language: 'en' })
  await register(chen, 'Mariam Haddad')
  const record = await register(amal, 'Maryam Hadad')
  await amal.go(record)
  await amal.rest()
  const link = amal.page.locator('main a[href^="/people/"]').first()
  person = (await link.getAttribute('href')) ?? ''
})
afterAll(async () => {
  await browser?.close()
  await town?.stop()
})

const nobodyShutOut = (visitor: Visitor) =>
  expect.poll(() => visitor.troubles(), { timeout: 15_000 }).toEqual([])

/** The person hears the text, agrees, and somebody can witness it. */
async function agrees({ page, say }: Visitor, deed: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('web.consents.spoken')).selectOption('ara')
  await dialog.getByLabel(say('kit.signature.witness')).fill('Rana Odeh')
  await dialog.getByRole('button', { name: say(deed), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function inquiries(): Promise<readonly string[]> {
  await chen.go('/recognition/inquiries')
  await chen.rest()
  const links = await chen.page.locator('main a[href^="/recognition/inquiries/"]').all()
  return await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))
}

test('while Amal writes her down, nothing says that another organisation knows her', async () => {
  await amal.go('/people/new')
  await amal.page.getByRole('textbox', { name: amal.say('web.people.name.first') }).fill('Mariam Haddad')
  await amal.page.getByText(amal.say('web.recognition.ask.later')).waitFor()
  expect(await amal.page.getByText('Lantern').count()).toBe(0)
  await amal.page.getByRole('textbox', { name: amal.say('web.people.name.first') }).fill('Zeinab Unheardof')
  await amal.page.getByText(amal.say('web.recognition.ask.later')).waitFor()
  await nobodyShutOut(amal)
})

test('without her agreement nobody is asked, and what was chosen stays', async () => {
  await amal.go(person)
  await amal.press('web.recognition.ask')
  const dialog = amal.page.getByRole('dialog')
  await dialog.getByRole('button', { name: amal.say('web.recognition.ask.do'), exact: true }).click()
  await dialog.getByText(amal.say('web.tracing.fault.no-language')).first().waitFor()
  await nobodyShutOut(amal)
  await agrees(amal, 'web.recognition.ask.do')
  await amal.page.getByText(amal.say('web.recognition.request.waiting')).waitFor()
  await nobodyShutOut(amal)
})

test('the question lies before Chen beside the woman whom Lantern keeps; she agrees, and Amal hears who knows her', async () => {
  await expect.poll(inquiries, { timeout: 60_000, interval: 2_000 }).toHaveLength(1)
  await nobodyShutOut(chen)
  await chen.go((await inquiries())[0] ?? '')
  await chen.page.getByText(chen.say('recognition.field.family')).first().waitFor()
  await nobodyShutOut(chen)
  await chen.press('web.recognition.answer.known')
  const dialog = chen.page.getByRole('dialog')
  await dialog.getByLabel(chen.say('web.recognition.how-on')).fill('Call Chen on weekdays.')
  await nobodyShutOut(chen)
  await agrees(chen, 'web.recognition.answer.do')
  await amal.go(person)
  await amal.page
    .getByText(amal.say('web.recognition.request.yes', { organisation: 'Lantern' }))
    .waitFor({ timeout: 15_000 })
  await amal.page.getByText('Call Chen on weekdays.').waitFor()
})

test('on a telephone, in Arabic, nothing sticks out and nobody is shut out', async () => {
  await town.speaks('ar')
  const amina = await enter(browser, town.address, 'Amal', { language: 'ar', width: 360 })
  await amina.go(person)
  await amina.rest()
  expect(await amina.sticksOut()).toEqual([])
  await nobodyShutOut(amina)
  const desk = await enter(browser, town.address, 'Chen', { language: 'ar', width: 360 })
  for (const path of ['/recognition/inquiries', (await inquiries())[0] ?? '']) {
    await desk.go(path)
    await desk.rest()
    expect(await desk.sticksOut()).toEqual([])
    await nobodyShutOut(desk)
  }
  expect([...amina.complaints, ...desk.complaints]).toEqual([])
  await amina.leave()
  await desk.leave()
})
