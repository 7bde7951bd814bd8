import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'

const server = createServer((_request, answer) =>
  answer.setHeader('content-type', 'text/html').end('<canvas></canvas>'),
)
afterAll(() => server.close())

it('a browser opens a page of ours and can draw a map in it', async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}/`)
    const draws = await page
      .locator('canvas')
      .evaluate((canvas) => canvas instanceof HTMLCanvasElement && canvas.getContext('webgl2') !== null)
    expect(draws).toBe(true)
  } finally {
    await browser.close()
  }
})
