import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { agreeAndSend, choose, move, need, register, stands } from './crossing.ts'
import { type Town, openTown } from './town.ts'
import { type Looks, type Visitor, enter } from './visitor.ts'

let browser: Browser
let town: Town

beforeAll(async () => {
  browser = await openBrowser()
  town = await openTown()
})
afterAll(async () => {
  await browser?.close()
  await town?.stop()
})

/** Nothing is wrong with the page once it has come to rest. */
const nobodyShutOut = (visitor: Visitor) =>
  expect.poll(() => visitor.troubles(), { timeout: 15_000 }).toEqual([])

/** Who comes to Amal, as they write their own names. */
interface Callers extends Looks {
  readonly first: string
  readonly second: string
}

describe.each<Callers>([
  { language: 'en', width: 1280, first: 'Nadia Haddad', second: 'Selma Aziz' },
  { language: 'ar', width: 1280, first: 'هدى منصور', second: 'ريم الخطيب' },
  { language: 'en', width: 360, first: 'Ifeoma Bello', second: 'Марта Коваль' },
])('in $language, $width px wide', ({ first, second, ...looks }) => {
  let amal: Visitor
  let chen: Visitor

  beforeAll(async () => {
    await town.speaks(looks.language)
    amal = await enter(browser, town.address, 'Amal', looks)
    chen = await enter(browser, town.address, 'Chen', looks)
  })
  afterAll(async () => {
    await amal.leave()
    await chen.leave()
  })

  /** Somebody is registered, needs a lawyer, agrees and signs; Lantern is asked. */
  async function handOver(name: string): Promise<{ record: string; referral: string }> {
    const record = await register(amal, name)
    await need(amal, 'legal-aid')
    await choose(amal, 'Lantern')
    return { record, referral: await agreeAndSend(amal, 'Lantern') }
  }

  test('a need crosses to Lantern and its outcome comes back', async () => {
    await nobodyShutOut(amal)
    expect(await amal.page.locator('html').getAttribute('dir')).toBe(looks.language === 'ar' ? 'rtl' : 'ltr')
    const record = await register(amal, first)
    await nobodyShutOut(amal)
    await need(amal, 'legal-aid')
    await nobodyShutOut(amal)
    await choose(amal, 'Lantern')
    await nobodyShutOut(amal)
    const referral = await agreeAndSend(amal, 'Lantern')
    await stands(amal, 'sent')
    await nobodyShutOut(amal)

    await chen.go('/inbox')
    await chen.page.getByText(first).first().waitFor()
    await nobodyShutOut(chen)
    await chen.go(referral)
    await move(chen, 'accept')
    await stands(chen, 'accepted')
    await nobodyShutOut(chen)
    await move(chen, 'start')
    await stands(chen, 'in-service')
    await move(chen, 'complete')
    await stands(chen, 'completed')

    await amal.go(`${record}/consents`)
    await amal.page
      .getByRole('region', { name: amal.say('web.consents.shares') })
      .getByText('Lantern')
      .waitFor()
    await nobodyShutOut(amal)
    await amal.go(referral)
    await move(amal, 'close')
    await stands(amal, 'closed')
    await nobodyShutOut(amal)
    await chen.go(referral)
    expect(await chen.page.locator('main').innerText()).not.toContain(first)
  })

  test('she takes back what she agreed to, and Lantern reads nothing of it any more', async () => {
    const { record, referral } = await handOver(second)
    await chen.go(referral)
    await chen.page.getByText(second).first().waitFor()
    await amal.go(`${record}/consents`)
    await amal.press('web.consents.withdraw.all')
    const dialog = amal.page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.locator('button[type=submit]').click()
    await dialog.waitFor({ state: 'hidden' })
    await chen.go(referral)
    await stands(chen, 'revoked')
    expect(await chen.page.locator('main').innerText()).not.toContain(second)
    await nobodyShutOut(chen)
    await move(chen, 'attest')
  })

  test('and the browser had nothing to complain about', () => {
    expect([...amal.complaints, ...chen.complaints]).toEqual([])
  })
})
