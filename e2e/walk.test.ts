import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedWorld } from '../db/seed/world.ts'
import { openBrowser } from './browser.ts'
import { openNeed } from './needs.ts'
import { type Town, openTown } from './town.ts'
import { type Visitor, enter, visit } from './visitor.ts'

/** Pages of the demonstration world, each opened by somebody whose it is. */
interface Round {
  readonly who: string
  readonly pages: readonly (string | Found)[]
}

/** The first link of a list that leads on, and what comes after it. */
interface Found {
  readonly from: string
  readonly to: string
  readonly then?: string
}

/** Where a partner is found for the first need that waits for one. */
const guided = 'a need that is open'

const record = (then = ''): Found => ({ from: '/records?open=yes', to: '/records/', then })

const rounds: readonly Round[] = [
  {
    who: 'Nour Abbadi',
    pages: [
      '/',
      '/people?search=a',
      '/recognition',
      '/people/new',
      { from: '/records', to: '/records/' },
      record('/answers'),
      record('/consents'),
      record('/documents'),
      record('/consents/new'),
      { from: '/referrals', to: '/referrals/' },
      guided,
      '/profile',
    ],
  },
  { who: 'Chen Mei', pages: ['/', '/inbox', { from: '/inbox', to: '/referrals/' }] },
  {
    who: 'Samir Haddadin',
    pages: [
      '/directory',
      '/directory?country=JOR&map=yes',
      { from: '/directory', to: '/directory/' },
      '/organisations',
      { from: '/organisations', to: '/organisations/' },
      '/dashboard',
      '/audit',
      '/screening/own',
    ],
  },
  { who: 'Mattéo Lavigne', pages: ['/imports', '/imports?of=places', '/screening', '/screening/lists'] },
  { who: 'Rana Odeh', pages: ['/members', '/outbox'] },
  { who: 'Astrid Lindqvist', pages: ['/', '/dashboard'] },
]
const outside: Round = {
  who: 'A passer-by',
  pages: ['/sign-in', '/forgotten-password', '/directory', '/outbox', '/link'],
}

let browser: Browser
let town: Town

beforeAll(async () => {
  browser = await openBrowser()
  town = await openTown(seedWorld)
})
afterAll(async () => {
  await browser?.close()
  await town?.stop()
})

const screens = { desk: { width: 1280, height: 900 }, hand: { width: 360, height: 780 } } as const
type Screen = keyof typeof screens

async function arrive(visitor: Visitor, stop: string | Found): Promise<string> {
  if (stop === guided) return openNeed(visitor)
  if (typeof stop === 'string') return stop
  await visitor.go(stop.from)
  const link = visitor.page.locator(`main a[href^="${stop.to}"]:not([href$="/new"])`).first()
  return `${await link.getAttribute('href')}${stop.then ?? ''}`
}

/** As broad as a desk's screen and as narrow as a telephone: nothing sticks out, and nobody is shut out from either. */
async function look(visitor: Visitor, path: string, closely: Screen): Promise<readonly string[]> {
  const found: string[] = []
  const { page } = visitor
  for (const [name, size] of Object.entries(screens)) {
    await page.setViewportSize(size)
    if (name === 'desk') await visitor.go(path)
    await visitor.rest()
    const troubles = name === closely ? await visitor.troubles() : await visitor.sticksOut()
    found.push(...troubles.map((each) => `${path} ${name}: ${each}`))
  }
  const alarm = page.locator('main').getByRole('alert')
  return (await alarm.count()) > 0 ? [...found, `${path}: ${await alarm.first().innerText()}`] : found
}

describe.each<{ language: string; closely: Screen }>([
  { language: 'en', closely: 'desk' },
  { language: 'ar', closely: 'hand' },
])('in $language', ({ language, closely }) => {
  beforeAll(() => town.speaks(language))

  test.each([...rounds, outside])('$who: no page is broken', async ({ who, pages }) => {
    const visitor =
      who === outside.who
        ? await visit(browser, town.address, { language })
        : await enter(browser, town.address, who, { language })
    const troubles: string[] = []
    for (const stop of pages) troubles.push(...(await look(visitor, await arrive(visitor, stop), closely)))
    expect([...troubles, ...visitor.complaints]).toEqual([])
    await visitor.leave()
  })
})
