import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { findChromium } from '../../e2e/browser.ts'
import { freePort } from './served.ts'

/** A browser that Lighthouse can speak to as well. */
export interface OpenBrowser {
  readonly browser: Browser
  readonly port: number
  readonly path: string
}

export async function openMeasuredBrowser(): Promise<OpenBrowser> {
  const [path, port] = [await findChromium(), await freePort()]
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage']
  const drawing = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
  const args = [`--remote-debugging-port=${port}`, ...asRoot, ...quiet, ...drawing]
  return { path, port, browser: await chromium.launch({ executablePath: path, args }) }
}

export interface Fetched {
  readonly path: string
  /** As it came over the wire, heads included. */
  readonly bytes: number
}

/** A browser without memory, signed in where there is a secret, that takes gzip and no better. */
export async function visitor(browser: Browser, url: string, secret?: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    extraHTTPHeaders: { 'accept-encoding': 'gzip' },
  })
  if (secret !== undefined)
    await context.addCookies([{ name: 'passerelle_session', value: secret, url, httpOnly: true }])
  return context
}

/** Opens a page and gives everything that was fetched until nothing more came for a second, live news aside. */
export async function fetchedBy(context: BrowserContext, url: string): Promise<readonly Fetched[]> {
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  const paths = new Map<string, string>()
  const fetched: Fetched[] = []
  let last = performance.now()
  await wire.send('Network.enable')
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    paths.set(requestId, new URL(response.url).pathname)
    last = performance.now()
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) => {
    fetched.push({ path: paths.get(requestId) ?? '?', bytes })
    last = performance.now()
  })
  await page.goto(url, { waitUntil: 'load' })
  while (performance.now() - last < 1_000) await page.waitForTimeout(100)
  await page.close()
  return fetched
}
