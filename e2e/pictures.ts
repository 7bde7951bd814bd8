import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { seedWorld } from '../db/seed/world.ts'
import { openBrowser } from './browser.ts'
import { need } from './crossing.ts'
import { openNeed } from './needs.ts'
import { openTown } from './town.ts'
import { type Visitor, enter } from './visitor.ts'

// `npm run pictures`: the pictures of the README, taken of the demonstration world as it is now.

const folder = join(import.meta.dirname, '../docs/pictures')
mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
const town = await openTown(seedWorld)
try {
  await inEnglish()
  await inArabic()
} finally {
  await browser.close()
  await town.stop()
}

async function inEnglish(): Promise<void> {
  await town.speaks('en')
  const bruno = await enter(browser, town.address, 'Bruno Almeida', { language: 'en', width: 1200 })
  await take(bruno, '/', 'my-day')
  await takeFirst(bruno, '/tracing', '/tracing/requests/', 'family')
  await takeFirst(bruno, '/tracing', '/tracing/hits/', 'family-hit')
  await bruno.leave()
  const nour = await enter(browser, town.address, 'Nour Abbadi', { language: 'en', width: 1200 })
  const record = (await openNeed(nour)).replace(/\/needs.*/, '')
  await nour.go(record)
  await nour.page
    .getByText(/^Seen by/)
    .first()
    .click()
  await shoot(nour, 'record')
  await nour.go(record)
  await need(nour, 'legal-aid')
  await nour.press('web.refer.find')
  await nour.page.getByRole('button', { name: nour.say('kit.close') }).click()
  await shoot(nour, 'partner-finder')
  await nour.leave()
  const samir = await enter(browser, town.address, 'Samir Haddadin', { language: 'en', width: 1200 })
  await take(samir, '/directory?country=JOR&map=yes', 'directory-map')
  await samir.leave()
}

async function inArabic(): Promise<void> {
  await town.speaks('ar')
  const amal = await enter(browser, town.address, 'أمل النجار', { language: 'ar', width: 390 })
  await take(amal, '/', 'my-day-arabic')
  await amal.leave()
}

async function take(visitor: Visitor, path: string, name: string): Promise<void> {
  await visitor.go(path)
  await shoot(visitor, name)
}

/** The page behind the first link of a list. */
async function takeFirst(visitor: Visitor, list: string, path: string, name: string): Promise<void> {
  await visitor.go(list)
  await visitor.rest()
  const link = visitor.page.locator(`main a[href^="${path}"]`).first()
  await take(visitor, (await link.getAttribute('href')) ?? list, name)
}

async function shoot({ page, rest }: Visitor, name: string): Promise<void> {
  await rest()
  // The map fades in.
  await page.waitForTimeout(4_000)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
