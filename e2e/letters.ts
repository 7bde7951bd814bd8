import type { Visitor } from './visitor.ts'

/** The newest letter to this mailbox, opened on the page where letters of the demonstration can be read; empty: none yet. */
async function newestLetter({ page, go }: Visitor, mailbox: string): Promise<string> {
  await go(`/outbox?search=${encodeURIComponent(mailbox)}`)
  const letter = page.getByRole('main').locator('details').first()
  const isThere = await letter.waitFor({ timeout: 1_500 }).then(
    () => true,
    () => false,
  )
  if (!isThere) return ''
  await letter.locator('summary').click()
  return letter.innerText()
}

/** Waits for a letter with these words in it: letters are written a moment after what they tell of. */
async function letterWith(reader: Visitor, mailbox: string, words: RegExp): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const found = words.exec(await newestLetter(reader, mailbox))
    if (found) return found[0]
    await reader.page.waitForTimeout(250)
  }
  throw new Error(`No letter to ${mailbox} says ${words}.`)
}

const link = /\/link#[0-9a-f]{64}/
const code = /\b\d{6}\b/

/** Somebody without an account opens the link of the letter, has the code sent, and reads the code in the next letter. */
export async function openLink(guest: Visitor, mailbox: string): Promise<string> {
  const path = await letterWith(guest, mailbox, link)
  await guest.go(path)
  await guest.press('web.link.ask')
  await guest.page.getByRole('textbox', { name: guest.say('web.link.code') }).waitFor()
  return path
}

/** In a tab of their own, as one reads letters beside the page that waits for the code. */
export async function readCode(guest: Visitor, mailbox: string): Promise<string> {
  const beside = await guest.beside()
  const found = await letterWith(beside, mailbox, code)
  await beside.page.close()
  return found
}

export async function typeCode({ page, say, press }: Visitor, digits: string): Promise<void> {
  await page.getByRole('textbox', { name: say('web.link.code') }).fill(digits)
  await press('web.link.open')
}

/** Answers through the link; says first what has to be said. */
export async function answer({ page, say, press }: Visitor, which: string): Promise<void> {
  await press(`referrals.move.${which}`)
  if (which === 'complete')
    await page.getByText(say('referrals.outcome.service-delivered'), { exact: true }).click()
  await page.locator('main button[type=submit]').click()
}
