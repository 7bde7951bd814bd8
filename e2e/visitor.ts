import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { type Say, sayer } from './words.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Looks {
  readonly language: string
  readonly width?: number
}

/** Somebody before the pages, in a browser of their own, who notices what is broken on each of them. */
export interface Visitor {
  readonly page: Page
  readonly say: Say
  /** Opens a page by its address. */
  go(path: string): Promise<void>
  press(key: string, values?: Readonly<Record<string, string | number>>): Promise<void>
  /** What tools for the blind, and the width of the page, find wrong with the page as it is now. */
  troubles(): Promise<readonly string[]>
  /** What the browser complained about since. */
  readonly complaints: readonly string[]
  leave(): Promise<void>
}

export async function enter(browser: Browser, address: string, name: string, looks: Looks): Promise<Visitor> {
  const visitor = await visit(browser, address, looks)
  await visitor.go('/sign-in')
  await visitor.page.getByRole('button', { name: new RegExp(name) }).click()
  await visitor.page.waitForURL(`${address}/`)
  await visitor.page.locator('h1').first().waitFor()
  return visitor
}

export async function visit(
  browser: Browser,
  address: string,
  { language, width = 1280 }: Looks,
): Promise<Visitor> {
  const viewport = { width, height: 900 }
  const context = await browser.newContext({ locale: language, viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const say = sayer(language)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('response', (answer) => {
    if (answer.status() >= 400)
      complaints.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`)
  })
  return {
    page,
    say,
    complaints,
    async go(path) {
      await page.goto(`${address}${path}`)
      await page.locator('h1').first().waitFor()
    },
    press: (key, values) =>
      page
        .getByRole('button', { name: say(key, values), exact: true })
        .first()
        .click(),
    troubles: () => troublesOf(page),
    leave: () => context.close(),
  }
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

async function troublesOf(page: Page): Promise<readonly string[]> {
  await page.locator('h1').first().waitFor()
  await page.evaluate(axe)
  const found: readonly Violation[] = await page.evaluate('axe.run().then((result) => result.violations)')
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  const unheard = found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
  return wider > 0 ? [...unheard, `${wider} px wider than the screen`] : unheard
}
