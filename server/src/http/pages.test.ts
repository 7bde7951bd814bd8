import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'

let town: TestApp
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-pages-'))
  mkdirSync(join(folder, 'assets'))
  mkdirSync(join(folder, '.vite'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Passerelle</title>')
  writeFileSync(join(folder, 'assets/main-4f2a.js'), `export const text = '${'long '.repeat(2_000)}'`)
  writeFileSync(join(folder, 'boot.js'), 'void 0')
  writeFileSync(join(folder, '.vite/manifest.json'), '{}')
  town = await testApp({ pagesFolder: folder })
})
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true, force: true })
})

const browser = { accept: 'text/html,application/xhtml+xml' }

it.each(['/', '/assets', '/assets/', '/records/0190', '/invitation', '/referrals/inbox/'])(
  '%s opens the application',
  async (url) => {
    const page = await town.app.inject({ url, headers: browser })
    expect([page.statusCode, page.headers['content-type'], page.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ])
    expect(page.payload).toContain('<title>Passerelle</title>')
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  },
)

it('a file with its hash in its name is kept for ever and travels compressed', async () => {
  const file = await town.app.inject({ url: '/assets/main-4f2a.js', headers: { 'accept-encoding': 'br' } })
  expect(file.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=utf-8',
  })
  expect(file.rawPayload.length).toBeLessThan(500)
})

it('a file without one is asked anew each time', async () => {
  const file = await town.app.inject({ url: '/boot.js' })
  expect([file.statusCode, file.headers['cache-control']]).toEqual([200, 'no-cache'])
})

it.each([
  '/assets/gone-1234.js',
  '/api/nothing',
  '/api',
  '/.vite/manifest.json',
  '/assets.txt',
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
])('%s is no page', async (url) => {
  const answer = await town.app.inject({ url, headers: browser })
  expect([400, 403, 404]).toContain(answer.statusCode)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
})

it('a program that asks for an address of a page is told that there is nothing', async () => {
  expect(
    (await town.app.inject({ url: '/records/0190', headers: { accept: 'application/json' } })).statusCode,
  ).toBe(404)
})
