import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { clearances, roles } from '../../kernel/vocabulary.ts'
import { capacities } from './account.ts'
import { passwordHindrances } from './passwords.ts'
import { firstAdministratorHindrances, opensRecords, standingHindrances, supervises } from './rules.ts'
import { email } from './schema.ts'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, fr, es, ar }
const amal = { name: 'Amal Haddad-Noor', email: 'amal.haddad@harbour.example.org' }

function codes(password: string, owner = amal): string[] {
  return passwordHindrances(password, owner).map(({ code }) => code.replace('accounts.password.', ''))
}

describe('a password', () => {
  it.each([
    ['elevenchars', ['too-short']],
    ['a'.repeat(201), ['too-long']],
    ['aaaaaaaaaaaaaa', ['pattern']],
    ['abababababab', ['pattern']],
    ['abcdefghijkl', ['pattern']],
    ['lkjhgfdsapoi', ['pattern']],
    ['0987654321098', ['pattern']],
    ['Password1234', ['common']],
    ['P@ssw0rd2026!', ['common']],
    ['contraseña123', ['common']],
    ['MotDePasse!!', ['common']],
    ['passwordpassword', ['common']],
    ['I am Haddad from here', ['contains-name']],
    ['HADDAD is my family', ['contains-name']],
    ['amal.haddad is it', ['contains-name', 'contains-email']],
  ])('%s is refused', (password, reasons) => {
    expect(codes(password)).toEqual(expect.arrayContaining(reasons))
  })

  it.each([
    'seven herons over the lake',
    'مطر خفيف على الميناء',
    'Zk8!vq2#Lm0x',
    '雨が降る港の朝七時の鐘の音だ',
    'correct horse battery',
  ])('%s is accepted', (password) => expect(codes(password)).toEqual([]))

  it('may hold short parts of a name, or else nobody called Li could choose one', () => {
    expect(codes('delightful evenings', { name: 'Li Wu', email: 'li@x.example.org' })).toEqual([])
  })

  it('that somebody whose name is written in Arabic repeats in it is refused too', () => {
    expect(codes('أمل حداد في الميناء', { name: 'أمل حداد', email: 'a@x.example.org' })).toEqual([
      'contains-name',
    ])
  })
})

describe('a standing', () => {
  const plain = { role: 'case-worker', capacity: 'operational', clearances: [] } as const
  const above = { account: 'sara', role: 'supervisor', capacity: 'operational' } as const

  it('with clearances is for those who work with persons', () => {
    const opening = roles.filter(
      (role) => standingHindrances({ ...plain, role, clearances: ['health'] }, null).length === 0,
    )
    expect(opening).toEqual(['coordinator', 'supervisor', 'case-worker'])
    const observing = standingHindrances({ ...plain, capacity: 'observer', clearances: ['health'] }, null)
    expect(observing.map(({ code }) => code)).toEqual(['accounts.clearances-need-case-role'])
  })

  it('opens records only in the operational capacity', () => {
    const opening = roles.flatMap((role) =>
      capacities.filter((capacity) => opensRecords({ role, capacity })).map(() => role),
    )
    expect(opening).toEqual(['coordinator', 'supervisor', 'case-worker'])
  })

  it('stands under a supervisor or coordinator, and not under oneself', () => {
    expect(standingHindrances(plain, above, 'amal')).toEqual([])
    expect(standingHindrances(plain, above, 'sara').map(({ code }) => code)).toEqual([
      'accounts.own-supervisor',
    ])
    const observer = { ...above, capacity: 'observer' } as const
    expect(supervises(observer)).toBe(false)
    expect(standingHindrances(plain, observer, 'amal').map(({ code }) => code)).toEqual([
      'accounts.supervisor-cannot-supervise',
    ])
  })

  it('of an administrator belongs to the organisation itself', () => {
    const donor = standingHindrances({ role: 'administrator', capacity: 'donor', clearances: [] }, null)
    expect(donor.map(({ code }) => code)).toEqual(['accounts.administrators-are-operational'])
    expect(
      standingHindrances({ role: 'administrator', capacity: 'operational', clearances: [] }, null),
    ).toEqual([])
  })

  it('that the registrar may give in another organisation is that of its administrator and nothing more', () => {
    const first = {
      role: 'administrator',
      capacity: 'operational',
      clearances: [],
      supervisorId: null,
    } as const
    expect(firstAdministratorHindrances(first)).toEqual([])
    for (const other of [
      { ...first, role: 'viewer' } as const,
      { ...first, clearances: ['health'] } as const,
      { ...first, supervisorId: 'x' },
    ])
      expect(firstAdministratorHindrances(other)).toHaveLength(1)
  })
})

describe('an address', () => {
  it('is taken without the blanks around it', () => {
    expect(email.parse(' amal@harbour.example.org ')).toBe('amal@harbour.example.org')
  })

  it.each([
    'amal',
    'amal@',
    '@harbour.example.org',
    'amal@harbour',
    'amal@harbour.example.org\nBcc: all@x.org',
  ])('like %j is refused', (text) => {
    expect(email.safeParse(text).success).toBe(false)
  })
})

describe('the words of accounts', () => {
  const values = { least: 12, most: 200, records: 1, tasks: 2, referrals: 0 }

  it.each(Object.keys(words))('in %s say everything, with every number', (language) => {
    const own = words[language] ?? {}
    expect(Object.keys(own)).toEqual(Object.keys(en))
    for (const text of Object.values(own))
      expect(String(new IntlMessageFormat(text, language).format(values))).not.toMatch(/[{}]/)
  })

  it('name every role, capacity and clearance', () => {
    const keys = [
      ...roles.flatMap((role) => [`role.${role}`, `role.${role}.about`, `tries.${role}`]),
      ...capacities.map((capacity) => `capacity.${capacity}`),
      ...clearances.map((clearance) => `clearance.${clearance}`),
    ]
    expect(keys.filter((key) => !(`accounts.${key}` in en))).toEqual([])
  })
})
