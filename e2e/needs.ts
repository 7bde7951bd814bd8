import type { Visitor } from './visitor.ts'

/** Goes to the page that finds a partner for the first need that waits for one, and says where that is. */
export async function openNeed({ page, say, go, rest }: Visitor): Promise<string> {
  await go('/records?open=yes')
  await rest()
  const links = await page.locator('main a[href^="/records/"]').all()
  const paths = await Promise.all(links.map((link) => link.getAttribute('href')))
  for (const path of new Set(paths)) {
    await go(path ?? '')
    await rest()
    const find = page.getByRole('button', { name: new RegExp(say('web.records.need.find')) })
    if ((await find.count()) === 0) continue
    await find.first().click()
    await page.waitForURL(/\/needs\/.+\/referral/)
    return new URL(page.url()).pathname
  }
  throw new Error('Nobody needs anything any more.')
}
