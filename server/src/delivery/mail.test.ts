import { listMails } from '@passerelle/domain/shared/mails/contract'
import { createServer, type Server } from 'node:net'
import { IntlMessageFormat } from 'intl-messageformat'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { compose, type LetterFacts } from './letter.ts'
import { letterWords } from './letter-words.ts'
import { mailTasks } from './mail.ts'

const arrived: LetterFacts = {
  to: 'inbox@lantern.example',
  locale: 'en',
  template: 'referral-arrived',
  values: { code: 'R-7K2P', sender: 'Harbour', link: 'https://bridge.example/referrals/1' },
}

/** Names of what is filled in, also inside the choices of a plural. */
function gapsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(gapsIn)
  if (typeof node !== 'object' || node === null) return []
  const isText = 'type' in node && node.type === 0
  const own =
    'type' in node && 'value' in node && typeof node.value === 'string' && !isText ? [node.value] : []
  const choices = 'options' in node ? Object.values(Object(node.options)) : []
  return [...own, ...choices.flatMap((choice) => gapsIn(Object(choice).value))]
}

let job = 0
async function deliver(town: TestApp, facts: LetterFacts, id = ++job): Promise<void> {
  await mailTasks['mail']?.(town.house, { ...facts }, { id: String(id), attempt: 1 })
}

describe('words', () => {
  it('every letter exists in all four languages, with the same gaps to fill', () => {
    const gaps = (text: string) => [...new Set(gapsIn(new IntlMessageFormat(text, 'en').getAst()))].toSorted()
    const inEnglish = Object.entries(letterWords.en).map(([key, text]) => [key, gaps(text)])
    for (const words of [letterWords.fr, letterWords.es, letterWords.ar])
      expect(Object.entries(words).map(([key, text]) => [key, gaps(text)])).toEqual(inEnglish)
  })

  it('a letter speaks the language of whoever gets it and counts as that language counts', () => {
    const link = { ...arrived, template: 'referral-link', values: { ...arrived.values, hours: 2 } }
    const say = (locale: string) => compose({ ...link, locale }, { baseUrl: 'https://bridge.example' })
    expect(say('fr').body).toContain('pendant 2 heures')
    expect(say('ar').body).toContain('ساعتين')
    expect(say('sw')).toMatchObject({
      locale: 'en',
      subject: 'Harbour asks your organisation for help: R-7K2P',
    })
    expect(say('es').body).toMatch(/https:\/\/bridge\.example\n.*no lo responda/s)
  })

  it('a name with a line break in it begins no header of its own', () => {
    const values = { ...arrived.values, sender: 'Harbour\r\nBcc: all@example.org' }
    expect(compose({ ...arrived, values }, { baseUrl: '' }).subject).toBe(
      'Harbour Bcc: all@example.org sent you a referral: R-7K2P',
    )
  })

  it('a letter whose words are missing is not sent half empty', () => {
    expect(() => compose({ ...arrived, template: 'none' }, { baseUrl: '' })).toThrow('no words for none.body')
    expect(() => compose({ ...arrived, values: {} }, { baseUrl: '' })).toThrow()
  })
})

describe('in the demonstration world', () => {
  let town: TestApp
  beforeAll(async () => {
    town = await testApp({ settings: { demonstration: true } })
  })
  afterAll(() => town.close())

  it('everybody can read what was written, newest first, or what one mailbox got', async () => {
    await deliver(town, arrived)
    await deliver(town, { ...arrived, to: 'Inbox@Other.example', locale: 'ar' })
    const all = (await town.inject(listMails, {})).body.mails
    expect(all.map(({ recipient, locale, postedAt }) => [recipient, locale, postedAt])).toEqual([
      ['Inbox@Other.example', 'ar', null],
      ['inbox@lantern.example', 'en', null],
    ])
    const one = (await town.inject(listMails, { recipient: 'inbox@other.example' })).body.mails
    expect(one.map(({ recipient }) => recipient)).toEqual(['Inbox@Other.example'])
  })

  it('a job that is tried twice writes one letter', async () => {
    await deliver(town, { ...arrived, to: 'twice@lantern.example' }, 900)
    await deliver(town, { ...arrived, to: 'twice@lantern.example' }, 900)
    expect((await town.inject(listMails, { recipient: 'twice@lantern.example' })).body.mails).toHaveLength(1)
  })
})

it('where letters are real there is no page that shows them', async () => {
  const town = await testApp()
  await deliver(town, arrived)
  expect((await town.inject(listMails, {})).problem).toMatchObject({ status: 404, code: 'not-found' })
  await town.close()
})

it('a letter that nobody posts and nobody may read is not left lying with the link in it', async () => {
  const town = await testApp()
  await deliver(town, arrived)
  const { rows } = await town.house.owner.query('select recipient, body, failure from private.mails')
  expect(rows).toEqual([{ recipient: arrived.to, body: '', failure: 'no-mail-server' }])
  await town.close()
})

describe('with a post office', () => {
  let office: PostOffice
  let town: TestApp
  beforeAll(async () => {
    office = await openPostOffice()
    town = await testApp({ settings: { smtp: `smtp://127.0.0.1:${office.port}` } })
  })
  afterAll(async () => {
    await town.close()
    office.server.close()
  })

  async function outbox() {
    const { rows } = await town.house.owner.query(
      'select recipient, body, failure, sent_at is not null as posted from private.mails order by id',
    )
    return rows
  }

  it('a letter is posted, in words and as a page, and its body is not kept', async () => {
    await deliver(town, { ...arrived, locale: 'ar' }, 1)
    expect(await outbox()).toEqual([
      { recipient: 'inbox@lantern.example', body: '', failure: null, posted: true },
    ])
    const [letter = ''] = office.letters
    expect(letter).toContain('Auto-Submitted: auto-generated')
    expect(letter).toContain('multipart/alternative')
  })

  it('a letter that was posted is not posted again', async () => {
    const before = office.letters.length
    await deliver(town, { ...arrived, locale: 'ar' }, 1)
    expect(office.letters).toHaveLength(before)
  })

  it('a mailbox that is refused is noted without its address, and the job fails so that it is tried again', async () => {
    const tried = deliver(town, { ...arrived, to: 'refused@lantern.example' }, 2)
    await expect(tried).rejects.toThrow('The letter could not be posted: SMTP 550')
    expect((await outbox())[1]).toMatchObject({ failure: 'SMTP 550', posted: false })
    office.forgiving = true
    await deliver(town, { ...arrived, to: 'refused@lantern.example' }, 2)
    expect((await outbox())[1]).toMatchObject({ failure: null, posted: true })
  })
})

interface PostOffice {
  readonly server: Server
  readonly port: number
  readonly letters: string[]
  forgiving: boolean
}

/** As much of a mail server as letters need. */
async function openPostOffice(): Promise<PostOffice> {
  const letters: string[] = []
  const office = { letters, forgiving: false }
  const server = createServer((socket) => {
    let letter: string | undefined
    socket.write('220 office\r\n')
    socket.on('error', () => {})
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').slice(0, -1)) {
        if (letter !== undefined) {
          if (line !== '.') letter += `${line}\n`
          else {
            letters.push(letter)
            letter = undefined
            socket.write('250 taken\r\n')
          }
        } else if (line.startsWith('DATA')) {
          letter = ''
          socket.write('354 go on\r\n')
        } else if (line.startsWith('RCPT') && line.includes('refused') && !office.forgiving) {
          socket.write('550 no refused@lantern.example here\r\n')
        } else socket.write(line.startsWith('QUIT') ? '221 bye\r\n' : '250 fine\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  return Object.assign(office, { server, port: typeof bound === 'object' && bound ? bound.port : 0 })
}
