import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { agreeAndSend, choose, move, need, register, stands } from './crossing.ts'
import { answer, openLink, readCode, typeCode } from './letters.ts'
import { type Town, openTown } from './town.ts'
import { type Visitor, enter, visit } from './visitor.ts'

const mailbox = 'help@olive.example'
let browser: Browser
let town: Town
let amal: Visitor
/** Whoever reads the letters of Olive today. */
let guest: Visitor
let referral: string
let path: string

beforeAll(async () => {
  browser = await openBrowser()
  town = await openTown()
  amal = await enter(browser, town.address, 'Amal', { language: 'en' })
  guest = await visit(browser, town.address, { language: 'en', width: 360 })
  await register(amal, 'Yusuf Idris')
  await need(amal, 'counselling')
  await choose(amal, 'Olive')
  referral = await agreeAndSend(amal, 'Olive')
})
afterAll(async () => {
  await browser?.close()
  await town?.stop()
})

const nobodyShutOut = (visitor: Visitor) =>
  expect.poll(() => visitor.troubles(), { timeout: 15_000 }).toEqual([])

const refusal = () => guest.page.getByRole('alert')

test('a code that is not the one of the letter opens nothing, and the page says so', async () => {
  path = await openLink(guest, mailbox)
  const right = await readCode(guest, mailbox)
  await typeCode(guest, right === '000000' ? '000001' : '000000')
  await refusal().getByText(guest.say('referrals.wrong-code')).waitFor()
  expect(await guest.page.locator('main').innerText()).not.toContain('Yusuf')
  await nobodyShutOut(guest)
  await typeCode(guest, '12')
  await guest.page.getByText(guest.say('web.link.code.six')).waitFor()
})

test('after five wrong codes the right one opens nothing either; a new one does', async () => {
  const right = await readCode(guest, mailbox)
  for (let tries = 0; tries < 5; tries += 1) {
    await typeCode(guest, right === '999999' ? '999998' : '999999')
    await refusal().waitFor()
  }
  await typeCode(guest, right)
  await refusal().getByText(guest.say('referrals.wrong-code')).waitFor()
  await guest.press('web.link.again')
  await expect.poll(() => readCode(guest, mailbox)).not.toBe(right)
  await typeCode(guest, await readCode(guest, mailbox))
  await guest.page.getByText('Yusuf Idris').waitFor()
  await nobodyShutOut(guest)
})

test('Olive accepts, begins and completes without an account, and Amal sees each of it', async () => {
  await answer(guest, 'accept')
  await stands(guest, 'accepted')
  await amal.go(referral)
  await stands(amal, 'accepted')
  await answer(guest, 'start')
  await stands(guest, 'in-service')
  await answer(guest, 'complete')
  await stands(guest, 'completed')
  await nobodyShutOut(guest)
  await stands(amal, 'completed')
  await move(amal, 'close')
  await stands(amal, 'closed')
})

test('the link of a referral that is closed opens no more', async () => {
  await guest.go(path)
  await guest.press('web.link.ask')
  await refusal().getByText(guest.say('problems.link-expired')).waitFor()
  expect(await guest.page.locator('main').innerText()).not.toContain('Yusuf')
  await nobodyShutOut(guest)
})

test('a link that was cut off on its way says how to open it whole', async () => {
  await guest.go(path.slice(0, -8))
  await guest.page.getByText(guest.say('web.link.no-secret')).waitFor()
})
