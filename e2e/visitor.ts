import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
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
  readonly go: (path: string) => Promise<void>
  readonly press: (key: string, values?: Readonly<Record<string, string | number>>) => Promise<void>
  /** Waits until the page asks for nothing more and has drawn what it got. */
  readonly rest: () => Promise<void>
  /** What tools for the blind, and the width of the page, find wrong with the page as it is now. */
  readonly troubles: () => Promise<readonly string[]>
  /** What the width of the page alone finds wrong. */
  readonly sticksOut: () => Promise<readonly string[]>
  /** Another tab of the same browser. */
  readonly beside: () => Promise<Visitor>
  /** What the browser complained about since. */
  readonly complaints: readonly string[]
  readonly leave: () => Promise<void>
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
  return open(context, address, sayer(language))
}

async function open(context: BrowserContext, address: string, say: Say): Promise<Visitor> {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints = listen(page)
  return {
    page,
    say,
    complaints,
    async go(path) {
      // Another number sign alone would not open the page anew.
      if (path.includes('#')) await page.goto('about:blank')
      await page.goto(`${address}${path}`)
      await page.locator('h1').first().waitFor()
    },
    press: (key, values) =>
      page
        .getByRole('button', { name: say(key, values), exact: true })
        .first()
        .click(),
    rest: () => restOf(page, say('kit.waiting')),
    troubles: () => troublesOf(page),
    sticksOut: () => sticksOutOf(page),
    beside: () => open(context, address, say),
    leave: () => context.close(),
  }
}

/** Errors of scripts and answers that refuse, as they come. */
function listen(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const isOwn = message.type() === 'error' && !message.text().startsWith('Failed to load resource')
    if (isOwn) complaints.push(message.text())
  })
  page.on('response', (answer) => {
    if (answer.status() >= 400)
      complaints.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`)
  })
  return complaints
}

async function restOf(page: Page, waiting: string): Promise<void> {
  await page.getByText(waiting, { exact: true }).first().waitFor({ state: 'hidden' })
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50))))
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

async function troublesOf(page: Page): Promise<readonly string[]> {
  await page.locator('h1').first().waitFor()
  await page.evaluate(axe)
  const found: readonly Violation[] = await page.evaluate(
    'axe.run({ resultTypes: ["violations"] }).then((result) => result.violations)',
  )
  const unheard = found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
  return [...unheard, ...(await sticksOutOf(page))]
}

async function sticksOutOf(page: Page): Promise<readonly string[]> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return wider > 0 ? [`${wider} px wider than the screen`] : []
}
