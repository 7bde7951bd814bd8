import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { register } from './crossing.ts'
import { type Town, openTown } from './town.ts'
import { type Visitor, enter } from './visitor.ts'

let browser: Browser
let town: Town
let amal: Visitor
let pair: string

beforeAll(async () => {
  browser = await openBrowser()
  town = await openTown()
  amal = await enter(browser, town.address, 'Amal', { language: 'en' })
  await register(amal, 'Mariam Haddad')
  await register(amal, 'Maryam Hadad')
})
afterAll(async () => {
  await browser?.close()
  await town?.stop()
})

const nobodyShutOut = (visitor: Visitor) =>
  expect.poll(() => visitor.troubles(), { timeout: 15_000 }).toEqual([])

async function pairsOf(visitor: Visitor): Promise<readonly string[]> {
  await visitor.go('/recognition')
  await visitor.rest()
  const links = await visitor.page.locator('main a[href^="/recognition/"]').all()
  return await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))
}

async function say(deed: string): Promise<void> {
  await amal.press(`web.recognition.${deed}`)
  const dialog = amal.page.getByRole('dialog')
  await dialog.getByLabel(amal.say('web.recognition.why')).fill('She told me that she was here in spring.')
  await nobodyShutOut(amal)
  await dialog.getByRole('button', { name: amal.say(`web.recognition.${deed}`) }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('a woman written down twice is laid before Amal, with what speaks for it', async () => {
  await expect.poll(() => pairsOf(amal), { timeout: 100_000, interval: 3_000 }).toHaveLength(1)
  pair = (await pairsOf(amal))[0] ?? ''
  await nobodyShutOut(amal)
  await amal.go(pair)
  await amal.page.getByText(amal.say('recognition.field.family')).first().waitFor()
  await nobodyShutOut(amal)
}, 150_000)

test('without a reason nothing is decided, and what was chosen stays', async () => {
  await amal.press('web.recognition.same')
  const dialog = amal.page.getByRole('dialog')
  await dialog.getByRole('button', { name: amal.say('web.recognition.same') }).click()
  await dialog.getByRole('alert').first().waitFor()
  await dialog.getByRole('button', { name: amal.say('kit.confirm.cancel') }).click()
})

test('she says that it is one person: both entries stay, and the way back is there', async () => {
  await say('same')
  await amal.page.getByText(amal.say('web.recognition.lead.same')).waitFor()
  expect(await pairsOf(amal)).toEqual([])
  await amal.go(pair)
  await say('undo')
  await amal.page.getByText(amal.say('web.recognition.lead.open')).waitFor()
  expect(await pairsOf(amal)).toEqual([pair])
})

test('not the same is remembered: the two are not laid before anybody again', async () => {
  await amal.go(pair)
  await say('not-same')
  await amal.page.getByText(amal.say('web.recognition.lead.not-same')).waitFor()
  expect(await pairsOf(amal)).toEqual([])
})

test('on a telephone, in Arabic, nothing sticks out and nobody is shut out', async () => {
  await town.speaks('ar')
  const hand = await enter(browser, town.address, 'Amal', { language: 'ar', width: 360 })
  for (const path of ['/recognition', '/recognition?state=not-same', pair]) {
    await hand.go(path)
    await hand.rest()
    await nobodyShutOut(hand)
  }
  expect(hand.complaints).toEqual([])
  await hand.leave()
})
