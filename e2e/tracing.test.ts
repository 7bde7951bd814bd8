import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { type Town, openTown } from './town.ts'
import {
  agreeAloud,
  answerQuestions,
  assess,
  confirmAnswers,
  registerBorn,
  tellWhereabouts,
  tracingTown,
} from './tracing.ts'
import { type Visitor, enter } from './visitor.ts'

let browser: Browser
let town: Town
let amal: Visitor
let bruno: Visitor
let chen: Visitor
let ines: Visitor
let request: string
let found: string
let seeking: string

beforeAll(async () => {
  browser = await openBrowser()
  town = await openTown(tracingTown)
  const come = (name: string) => enter(browser, town.address, name, { language: 'en' })
  ;[amal, bruno, chen, ines] = await Promise.all([come('Amal'), come('Bruno'), come('Chen'), come('Ines')])
  await registerBorn(chen, 'Tareq Saloum', '2015-09-02')
  await registerBorn(chen, 'Maher Khalil Saloum', '1979-05-11')
  await registerBorn(amal, 'Iman Salloum', '1986-03-14')
})
afterAll(async () => {
  await browser?.close()
  await town?.stop()
})

const nobodyShutOut = (visitor: Visitor) =>
  expect.poll(() => visitor.troubles(), { timeout: 15_000 }).toEqual([])

async function hitsOf(desk: Visitor): Promise<readonly string[]> {
  await desk.go('/tracing')
  await desk.rest()
  const links = await desk.page.locator('main a[href^="/tracing/hits/"]').all()
  return [...new Set(await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? '')))]
}

/** What whoever seeks can read of the search, without the day and the hour. */
async function whatSeekersRead(): Promise<string> {
  await amal.go(request)
  await amal.rest()
  return amal.page.locator('main').innerText()
}

test('without a name and an agreement nobody is looked for, and each gap is said at its place', async () => {
  await amal.page.getByRole('link', { name: amal.say('web.people.trace') }).click()
  await amal.page.waitForURL(/\/trace$/)
  await amal.press('web.tracing.open')
  await amal.page
    .getByText(amal.say('web.tracing.fault.no-name', { number: 1 }))
    .first()
    .waitFor()
  await nobodyShutOut(amal)
})

test('Iman looks for her son and her brother, and agrees to what is told', async () => {
  const { page, say } = amal
  const family = [
    ['child', 'Tarek Salloum', '2015-09-02'],
    ['sibling', 'Maher Khalil Salloum', '1979-05-11'],
  ] as const
  for (const [at, [relation, name, day]] of family.entries()) {
    if (at > 0) await amal.press('web.tracing.add')
    const person = page
      .getByRole('region')
      .filter({ has: page.getByText(say('web.tracing.name')) })
      .nth(at)
    await person.getByRole('combobox', { name: say('web.tracing.relation') }).selectOption(relation)
    await person.getByRole('textbox', { name: say('web.tracing.name') }).fill(name)
    await person.getByRole('radio', { name: say('web.people.birth.way.exact'), exact: true }).check()
    await person.getByLabel(say('web.people.birth.day'), { exact: true }).fill(day)
  }
  await agreeAloud(amal)
  await amal.press('web.tracing.open')
  await page.waitForURL(/\/tracing\/requests\/[0-9a-f-]{36}$/)
  request = new URL(page.url()).pathname
  await page.getByRole('img', { name: /Iman Salloum/ }).waitFor()
  await nobodyShutOut(amal)
})

test('only the desk that keeps them sees who may be meant, with what speaks for it', async () => {
  await expect.poll(() => hitsOf(chen), { timeout: 100_000, interval: 3_000 }).toHaveLength(2)
  await nobodyShutOut(chen)
  expect(await hitsOf(bruno)).toEqual([])
  expect(await hitsOf(amal)).toEqual([])
}, 150_000)

test('the brother does not wish it: whoever seeks reads the same as before', async () => {
  const before = await whatSeekersRead()
  await hitsOf(chen)
  const { page, say } = chen
  await page.getByRole('link', { name: 'Maher Khalil Saloum', exact: true }).click()
  await page.getByText(say('web.tracing.hit.promise')).waitFor()
  await nobodyShutOut(chen)
  await chen.press('tracing.answer.refused')
  const dialog = page.getByRole('dialog')
  await nobodyShutOut(chen)
  await dialog.getByRole('button', { name: say('web.tracing.hit.write-down') }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await whatSeekersRead()).toBe(before)
})

test('the boy and his guardian agree to be found', async () => {
  const [hit = ''] = await hitsOf(chen)
  const { page, say } = chen
  await chen.go(hit)
  await chen.press('tracing.answer.agreed')
  const dialog = page.getByRole('dialog')
  await agreeAloud(chen, 'Hanan Odeh')
  await nobodyShutOut(chen)
  await dialog.getByRole('button', { name: say('web.tracing.hit.agreed.do') }).click()
  await page.waitForURL(/\/tracing\/matches\/.+\/found$/)
  found = new URL(page.url()).pathname
  seeking = found.replace(/found$/, 'seeker')
})

test('both answer for themselves, and nobody reads the other before', async () => {
  await answerQuestions(chen, found, [
    ['mother-name', 'Mama Iman'],
    ['siblings', 'I have none'],
    ['memory', 'The well behind the school'],
  ])
  await nobodyShutOut(chen)
  await amal.go(seeking)
  expect(await amal.page.getByText('Mama Iman').count()).toBe(0)
  await answerQuestions(amal, seeking, [
    ['mother-name', 'That is me: Iman'],
    ['siblings', 'None'],
    ['memory', 'He fell into the school well'],
  ])
  await amal.page.getByText('Mama Iman').waitFor()
})

test('the desks of both are sure; where anybody is stays unknown', async () => {
  await amal.go(seeking)
  await amal.page.getByText(amal.say('web.tracing.desk-only')).waitFor()
  await confirmAnswers(bruno, seeking)
  await confirmAnswers(ines, found)
  await tellWhereabouts(ines, found, 'With a foster family, through Chen', 'Hanan Odeh')
  await amal.go(seeking)
  await amal.page.getByText(amal.say('web.tracing.whereabouts.own-first')).waitFor()
  expect(await amal.page.getByText('With a foster family').count()).toBe(0)
  await tellWhereabouts(amal, seeking, 'Tent 14, ask for Amal')
  await amal.page.getByText('With a foster family').waitFor()
  await nobodyShutOut(amal)
})

test('a child waits until two people have found that it is good for him', async () => {
  await assess(ines, found)
  await ines.page.getByText(ines.say('web.tracing.turn.wait-approval')).waitFor()
  expect(await ines.page.getByRole('button', { name: ines.say('tracing.step.reunite') }).count()).toBe(0)
  await assess(chen, found)
  await chen.page.getByRole('button', { name: chen.say('tracing.step.reunite'), exact: true }).waitFor()
})

test('they are together again, and somebody looks after them until it is closed', async () => {
  const { page, say } = amal
  await amal.go(seeking)
  await amal.press('tracing.step.reunite')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: say('web.tracing.reunite.do'), exact: true }).click()
  await page.getByText(say('web.tracing.turn.reunified')).waitFor()
  await amal.press('tracing.step.close')
  await dialog.getByRole('textbox', { name: say('web.tracing.follow-up') }).fill('They live together.')
  await dialog.getByRole('button', { name: say('tracing.step.close'), exact: true }).click()
  await page.getByText(say('web.tracing.turn.closed')).waitFor()
  await chen.go(found)
  await chen.page.getByText(chen.say('web.tracing.turn.closed')).waitFor()
  expect(await chen.page.getByText('They live together.').count()).toBe(0)
})

test('on a telephone, in Arabic, nothing sticks out and nobody is shut out', async () => {
  await town.speaks('ar')
  const hand = await enter(browser, town.address, 'Bruno', { language: 'ar', width: 360 })
  const trace = (await amal.page.locator('main a[href^="/people/"]').first().getAttribute('href')) ?? ''
  for (const path of ['/tracing', request, seeking, `${trace}/trace`, '/tracing/import']) {
    await hand.go(path)
    await hand.rest()
    await nobodyShutOut(hand)
  }
  expect(hand.complaints).toEqual([])
  await hand.leave()
})

test('nothing broke on the way', () => {
  expect([amal, bruno, chen, ines].flatMap(({ complaints }) => complaints)).toEqual([])
})
