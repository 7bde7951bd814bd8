import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resetPassword } from '@passerelle/domain/shared/accounts/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { openCase } from '../../test/case.ts'
import { organisation, type SignedIn, staff } from '../../test/world.ts'
import { allCommands, runCommandLine } from './run.ts'

let app: TestApp
let folder: string
let amal: SignedIn
let record: { recordId: string; personId: string }

beforeAll(async () => {
  app = await testApp()
  folder = mkdtempSync(join(tmpdir(), 'passerelle-cli-'))
  const harbour = await organisation(app.house, { name: 'Harbour' })
  const register = await organisation(app.house, { name: 'Register', kind: 'intergovernmental' })
  amal = await staff(app.house, {
    organisation: harbour,
    role: 'case-worker',
    name: 'Amal',
    email: 'amal@harbour.example',
  })
  await staff(app.house, {
    organisation: harbour,
    role: 'supervisor',
    name: 'Elif',
    email: 'elif@harbour.example',
    clearances: ['health'],
  })
  await staff(app.house, {
    organisation: register,
    role: 'administrator',
    name: 'Adam',
    email: 'adam@register.example',
  })
  record = await openCase(app, amal)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

async function run(
  line: string | readonly string[],
  environment: Record<string, string> = { LANG: 'en_GB.UTF-8' },
  where: TestApp = app,
) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(typeof line === 'string' ? line.split(' ') : line, {
    environment,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    open: async () => ({ house: where.house, close: async () => {} }),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('the command line', () => {
  it('explains itself, each noun and each command', async () => {
    expect(await run([])).toMatchObject({ code: 0, out: expect.stringContaining('passerelle NOUN VERB') })
    expect(await run('audit --help')).toMatchObject({ code: 0, out: expect.stringContaining('audit verify') })
    for (const { noun, verb } of allCommands()) {
      const help = await run([noun, verb, '--help'])
      expect(help.code, `${noun} ${verb}`).toBe(0)
      expect(help.out).toContain('For instance:')
    }
  })

  it.each([
    ['audti verify', 'There is no command "audti".\n  Did you mean: passerelle audit'],
    ['audit verfy', 'There is no command "audit verfy".\n  Did you mean: passerelle audit verify'],
    ['zebra', 'There is no command "zebra".\n  See: passerelle --help'],
    ['audit', 'What is to be done with audit?\n  passerelle audit --help'],
    ['audit verify --jsn', expect.stringContaining('Did you mean: --json')],
    ['audit verify now', expect.stringContaining('"now" was not expected.')],
    ['records list', 'This needs somebody to act as.\n  Add --as somebody@example.org'],
    ['records list --as nobody@harbour.example', 'There is no active account nobody@harbour.example.'],
  ])('%s: ends with 2 and says what would be right', async (line, err) => {
    expect(await run(line)).toEqual({ code: 2, out: '', err })
  })

  it('shows what the person it acts as may see, as data for programs or lines for people, and writes down that it did', async () => {
    const { code, out, err } = await run('records list --as amal@harbour.example --json')
    expect([code, err]).toEqual([0, 'as amal@harbour.example (case-worker, Harbour)'])
    expect(out).toContain(record.recordId)
    expect(JSON.parse(out)).toBeTypeOf('object')
    expect((await run('records list --as adam@register.example')).code).toBe(1)
    const { rows } = await app.database.pool.query(
      `select e.operation, s.ended_at is not null as ended from events e left join private.sessions s on s.id = e.session_id
       where s.device = 'command line' and e.account_id = $1`,
      [amal.account],
    )
    expect(rows).toContainEqual({ operation: 'records.list', ended: true })
    const acted = await app.database.pool.query(
      `select details from events where operation = 'accounts.act-from-command-line'`,
    )
    expect(acted.rows.some((row) => JSON.parse(row.details).account === amal.account)).toBe(true)
  })

  it('opens no severe compartment, whatever clearance the person has', async () => {
    await run('records list --as elif@harbour.example')
    const { rows } = await app.database.pool.query(
      `select s.clearances, s.second_factor from private.sessions s join accounts a on a.id = s.account_id where a.email = 'elif@harbour.example' and s.device = 'command line'`,
    )
    expect(rows).toEqual([{ clearances: [], second_factor: false }])
  })

  it('says a refusal in the language of the terminal and ends with 1', async () => {
    const line = [
      'records',
      'read',
      '--id',
      '01890000-0000-7000-8000-000000000000',
      '--as',
      'amal@harbour.example',
    ]
    expect(await run(line)).toMatchObject({
      code: 1,
      err: expect.stringContaining('This does not exist, or it is not yours to see.'),
    })
    expect((await run(line, { LANG: 'fr_FR.UTF-8' })).err).toMatch(/n’existe pas|pas à vous/)
    expect((await run('records read --id zebra --as amal@harbour.example')).err).toMatch(/id: /)
  })

  it('sends a file to a record and fetches it back', async () => {
    const path = join(folder, 'letter.txt')
    writeFileSync(path, 'Dear all, this is an invented letter.')
    const sent = await run([
      'documents',
      'upload',
      '--id',
      '01890000-0000-7000-8000-00000000000a',
      '--record-id',
      record.recordId,
      '--kind',
      'letter',
      '--name',
      'letter.txt',
      '--from',
      path,
      '--as',
      'amal@harbour.example',
    ])
    expect(sent).toMatchObject({ code: 0, out: expect.stringContaining('mediaType: text/plain') })
    const back = join(folder, 'back.txt')
    const fetch = [
      'documents',
      'download',
      '--id',
      '01890000-0000-7000-8000-00000000000a',
      '--out',
      back,
      '--as',
      'amal@harbour.example',
    ]
    expect((await run(fetch)).code).toBe(0)
    expect(readFileSync(back, 'utf8')).toBe('Dear all, this is an invented letter.')
    expect((await run(fetch)).code).toBe(1)
  })

  it('shows what people typed without letting it speak to the terminal', async () => {
    await app.database.pool.query(`update accounts set name = E'Amal \\x1b]0;owned\\x07' where id = $1`, [
      amal.account,
    ])
    const { out } = await run('records list --as amal@harbour.example')
    // oxlint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/)
  })
})

describe('audit verify', () => {
  it('ends with 0 on a sound trail and says how much was read', async () => {
    expect(await run('audit verify')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /events in .* chains read in .*\n.*\nThe trail is as the program wrote it\./,
      ),
    })
    expect(JSON.parse((await run('audit verify --json')).out)).toMatchObject({ findings: [] })
  })

  it('ends with 1 and names the event that was altered, in the language of the terminal', async () => {
    const { rows } = await app.database.pool.query(
      `select id, operation from events where operation = 'records.list' limit 1`,
    )
    await app.database.pool.query(
      `set session_replication_role = replica; update events set account_id = null where id = '${rows[0].id}'; set session_replication_role = origin`,
    )
    const found = await run('audit verify', { LANG: 'ar_JO.UTF-8' })
    expect(found.code).toBe(1)
    expect(found.out).toContain(`${rows[0].id} (records.list)`)
    expect(found.out).toContain('شيء واحد ليس كما كتبه البرنامج')
  })
})

describe('an empty installation', () => {
  it('is begun once: the organisation that keeps the register, its administrator, and a link to choose a password', async () => {
    const empty = await testApp()
    const words = [
      'accounts',
      'begin',
      '--organisation',
      'Migration Office',
      '--country',
      'che',
      '--name',
      'Adam Keller',
      '--email',
      'adam@office.example',
      '--json',
    ]
    const begun = await run(words, undefined, empty)
    expect(begun.code).toBe(0)
    const { link } = JSON.parse(begun.out)
    const token = link.split('#')[1]
    const answer = await empty.inject(resetPassword, { token, password: 'Footbridge over still water 7' })
    expect(answer.status).toBe(200)
    const again = await run(words, undefined, empty)
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('There are organisations already.') })
    const invited = await run(
      [
        'accounts',
        'invite',
        '--email',
        'bea@office.example',
        '--name',
        'Bea Weber',
        '--role',
        'coordinator',
        '--capacity',
        'operational',
        '--locale',
        'fr',
        '--as',
        'adam@office.example',
      ],
      undefined,
      empty,
    )
    expect(invited).toMatchObject({ code: 0, out: expect.stringContaining('bea@office.example') })
    expect(await run('audit verify', undefined, empty)).toMatchObject({ code: 0 })
    await empty.close()
  })

  it('somebody whom no letter reaches gets a link, a stranger gets none', async () => {
    expect(await run('accounts password-link amal@harbour.example')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\/new-password#\S+$/),
    })
    expect((await run('accounts password-link nobody@harbour.example')).code).toBe(2)
    expect((await run('accounts begin --organisation X --country ZZZ')).err).toMatch(
      /country: [\s\S]*name: [\s\S]*email: /,
    )
  })
})

describe('places import', () => {
  it('acts as whoever keeps the register when nobody is named, first says what it would do, and the second time changes nothing', async () => {
    const path = join(folder, 'places.csv')
    writeFileSync(
      path,
      'Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\nJOR,1,JO21,Irbid,JOR,2020-01-01\nJOR,1,JO13,Zarqa,JOR,2020-01-01\n',
    )
    const dry = await run(['places', 'import', path, '--dry-run'])
    expect(dry).toMatchObject({ code: 0, err: expect.stringContaining('adam@register.example') })
    expect(dry.out).toMatch(/^2 rows: created 2/)
    expect((await run(['places', 'import', path])).out).toMatch(/^2 rows: created 2/)
    expect((await run(['places', 'import', path])).out).toMatch(/unchanged 2/)
    expect(await run(['places', 'import', join(folder, 'none.csv')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no file'),
    })
  })
})

describe('tracing import', () => {
  const pfif = '<pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4"></pfif:pfif>'

  it('is for the desk that is named, and for nobody who may not keep people', async () => {
    const path = join(folder, 'people.pfif.xml')
    writeFileSync(path, pfif)
    const unnamed = await run(['tracing', 'import', path])
    expect(unnamed).toMatchObject({ code: 2, err: expect.stringContaining('--as') })
    const refused = await run(['tracing', 'import', path, '--as', 'adam@register.example'])
    expect(refused.code).toBe(1)
  })
})

describe('screening', () => {
  it('looks through a list, imports it pinned, and shows what is to be decided', async () => {
    const path = join(folder, 'list.csv')
    writeFileSync(path, 'reference,kind,name\nX.1,person,Ode Vantur\nX.2,ship,Drovia\n')
    const by = ['--as', 'adam@register.example']
    const line = ['screening', 'import', path, '--source', 'Invented list', '--on', '2026-01-01', ...by]
    expect((await run(['screening', 'import', path, ...by])).err).toContain('--source')
    expect((await run([...line.slice(0, -4), '--on', 'today', ...by])).err).toContain('is no day')
    const tried = await run([...line, '--dry-run'])
    expect(tried.out).toContain('2 rows: created 1, merged 0, unchanged 0, skipped 1')
    expect(tried.out).toContain('2026-01-01: 1 entries, sha256 ')
    expect(await run([...line, '--json'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('"isNew":'),
    })
    expect((await run(line)).out).toContain('This version was here already.')
    expect((await run(['screening', 'run', ...by])).out).toContain('lists: 1')
    expect(await run(['screening', 'questions', ...by])).toMatchObject({ code: 0, out: '–' })
    expect((await run(['screening', 'questions', '--as', 'amal@harbour.example'])).code).toBe(1)
  })
})
