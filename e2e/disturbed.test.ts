import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { choose, consent, need, register } from './crossing.ts'
import { type Town, openTown } from './town.ts'
import { type Visitor, enter } from './visitor.ts'

let browser: Browser
let town: Town
let amal: Visitor
let record: string

beforeAll(async () => {
  browser = await openBrowser()
  town = await openTown()
  amal = await enter(browser, town.address, 'Amal', { language: 'en' })
  record = await register(amal, 'Samira Nasser')
})
afterAll(async () => {
  await browser?.close()
  await town?.stop()
})

const nobodyShutOut = (visitor: Visitor) =>
  expect.poll(() => visitor.troubles(), { timeout: 15_000 }).toEqual([])

const field = ({ page, say }: Visitor, name: string) =>
  page.getByRole('textbox', { name: say(`people.field.${name}`) })

describe('two people change what is known of Samira', () => {
  let bruno: Visitor
  let person: string

  test('Bruno saves first; Amal sees what he changed beside what she changed, and decides', async () => {
    bruno = await enter(browser, town.address, 'Bruno', { language: 'en' })
    await amal.go(record)
    const link = amal.page.locator('main a[href^="/people/"]').first()
    person = (await link.getAttribute('href')) ?? ''
    await Promise.all([amal.go(`${person}/edit`), bruno.go(`${person}/edit`)])
    await field(amal, 'whereabouts').fill('The blue house behind the station')
    await field(bruno, 'whereabouts').fill('With her aunt, second floor')
    await field(bruno, 'gender').fill('woman')
    await bruno.press('web.people.save')
    await bruno.page.waitForURL(new RegExp(`${person}$`))
    await amal.press('web.people.save')
    const conflict = amal.page.getByRole('alert').filter({ hasText: amal.say('kit.conflict.theirs') })
    await conflict.getByText('With her aunt, second floor').waitFor()
    await conflict.getByText('The blue house behind the station').waitFor()
    await conflict.getByText('Bruno').first().waitFor()
    await nobodyShutOut(amal)
  })

  test('hers is kept where both wrote, his where only he did', async () => {
    await amal.page.getByRole('radio', { name: amal.say('kit.conflict.yours') }).check()
    await amal.press('kit.conflict.do')
    await amal.page.waitForURL(new RegExp(`${person}$`))
    await amal.page.getByText('The blue house behind the station').waitFor()
    await amal.page.getByText('woman', { exact: true }).waitFor()
    await bruno.page.getByText('The blue house behind the station').waitFor()
    await bruno.leave()
  })
})

describe('the connection drops', () => {
  const note = 'She asks for a woman to speak to.'
  const adds = /\/api\/records\/[^/]+\/needs$/

  async function tellNeed(type: string): Promise<void> {
    await amal.go(record)
    await amal.press('web.records.need.add')
    const dialog = amal.page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: amal.say('web.records.need.what') }).selectOption(type)
    await dialog.getByRole('textbox', { name: amal.say('web.records.need.note') }).fill(note)
  }

  const add = () =>
    amal.page
      .getByRole('dialog')
      .getByRole('button', { name: amal.say('web.records.need.add-do'), exact: true })
      .click()

  const dialogGone = () => amal.page.getByRole('dialog').waitFor({ state: 'hidden' })

  const written = () => amal.page.getByRole('listitem').filter({ hasText: note }).count()

  test('without a connection nothing typed is lost, and a second press writes it down', async () => {
    await tellNeed('counselling')
    await amal.page.context().setOffline(true)
    await add()
    await amal.page.getByRole('dialog').getByRole('alert').waitFor()
    expect(await amal.page.getByRole('dialog').getByRole('textbox').first().inputValue()).toBe(note)
    await amal.page.context().setOffline(false)
    await add()
    await dialogGone()
    await expect.poll(written).toBe(1)
  })

  test('when only the answer is lost, pressing again does not write it twice', async () => {
    let lost = 0
    await amal.page.route(adds, async (route) => {
      await route.fetch()
      lost += 1
      await route.abort('connectionreset')
    })
    await tellNeed('food')
    await add()
    await amal.page.getByRole('dialog').getByRole('alert').waitFor()
    expect(lost).toBeGreaterThan(0)
    await amal.page.unroute(adds)
    await add()
    await dialogGone()
    await expect.poll(written).toBe(2)
  })

  test('a reload in the middle of a sentence brings the sentence back', async () => {
    await tellNeed('cash')
    await amal.page.getByText(amal.say('kit.draft.saved', { at: '' })).waitFor()
    await amal.go(record)
    await amal.press('web.records.need.add')
    await expect
      .poll(() => amal.page.getByRole('dialog').getByRole('textbox').first().inputValue())
      .toBe(note)
  })
})

test('two clicks on sending are one referral', async () => {
  await register(amal, 'Daniel Okello')
  await need(amal, 'legal-aid')
  await choose(amal, 'Lantern')
  await consent(amal)
  await amal.page
    .getByRole('button', { name: amal.say('web.refer.send', { recipient: 'Lantern' }), exact: true })
    .dblclick()
  await amal.page.waitForURL(/\/referrals\/[0-9a-f-]{36}/)
  await amal.go('/referrals')
  await amal.page.getByText('Daniel Okello').first().waitFor()
  expect(await amal.page.getByRole('row').filter({ hasText: 'Daniel Okello' }).count()).toBe(1)
})
