import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The machine's own Chromium where there is one, else the one that npm brings. */
export async function findChromium(): Promise<string> {
  const named = process.env['PASSERELLE_CHROMIUM']
  const own = named ?? installed.find((path) => existsSync(path))
  if (own) return own
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

/** Opens a browser that speaks to nobody but our own server, and can draw maps without a graphics card. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: [...flags()] })
}

function flags(): readonly string[] {
  const quiet = [
    'no-first-run',
    'disable-quic',
    'disable-background-networking',
    'disable-component-update',
    'disable-sync',
  ]
  const drawing = ['use-angle=swiftshader', 'enable-unsafe-swiftshader', 'disable-dev-shm-usage']
  const asRoot = process.getuid?.() === 0 ? ['no-sandbox'] : []
  return [...quiet, ...drawing, ...asRoot].map((flag) => `--${flag}`)
}
