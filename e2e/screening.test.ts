import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Seed } from '../server/src/demonstration.ts'
import { organisation, staff } from '../server/test/world.ts'
import { openBrowser } from './browser.ts'
import { type Town, openTown } from './town.ts'
import { type Visitor, enter } from './visitor.ts'

let browser: Browser
let town: Town
let rosa: Visitor
let rami: Visitor
let hana: Visitor
let question: string
let home: string

/** Rosa and Rami keep the register; Hana leads Harbour. */
const seed: Seed = async (house) => {
  const registry = await organisation(house, { name: 'Registry', kind: 'intergovernmental' })
  home = await organisation(house, { name: 'Harbour' })
  const here = (name: string, at: string, role: 'administrator' | 'coordinator') =>
    staff(house, { organisation: at, role, name, email: `${name.toLowerCase()}@persona.example` })
  await here('Rosa', registry, 'administrator')
  await here('Rami', registry, 'coordinator')
  await here('Hana', home, 'administrator')
}

beforeAll(async () => {
  browser = await openBrowser()
  town = await openTown(seed)
  rosa = await enter(browser, town.address, 'Rosa', { language: 'en' })
  rami = await enter(browser, town.address, 'Rami', { language: 'en' })
  hana = await enter(browser, town.address, 'Hana', { language: 'en' })
})
afterAll(async () => {
  await browser?.close()
  await town?.stop()
})

const nobodyShutOut = (visitor: Visitor) =>
  expect.poll(() => visitor.troubles(), { timeout: 15_000 }).toEqual([])

const list =
  'reference,kind,name,birth,remarks\nX.1,person,Barzan Mukhtar Al-Qarrash,1964,Invented.\nX.2,ship,Drovia,,\n'

test('Hana writes down who leads Harbour', async () => {
  await hana.go(`/organisations/${home}`)
  await hana.press('web.screening.officers.add')
  const dialog = hana.page.getByRole('dialog')
  await dialog.getByLabel(hana.say('web.screening.names')).fill('برزان مختار القراش\nBarzan Qarash')
  await dialog.getByLabel(hana.say('web.screening.born')).fill('last spring')
  await dialog.getByRole('button', { name: hana.say('web.screening.officers.save') }).click()
  await dialog.getByText(hana.say('screening.row-birth')).waitFor()
  await dialog.getByLabel(hana.say('web.screening.born')).fill('1971')
  await nobodyShutOut(hana)
  await dialog.getByRole('button', { name: hana.say('web.screening.officers.save') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await hana.page.getByText('برزان مختار القراش').first().waitFor()
  await nobodyShutOut(hana)
})

test('Rosa looks through a list before she brings it, and everybody is compared with it', async () => {
  await rosa.go('/screening/lists')
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
  await rosa.page.locator('input[type=file]').setInputFiles(file)
  await rosa.page.getByLabel(rosa.say('web.screening.source')).fill('Invented list')
  await rosa.page.getByLabel(rosa.say('web.screening.of-day')).fill('2026-01-10')
  await rosa.press('web.imports.try')
  await rosa.page.getByText(rosa.say('screening.row-kind')).first().waitFor()
  await nobodyShutOut(rosa)
  await rosa.press('web.imports.carry-out')
  await rosa.page.getByText(rosa.say('web.screening.newest')).waitFor()
  await nobodyShutOut(rosa)
  await expect.poll(() => questionsOf(rosa), { timeout: 30_000, interval: 1_500 }).toHaveLength(1)
  question = (await questionsOf(rosa))[0] ?? ''
  await nobodyShutOut(rosa)
})

async function questionsOf(visitor: Visitor): Promise<readonly string[]> {
  await visitor.go('/screening')
  await visitor.rest()
  const links = await visitor.page.locator('main table a[href^="/screening/"]').all()
  return await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))
}

async function decide(visitor: Visitor, verdict: string): Promise<void> {
  await visitor.press(`screening.verdict.${verdict}`)
  const dialog = visitor.page.getByRole('dialog')
  await dialog.getByLabel(visitor.say('web.screening.reason'), { exact: true }).fill('Seven years apart.')
  await dialog.getByLabel(visitor.say('web.screening.ground')).fill('A copy of the passport.')
  await nobodyShutOut(visitor)
  await dialog.getByRole('button', { name: visitor.say(`screening.verdict.${verdict}`) }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('she decides first, side by side with the evidence, and cannot decide a second time', async () => {
  await rosa.go(question)
  await rosa.page.getByText(rosa.say('web.screening.evidence'), { exact: true }).waitFor()
  await nobodyShutOut(rosa)
  await decide(rosa, 'not-same')
  await rosa.page.getByText(rosa.say('screening.first-is-second')).first().waitFor()
  await nobodyShutOut(rosa)
})

test('Harbour answers with a document, and the decision begins anew', async () => {
  await hana.go('/screening')
  await hana.page.getByText('Barzan Mukhtar Al-Qarrash').waitFor()
  await nobodyShutOut(hana)
  await hana.page
    .getByLabel(hana.say('web.screening.answer'), { exact: true })
    .fill('He was a pupil in our town then.')
  const letter = { name: 'school.txt', mimeType: 'text/plain', buffer: Buffer.from('A school report.') }
  await hana.page.locator('input[type=file]').setInputFiles(letter)
  await hana.press('web.screening.send-answer')
  await hana.page.getByText('school.txt').waitFor()
  await nobodyShutOut(hana)
  await rosa.go(question)
  await rosa.page.getByText('He was a pupil in our town then.').waitFor()
  await decide(rosa, 'not-same')
})

test('Rami looks for himself and decides the same: it is settled, and Harbour is told', async () => {
  await rami.go(question)
  await rami.page.getByText(rami.say('web.screening.deciding.second')).waitFor()
  expect(await rami.page.getByText(rami.say('web.screening.decisions')).count()).toBe(0)
  await decide(rami, 'not-same')
  await rami.page.getByText(rami.say('web.screening.decisions')).waitFor()
  await nobodyShutOut(rami)
  await hana.go('/screening/own')
  await hana.page.getByText(hana.say('screening.state.cleared')).waitFor()
})

test('on a telephone, in Arabic, nothing sticks out and nobody is shut out', {
  timeout: 90_000,
}, async () => {
  await town.speaks('ar')
  for (const [name, paths] of [
    ['Rosa', ['/screening', '/screening/lists', question, '/screening/own', `/organisations/${home}`]],
    ['Hana', ['/screening', '/screening/own', `/organisations/${home}`]],
  ] as const) {
    const hand = await enter(browser, town.address, name, { language: 'ar', width: 360 })
    for (const path of paths) {
      await hand.go(path)
      await hand.rest()
      await nobodyShutOut(hand)
    }
    expect(hand.complaints).toEqual([])
    await hand.leave()
  }
})
